import type { CertificateSettingsView } from '#contract/certificate-settings';
import type { Body } from '#contract/endpoints';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { automaticAfterHours } from './automatic.ts';
import { actor, planned } from './context.ts';
import { letterWithoutFont } from './dry-run.ts';
import { settingsOf } from './issuer.ts';

type Leader = Pick<Caller, 'course' | 'session'>;

/** @throws AppError COURSE_NOT_SET_UP */
export async function readSettings(deps: Deps, leader: Leader): Promise<CertificateSettingsView> {
  const course = planned(leader.course);
  const settings = await settingsOf(deps, course, leader.session.personId);
  const { models } = deps;
  const [logo, signature] = await Promise.all([
    models.certificateSettings.image(course._id, 'logo'),
    models.certificateSettings.image(course._id, 'signature'),
  ]);
  const { issuerName, issuerTitle, language, contents, automatic } = settings;
  return {
    ...{ issuerName, issuerTitle, language, contents, automatic, automaticAfterHours },
    ...{ courseLanguage: course.plan.language, logo: logo !== null, signature: signature !== null },
  };
}

/** @throws AppError COURSE_NOT_SET_UP, LETTER_NOT_IN_FONT */
export async function saveSettings(
  deps: Deps,
  leader: Leader,
  values: Body<'certificates.saveSettings'>,
): Promise<CertificateSettingsView> {
  const { models, now } = deps;
  const course = planned(leader.course);
  const letter = letterWithoutFont(`${values.issuerName} ${values.issuerTitle}`);
  if (letter !== null) throw new AppError('LETTER_NOT_IN_FONT', { letter });
  const before = await models.certificateSettings.get(course._id);
  const keeps = before?.automatic === true && values.automatic;
  const automaticBy = keeps ? before.automaticBy : leader.session.personId;
  await models.certificateSettings.put({ _id: course._id, ...values, automaticBy });
  const event = { kind: 'certificateSettingsChanged', automatic: values.automatic } as const;
  await models.audit.record(actor(leader), event, now());
  return readSettings(deps, leader);
}
