import type { CertificateSnapshot } from '#domain/certificate-snapshot';
import { TaggedPdf, type TextStyle } from '../../../documents/tagged-pdf.ts';
import { drawQr } from '../../../documents/qr.ts';
import { certificateTexts, fill } from '../../../i18n/certificate-texts.ts';
import { shownDate, shownMinutes } from '../../../i18n/shown.ts';
import { drawApprovals, drawContents, drawDays } from './sections.ts';
import { colors, left, Sheet } from './sheet.ts';

/** Pictures on a certificate as PNG or JPEG bytes. */
export interface CertificateImages {
  logo: Buffer | null;
  signature: Buffer | null;
}

const footTop = 678;

/**
 * Draws the certificate of a snapshot: A4, tagged, with embedded fonts. The same snapshot and
 * pictures give the same bytes.
 * @throws MissingGlyphError when a name has a letter that no font has
 */
export async function certificatePdf(
  snapshot: CertificateSnapshot,
  images: CertificateImages,
): Promise<Buffer> {
  const texts = certificateTexts[snapshot.language];
  const heading = snapshot.kind === 'certificate' ? texts.certificate : texts.confirmation;
  const pdf = new TaggedPdf({
    title: `${heading}: ${snapshot.course.title}`,
    author: snapshot.course.organiser,
    language: snapshot.language,
    at: new Date(snapshot.issuedAt),
  });
  // Pages that come apart still say whose they are.
  const runningHead = `${heading} ${snapshot.number} · ${snapshot.person.name}`;
  const sheet = new Sheet(pdf, { y: 56, limit: footTop - 8, runningHead });
  pdf.within('Sect', () => drawHead(sheet, snapshot, heading, images.logo));
  drawFoot(pdf, snapshot, images.signature);
  drawDays(sheet, snapshot);
  if (snapshot.approvals.length > 0) drawApprovals(sheet, snapshot);
  if (snapshot.contents) drawContents(sheet, snapshot.contents, snapshot.language);
  return pdf.bytes();
}

function drawHead(
  sheet: Sheet,
  snapshot: CertificateSnapshot,
  heading: string,
  logo: Buffer | null,
): void {
  const { pdf } = sheet;
  const texts = certificateTexts[snapshot.language];
  const certificate = snapshot.kind === 'certificate';
  const centered = (size: number, more: Partial<TextStyle> = {}): TextStyle => ({
    size,
    align: 'center',
    ...more,
  });
  if (logo) {
    const y = sheet.y;
    const box = { x: left, y, width: sheet.width, height: 46 };
    pdf.figure(fill(texts.logo, { organiser: snapshot.course.organiser }), box, (doc) =>
      doc.image(logo, left, y, { fit: [box.width, 46], align: 'center', valign: 'center' }),
    );
    sheet.y += 54;
  } else {
    // Little text stands a little lower on its page.
    sheet.y += snapshot.approvals.length === 0 && snapshot.days.length <= 6 ? 52 : 22;
  }
  sheet.text('P', snapshot.course.organiser, centered(11, { color: colors.muted }), 14);
  const title = centered(certificate ? 36 : 26, { weight: 600, color: colors.main, leading: 1.15 });
  sheet.text('H1', heading, title, 6);
  const middle = pdf.width / 2;
  pdf.artifact((doc) =>
    doc
      .moveTo(middle - 40, sheet.y)
      .lineTo(middle + 40, sheet.y)
      .lineWidth(1.5)
      .stroke(colors.accent),
  );
  sheet.y += 14;
  const quiet = centered(10.5, { color: colors.muted });
  sheet.text('P', certificate ? texts.awardedTo : texts.confirmsFor, quiet, 2);
  sheet.text('P', snapshot.person.name, centered(25, { weight: 600, leading: 1.2 }), 4);
  sheet.text('P', certificate ? texts.completed : texts.attended, quiet, 2);
  const course = centered(16, { weight: 600, color: colors.main, leading: 1.2 });
  sheet.text('P', snapshot.course.title, course, 2);
  sheet.text('P', period(snapshot), quiet, 8);
  sheet.text('P', hoursSentence(snapshot), centered(10.5), 2);
}

/** First to last day in words. */
function period({ days, language }: CertificateSnapshot): string {
  const first = days[0]?.date;
  const last = days.at(-1)?.date;
  if (first === undefined || last === undefined) return '';
  return first === last
    ? shownDate(first, language)
    : `${shownDate(first, language)} – ${shownDate(last, language)}`;
}

function hoursSentence(snapshot: CertificateSnapshot): string {
  const texts = certificateTexts[snapshot.language];
  const shown = (minutes: number) => shownMinutes(minutes, snapshot.language);
  const sentence = fill(snapshot.kind === 'certificate' ? texts.hours : texts.confirmationHours, {
    attended: shown(snapshot.attendedMinutes),
    planned: shown(snapshot.plannedMinutes),
    required: shown(snapshot.requiredMinutes),
    percent: snapshot.percent,
  });
  if (snapshot.makeUpMinutes === 0) return sentence;
  return `${sentence} ${fill(texts.makeUp, { makeUp: shown(snapshot.makeUpMinutes) })}`;
}

/** Who issued it, its number and where to check it: at the foot of the first page. */
function drawFoot(pdf: TaggedPdf, snapshot: CertificateSnapshot, signature: Buffer | null): void {
  const texts = certificateTexts[snapshot.language];
  const qr = 74;
  const qrX = pdf.width - left - qr;
  pdf.within('Sect', () => {
    if (signature) {
      const box = { x: left, y: footTop, width: 150, height: 32 };
      pdf.figure(fill(texts.signature, { name: snapshot.issuer.name }), box, (doc) =>
        doc.image(signature, left, footTop, { fit: [150, 32], valign: 'bottom' }),
      );
    }
    pdf.artifact((doc) =>
      doc
        .moveTo(left, footTop + 36)
        .lineTo(left + 200, footTop + 36)
        .lineWidth(0.5)
        .stroke(colors.muted),
    );
    const width = qrX - left - 16;
    let y = footTop + 38;
    const put = (text: string, style: TextStyle) => {
      if (text !== '') y = pdf.text('P', text, { x: left, y, width }, style);
    };
    put(snapshot.issuer.name, { size: 11, weight: 600 });
    put(snapshot.issuer.title, { size: 9.5, color: colors.muted });
    put(
      `${texts.issued} ${shownDate(snapshot.issuedOn, snapshot.language)} · ${texts.number} ${snapshot.number}`,
      { size: 9.5, color: colors.muted },
    );
    put(`${texts.verify} ${snapshot.verifyUrl}`, { size: 8.5, color: colors.muted });
    const code = { x: qrX, y: footTop + 12, width: qr, height: qr };
    pdf.figure(texts.qr, code, (doc) => drawQr(doc, snapshot.verifyUrl, qrX, code.y, qr));
  });
}
