import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CertificateSnapshot } from '#domain/certificate-snapshot';
import { MissingGlyphError, runsOf } from '../../server/documents/fonts.ts';
import { balanced, layOut } from '../../server/documents/text-layout.ts';
import { certificatePdf } from '../../server/features/certificates/pdf/certificate-pdf.ts';
import { pagesOfText } from './pdf-text.ts';

const noImages = { logo: null, signature: null };

function aSnapshot(values: Partial<CertificateSnapshot> = {}): CertificateSnapshot {
  const day = { start: '09:00', end: '14:30', plannedMinutes: 300, makeUpMinutes: 0 };
  const dates = ['2025-02-06', '2025-02-13', '2025-03-06', '2025-03-13', '2025-03-27'];
  return {
    ...{ version: 1, kind: 'certificate', language: 'nb', number: '2025-0042-7' },
    verifyUrl: 'https://kursdag.example/verify/7K2M-9QXR-4TFA',
    person: { name: 'Åse-Marie Øygard' },
    course: { title: 'Digitalt kurs i helsepedagogikk', organiser: 'Læringssenteret' },
    days: dates.map((date, index) => ({ ...day, date, attendedMinutes: index < 4 ? 300 : 0 })),
    ...{ attendedMinutes: 1200, makeUpMinutes: 0, plannedMinutes: 1500, requiredMinutes: 1200 },
    ...{ percent: 80, policy: 1, approvals: [], courseApprovals: [], contents: null },
    issuer: { name: 'Ragnhild Åsen', title: 'Kursleder' },
    ...{ issuedOn: '2025-03-28', issuedAt: '2025-03-28T10:00:00Z' },
    ...values,
  };
}

const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

describe('the PDF of a certificate', () => {
  test('has the same bytes for the same data, and others for another name', async () => {
    const first = await certificatePdf(aSnapshot(), noImages);
    const again = await certificatePdf(aSnapshot(), noImages);
    const other = await certificatePdf(aSnapshot({ person: { name: 'Kari Øvrebø' } }), noImages);
    expect(first.equals(again)).toBe(true);
    expect(first.equals(other)).toBe(false);
  });

  test('is tagged, with language, title shown and fonts embedded', async () => {
    const text = (await certificatePdf(aSnapshot(), noImages)).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7/);
    for (const part of ['/StructTreeRoot', '/MarkInfo', '/DisplayDocTitle true', '/FontFile']) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/\/Lang \(nb\)/);
    for (const tag of ['/H1', '/H2', '/Table', '/TH', '/TD', '/Figure']) {
      expect(text).toContain(`/S ${tag}`);
    }
  });

  test('goes on to a second page where thirteen days and many approvals need one', async () => {
    const day = aSnapshot().days[0];
    if (!day) throw new Error('the snapshot has no day');
    const approval = {
      ...{ body: 'Norsk Sykepleierforbund', hourHundredths: 2200, unit: 60 as const },
      ...{ wording: 'Kurset er godkjent som meritterende. '.repeat(6), reference: 'A-1' },
    };
    const long = aSnapshot({
      days: Array.from({ length: 13 }, () => day),
      approvals: Array.from({ length: 8 }, () => approval),
    });
    expect(pages(await certificatePdf(aSnapshot(), noImages))).toBe(1);
    const pdf = await certificatePdf(long, noImages);
    expect(pages(pdf)).toBeGreaterThan(1);
    // Pages that come apart still say whose they are.
    for (const text of pagesOfText(pdf)) expect(text).toContain('Åse-Marie Øygard');
    for (const text of pagesOfText(pdf)) expect(text).toContain('2025-0042-7');
  });

  test('has what PDF/UA asks of tables, pictures, metadata and what is no content', async () => {
    const pdf = await certificatePdf(aSnapshot(), noImages);
    const text = pdf.toString('latin1');
    const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
    expect(count(/\/S \/TH\b/g)).toBe(4);
    expect(count(/\/Scope \/Column/g)).toBe(4);
    const figures = count(/\/S \/Figure\b/g);
    expect(figures).toBeGreaterThan(0);
    expect(count(/\/Alt \(/g)).toBe(figures);
    expect(count(/\/BBox \[[\d. -]+\]/g)).toBe(figures);
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toContain('/Marked true');
    // The pages' tabs follow the structure, and every content has its parent in it.
    expect(text).toContain('/ParentTree');
    expect(count(/\/Tabs \/S\b/g)).toBe(pages(pdf));
  });

  test('breaks a centred text into lines of about the same length', () => {
    const text = 'Nasjonal kompetansetjeneste for læring og mestring innen helse, Oslo HF';
    const width = 300;
    const widths = balanced(text, 400, 11, width).map((line) => line.width);
    expect(widths).toHaveLength(layOut(text, 400, 11, width).length);
    expect(Math.min(...widths)).toBeGreaterThan(Math.max(...widths) * 0.7);
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
  });

  test('takes a name of 200 characters without a space', async () => {
    const name = 'Å'.repeat(200);
    await expect(certificatePdf(aSnapshot({ person: { name } }), noImages)).resolves.toBeDefined();
  });

  test('is stopped by a letter that no font has, and names it', async () => {
    const snapshot = aSnapshot({ person: { name: 'Li 漢' } });
    await expect(certificatePdf(snapshot, noImages)).rejects.toThrow(MissingGlyphError);
    await expect(certificatePdf(snapshot, noImages)).rejects.toMatchObject({ character: '漢' });
  });
});

describe('the fonts', () => {
  test('draw Polish, Greek, Cyrillic and Vietnamese names, each letter by a font that has it', () => {
    for (const name of ['Łukasz Żółć', 'Ελένη', 'Юлия', 'Nguyễn Thị Hồng']) {
      expect(
        runsOf(name, 400)
          .map((run) => run.text)
          .join(''),
      ).toBe(name);
    }
  });

  test('leave out what has no shape, and keep the letters beside it', () => {
    const text = runsOf('Kari\u200b\u202e Nes', 400);
    expect(text.map((run) => run.text).join('')).toBe('Kari Nes');
  });
});

describe('the layout of text', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...Array.from('aæåbcdefghijklmøøopł ŁżÅ Ø')),
    maxLength: 200,
  });
  const joined = (text: string, width: number) =>
    layOut(text, 400, 11, width)
      .map((line) => line.pieces.map((piece) => piece.text).join('') + (line.broken ? '' : ' '))
      .join('');
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

  test('loses no letter and adds none, however narrow the column is', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 5, max: 400 }), (text, width) => {
        expect(words(joined(text, width))).toEqual(words(text));
      }),
      { numRuns: 300 },
    );
  });

  test('makes no line wider than its column, unless a single letter is', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 20, max: 400 }), (text, width) => {
        for (const line of layOut(text, 400, 11, width)) {
          expect(line.width).toBeLessThanOrEqual(width + 0.5);
        }
      }),
      { numRuns: 300 },
    );
  });
});
