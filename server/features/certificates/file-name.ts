import { certificateMailTexts } from '../../i18n/certificate-mail-texts.ts';
import type { Certificate } from '../../models/certificates.ts';

/** A file name that every system takes, and that no two certificates share: their number is in it. */
export function fileNameOf(
  { kind, number, content }: Pick<Certificate, 'kind' | 'number' | 'content'>,
  name: string,
): string {
  const what = certificateMailTexts[content.language].fileName[kind];
  const plain = name
    .replace(/[^\p{L}\p{M}\p{N} .'-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${[what, number, plain].join(' ').trim()}.pdf`;
}
