import type { FileReply } from '#contract/endpoint';
import type { CertificateSnapshot } from '#domain/certificate-snapshot';
import type { PlanLanguage } from '#domain/plan';
import { standings } from '#domain/standing';
import { resolveProgramme } from '#domain/programme';
import { heldSeconds } from '#domain/counted-days';
import { approvalOutcome } from '#domain/approvals';
import { MissingGlyphError } from '../../documents/fonts.ts';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { sampleTexts } from '../../i18n/certificate-texts.ts';
import { contentOf } from './content.ts';
import { planned, verifyUrl } from './context.ts';
import { imagesOf, languageOf, settingsOf } from './issuer.ts';
import type { Printer } from './pdf/printer.ts';

/** A code that opens nothing. */
const noCode = '0000-0000-0000-0000-0000';

/** A certificate of nobody, to try a picture on. */
export function sampleSnapshot(toolUrl: string, language: PlanLanguage): CertificateSnapshot {
  const { name, number } = sampleTexts[language];
  return {
    ...{ version: 1, kind: 'certificate', language, number, person: { name } },
    verifyUrl: verifyUrl(toolUrl, noCode),
    course: { title: '–', organiser: '–' },
    ...{ days: [], attendedMinutes: 0, makeUpMinutes: 0, plannedMinutes: 0, requiredMinutes: 0 },
    ...{ percent: 80, policy: 1, approvals: [], courseApprovals: [], contents: null },
    issuer: { name: '–', title: '' },
    ...{ issuedOn: '2025-01-01', issuedAt: '2025-01-01T00:00:00Z' },
  };
}

/**
 * What a certificate of the course will look like, for somebody invented who was there all the time.
 * @throws AppError COURSE_NOT_SET_UP, LETTER_NOT_IN_FONT
 */
export async function previewCertificate(
  deps: Deps,
  printer: Printer,
  leader: Pick<Caller, 'course' | 'session'>,
): Promise<FileReply> {
  const course = planned(leader.course);
  const settings = await settingsOf(deps, course, leader.session.personId);
  const texts = sampleTexts[languageOf(settings, course)];
  const programme = resolveProgramme(course.plan);
  const held = heldSeconds(programme);
  const [none] = standings(programme, [{ id: '', group: 'professional' }], new Map());
  if (none === undefined) throw new Error('a sample without a standing');
  const standing = {
    ...none,
    ...{ standing: 'met' as const, earnedSeconds: none.plannedSeconds },
    days: none.days.map((day) => ({ ...day, attendedSeconds: day.plannedSeconds })),
  };
  const outcomes = course.plan.approvals.map((approval) =>
    approvalOutcome(approval, standing, { percent: course.plan.percent, heldSeconds: held }),
  );
  const content = contentOf(
    course,
    { programme, ended: false, heldSeconds: held, people: [] },
    { member: { ...nobody, name: texts.name }, standing, outcomes },
    {
      ...{ kind: 'certificate', number: texts.number, settings, now: deps.now() },
      verifyUrl: verifyUrl(deps.env.KURSDAG_URL, noCode),
      issuer: { name: settings.issuerName, title: settings.issuerTitle },
    },
  );
  const images = await imagesOf(deps, course._id);
  try {
    const pdf = await printer.print({ ...content, person: { name: texts.name } }, images);
    return { fileName: `${texts.number}.pdf`, contentType: 'application/pdf', content: pdf };
  } catch (error) {
    if (!(error instanceof MissingGlyphError)) throw error;
    throw new AppError('LETTER_NOT_IN_FONT', { letter: error.character });
  }
}

const nobody = {
  ...{ personId: '', sortName: '', group: 'professional' as const, sections: [] },
  ...{ state: 'active' as const, withdrawn: false },
};
