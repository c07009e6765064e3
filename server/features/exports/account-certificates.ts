import type { FoundCertificate } from '#contract/account';
import type { Reply } from '#contract/endpoints';
import { readCode } from '#domain/certificate-number';
import type { Certificate } from '../../models/certificates.ts';
import type { Models } from '../../models/open.ts';
import { type AccountScope, allCourses } from './account-courses.ts';

const most = 50;

/** Certificates of the account's courses by number, code, or a part of the name on them. */
export async function findCertificates(
  models: Models,
  scope: AccountScope,
  search: string,
): Promise<Reply<'account.certificates'> & { subjects: Map<string, string[]> }> {
  const courses = await allCourses(models, scope);
  const titles = new Map(courses.map((one) => [one._id, one.plan?.title ?? one.title]));
  const issued = await models.certificates.ofCourses([...titles.keys()]);
  const names = await models.certificates.names(issued.map((one) => one.sha256));
  const code = readCode(search);
  const wanted = search.toLocaleLowerCase('nb');
  const fits = (one: Certificate) =>
    one.number === search ||
    one.code === code ||
    (names.get(one.sha256) ?? '').toLocaleLowerCase('nb').includes(wanted);
  const found = issued
    .filter(fits)
    .sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime())
    .slice(0, most + 1);
  const shown = found.slice(0, most);
  const subjects = new Map<string, string[]>();
  for (const { courseId, personId } of shown) {
    subjects.set(courseId, [...(subjects.get(courseId) ?? []), personId]);
  }
  return {
    certificates: shown.flatMap((one): FoundCertificate[] => {
      const { number, kind, status, courseId } = one;
      if (status === 'pending') return [];
      return [
        {
          ...{ number, code: one.code, kind, status, name: names.get(one.sha256) ?? '' },
          course: titles.get(courseId) ?? '',
          issuedAt: one.issuedAt.toISOString(),
        },
      ];
    }),
    more: found.length > most,
    subjects,
  };
}
