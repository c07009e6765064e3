import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import yazl from 'yazl';

/** Files as participants hand them in, and as they should not; made here, of invented content. */

/** A PDF as a word processor writes it. */
export function aPdf(pages = 1, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, ...options });
  for (let page = 1; page <= pages; page += 1) {
    document.addPage().text(`Lærings- og mestringstilbud, side ${page}. 7 0 obj << /Type /Page >>`);
  }
  document.end();
  return collected(document);
}

/** A newer PDF, with its page tree in a compressed object stream. */
export function aPackedPdf(pages: number, { filter = '/FlateDecode', extra = '' } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_one, index) => index + 10);
  const objects = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${extra}>>`],
    [2, `<< /Type /Pages /Count ${pages} /Kids [${kids.map((one) => `${one} 0 R`).join(' ')}] >>`],
    ...kids.map((one) => [one, '<< /Type /Page /Parent 2 0 R >>'] as const),
  ] as const;
  let at = 0;
  const places = objects.map(([number, text]) => {
    const place = `${number} ${at}`;
    at += text.length + 1;
    return place;
  });
  const head = `${places.join(' ')} `;
  const body = deflateSync(Buffer.from(head + objects.map(([, text]) => text).join(' '), 'latin1'));
  const facts = `/Type /ObjStm /N ${objects.length} /First ${head.length} /Filter ${filter}`;
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n5 0 obj\n<< ${facts} /Length ${body.length} >>\nstream\n`, 'latin1'),
    body,
    Buffer.from('\nendstream\nendobj\nstartxref\n0\n%%EOF\n', 'latin1'),
  ]);
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export function aDocx(pages: number | null = 1, more: Record<string, string> = {}, type = word) {
  return zipOf({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    'word/document.xml': '<w:document/>',
    ...(pages === null
      ? {}
      : { 'docProps/app.xml': `<Properties><Pages>${pages}</Pages></Properties>` }),
    ...more,
  });
}

export function anOdt(pages: number | null = 1, more: Record<string, string> = {}) {
  const count = pages === null ? '' : `<meta:document-statistic meta:page-count="${pages}"/>`;
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<office:document-content/>',
    'meta.xml': `<office:document-meta>${count}</office:document-meta>`,
    'META-INF/manifest.xml': '<manifest:manifest/>',
    ...more,
  });
}

export function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), name, { compress: name !== 'mimetype' });
  }
  zip.end();
  return collected(zip.outputStream);
}

async function collected(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
