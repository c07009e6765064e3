import PDFDocument from 'pdfkit';
import { allParts } from '../../../server/documents/fonts.ts';

/** What a certificate is drawn with; structure is made anew around each text. */
const methods = [
  ...['font', 'fontSize', 'fillColor', 'text', 'rect', 'moveTo', 'lineTo', 'lineWidth'],
  ...['stroke', 'fill', 'circle'],
];

/** A call of pdfkit as the certificate made it. */
export interface Step {
  method: string;
  args: unknown[];
}

/** Draws once and notes what was asked of pdfkit, without what it asks of itself. */
export async function recordDrawing(draw: () => Promise<unknown>): Promise<Step[]> {
  const prototype = Reflect.get(PDFDocument, 'prototype') as object;
  const steps: Step[] = [];
  let depth = 0;
  const originals = methods.map((method) => {
    const original = functionOf(prototype, method);
    Reflect.set(prototype, method, function (this: unknown, ...args: unknown[]): unknown {
      if (depth === 0) steps.push({ method, args });
      depth += 1;
      try {
        return original.apply(this, args);
      } finally {
        depth -= 1;
      }
    });
    return { method, original };
  });
  try {
    await draw();
  } finally {
    for (const { method, original } of originals) Reflect.set(prototype, method, original);
  }
  return steps;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

function functionOf(prototype: object, method: string): Method {
  const found: unknown = Reflect.get(prototype, method);
  if (typeof found !== 'function') throw new Error(`pdfkit has no ${method}`);
  return found as Method;
}

/** The same drawing by pdfkit alone: the same fonts embedded, a paragraph of structure for each text. */
export async function replayBare(steps: readonly Step[]): Promise<number> {
  const options: PDFKit.PDFDocumentOptions = {
    ...{ size: 'A4', margin: 0, pdfVersion: '1.7', tagged: true, lang: 'nb', displayTitle: true },
    info: { Title: 'Kursbevis', Author: 'Læringssenteret' },
  };
  Reflect.set(options, 'subset', 'PDF/UA');
  const doc = new PDFDocument(options);
  let bytes = 0;
  const done = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.on('data', (piece: Buffer) => {
    bytes += piece.length;
  });
  for (const { name, data } of allParts()) doc.registerFont(name, data);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const act = ({ method, args }: Step) => {
    const call: unknown = Reflect.get(doc, method);
    if (typeof call === 'function') Reflect.apply(call, doc, args);
  };
  for (const step of steps) {
    if (step.method === 'text') {
      const paragraph = doc.struct('P', {}, () => act(step));
      root.add(paragraph);
      paragraph.end();
    } else if (step.method.startsWith('font') || step.method === 'fillColor') {
      act(step);
    } else {
      doc.markContent('Artifact', { type: 'Layout' });
      act(step);
      doc.endMarkedContent();
    }
  }
  root.end();
  doc.end();
  await done;
  return bytes;
}
