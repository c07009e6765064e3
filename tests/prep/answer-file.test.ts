import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { prepFileProblem } from '#domain/prep-file';
import { readFile } from '../../server/features/prep/answer-file/read-file.ts';
import { aDocx, anOdt, aPackedPdf, aPdf, zipOf } from '../answer-files.ts';

describe('what a file is', () => {
  test('a PDF, with its pages counted, however it is written', async () => {
    expect(readFile(await aPdf(2))).toEqual({ kind: 'pdf', pages: 2, counted: true });
    expect(readFile(await aPdf(13, { compress: false }))).toMatchObject({ pages: 13 });
    expect(readFile(aPackedPdf(3))).toEqual({ kind: 'pdf', pages: 3, counted: true });
  });

  test('a PDF whose pages cannot be counted for certain has no number of pages', async () => {
    const twice = Buffer.concat([await aPdf(2), aPackedPdf(1)]);
    expect(readFile(twice)).toEqual({ kind: 'pdf', pages: null, counted: true });
    expect(readFile(aPackedPdf(2, { filter: '/LZWDecode' }))).toMatchObject({ pages: null });
  });

  test('a page that was changed later is counted once', async () => {
    const pdf = (await aPdf(1)).toString('latin1');
    const page = /(\d+) 0 obj\n<<\n\/Type \/Page\n[^]*?endobj/.exec(pdf)?.[0] ?? '';
    expect(page).not.toBe('');
    const again = Buffer.from(`${pdf}\n${page}\nstartxref\n0\n%%EOF\n`, 'latin1');
    expect(readFile(again)).toMatchObject({ pages: 1 });
  });

  test('a Word or LibreOffice document, with the pages that it says it has', async () => {
    expect(readFile(await aDocx(2))).toEqual({ kind: 'docx', pages: 2, counted: false });
    expect(readFile(await anOdt(4))).toEqual({ kind: 'odt', pages: 4, counted: false });
    for (const none of [await aDocx(null), await aDocx(0), await anOdt(null)]) {
      expect(readFile(none)).toMatchObject({ pages: null });
    }
  });

  test.each([
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])],
    ['a web page', () => Buffer.from('<html>%PDF-1.7 %%EOF</html>')],
    ['a program', () => Buffer.from('MZ\x90\x00%PDF-1.7')],
    ['a zip of something', () => zipOf({ 'notat.txt': 'Hei' })],
    ['a spreadsheet', () => zipOf({ '[Content_Types].xml': 'spreadsheetml.sheet.main+xml' })],
    [
      'an open spreadsheet',
      () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    ],
    ['an old Word file', () => Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    ['one byte', () => Buffer.from('%')],
  ] as const)('%s is not taken', async (_what, make) => {
    expect(readFile(await make())).toEqual({ problem: 'NOT_TAKEN' });
  });

  test.each([
    ['a PDF with a password', () => aPdf(1, { userPassword: 'hemmelig' })],
    ['a PDF with restrictions', () => aPdf(1, { ownerPassword: 'a', pdfVersion: '1.7' })],
    [
      'a newer PDF with a password',
      () =>
        Buffer.from(
          '%PDF-1.7\n3 0 obj << /Type /XRef /Encrypt 9 0 R >>\nstream\n\nendstream\nendobj\n%%EOF',
        ),
    ],
    [
      'a Word document with a password',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
    ],
    [
      'a LibreOffice document with a password',
      () => anOdt(1, { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    ],
  ] as const)('%s is locked', async (_what, make) => {
    expect(readFile(await make())).toEqual({ problem: 'LOCKED' });
  });

  test.each([
    ['a Word document with macros', () => aDocx(1, { 'word/vbaProject.bin': 'x' })],
    [
      'one that says so itself',
      () => aDocx(1, {}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
    ],
    ['a LibreOffice document with macros', () => anOdt(1, { 'Basic/Standard/Module1.xml': 'x' })],
    ['a PDF with a script', () => aPackedPdf(1, { extra: '/OpenAction << /S /JavaScript >> ' })],
    [
      'a PDF with its script’s name in codes',
      () => aPackedPdf(1, { extra: '/OpenAction << /S /J#61vaScript >> ' }),
    ],
    ['a PDF that starts a program', () => aPackedPdf(1, { extra: '/AA << /S /Launch >> ' })],
  ] as const)('%s holds programs', async (_what, make) => {
    expect(readFile(await make())).toEqual({ problem: 'MACROS' });
  });

  test('a file that was cut off is damaged', async () => {
    for (const whole of [await aPdf(3), await aDocx(), await anOdt()]) {
      expect(readFile(whole.subarray(0, whole.length / 2))).toEqual({ problem: 'DAMAGED' });
    }
  });
});

describe('what is made to harm', () => {
  const within = (seconds: number, bytes: Buffer) => {
    const started = performance.now();
    const facts = readFile(bytes);
    expect(performance.now() - started).toBeLessThan(seconds * 1000);
    return facts;
  };
  const pdf = (part: string, times: number) =>
    Buffer.from(`%PDF-1.7\n${part.repeat(times)}\n%%EOF`, 'latin1');

  test.each([
    ['object after object', '1 0 obj ', 1_000_000],
    ['spaces', '/Filter                  ', 500_000],
    ['trailers', 'trailer ', 1_000_000],
    ['figures', '1 1 1 1 ', 1_000_000],
    ['names', '1 0 obj << /Type /Pages /Count 1 >> endobj ', 200_000],
  ])('%s without end take no long', (_what, part, times) => {
    within(8, pdf(part, times));
  });

  test('parts that unpack to gigabytes are not unpacked', async () => {
    const bomb = await zipOf({
      ...{ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': 'x' },
      'meta.xml': Buffer.alloc(200 * 1024 * 1024),
    });
    expect(within(4, bomb)).toMatchObject({ kind: 'odt', pages: null });
  });

  test('any bytes at all are answered, never thrown at', async () => {
    const samples = [await aPdf(2), aPackedPdf(2), await aDocx(), await anOdt()];
    fc.assert(
      fc.property(fc.nat(3), fc.nat(), fc.nat(255), fc.nat(), (which, at, byte, cut) => {
        const bytes = Buffer.from(samples[which] ?? []);
        bytes[at % bytes.length] = byte;
        readFile(bytes.subarray(0, bytes.length - (cut % 40)));
      }),
      { numRuns: 2_000 },
    );
    for (const start of ['%PDF-1.7\n', 'PK\x03\x04']) {
      for (let run = 0; run < 200; run += 1) {
        readFile(Buffer.concat([Buffer.from(start, 'latin1'), randomBytes(300)]));
      }
    }
  });
});

test('a file keeps the limits of its task, or breaks one', () => {
  const rules = { maxMegabytes: 1, maxPages: 2 };
  const of = (bytes: number, pages: number | null) => prepFileProblem({ bytes, pages }, rules);
  expect([of(1_048_576, 2), of(1_048_577, 1), of(1, 3), of(1, null)]).toEqual([
    ...[null, 'TOO_LARGE', 'TOO_MANY_PAGES', null],
  ]);
  expect(prepFileProblem({ bytes: 1, pages: 99 }, { ...rules, maxPages: 0 })).toBeNull();
});
