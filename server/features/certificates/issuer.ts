import type { PlanLanguage } from '#domain/plan';
import type { Deps } from '../../http/deps.ts';
import { issuerTitles } from '../../i18n/certificate-texts.ts';
import type { CertificateSettings } from '../../models/certificate-settings.ts';
import type { CertificateImages } from './pdf/certificate-pdf.ts';
import type { PlannedCourse } from './context.ts';

/** Settings of a course as they count: before anyone has saved any, the leader who issues signs. */
export async function settingsOf(
  { models }: Pick<Deps, 'models'>,
  course: PlannedCourse,
  leaderId: string,
): Promise<CertificateSettings> {
  const saved = await models.certificateSettings.get(course._id);
  if (saved !== null) return saved;
  const person = await models.people.getPerson(leaderId);
  return {
    _id: course._id,
    issuerName: person?.name ?? '',
    issuerTitle: issuerTitles[course.plan.language],
    ...{ language: null, contents: true, automatic: false, automaticBy: '' },
  };
}

/** Language of a course's certificates. */
export function languageOf(settings: CertificateSettings, course: PlannedCourse): PlanLanguage {
  return settings.language ?? course.plan.language;
}

export async function imagesOf(
  { models }: Pick<Deps, 'models'>,
  courseId: string,
): Promise<CertificateImages> {
  const [logo, signature] = await Promise.all([
    models.certificateSettings.image(courseId, 'logo'),
    models.certificateSettings.image(courseId, 'signature'),
  ]);
  return { logo: logo?.bytes ?? null, signature: signature?.bytes ?? null };
}
