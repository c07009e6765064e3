import PDFDocument from 'pdfkit';
import { allParts, type Weight } from './fonts.ts';
import { balanced, layOut, type Line } from './text-layout.ts';

/** Structure types of PDF 1.7 that our documents use. */
export type Tag =
  'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Sect';

export interface TextStyle {
  size: number;
  weight?: Weight;
  color?: string;
  align?: 'left' | 'center' | 'right';
  /** Distance from one baseline to the next, as a factor of the size; 1.3 unless set. */
  leading?: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
}

type Structure = PDFKit.PDFStructureElement;

/**
 * A tagged A4 document (PDF/UA-1 structure, language, title, embedded fonts). The same calls with
 * the same data give the same bytes: its only time is the one it is given. Units are points, from
 * the top left corner.
 */
export class TaggedPdf {
  readonly doc: PDFKit.PDFDocument;
  readonly #root: Structure;
  readonly #chunks: Buffer[] = [];
  readonly #done: Promise<void>;
  #open: Structure;

  constructor(
    meta: { title: string; author: string; language: string; at: Date },
    landscape = false,
  ) {
    const options: PDFKit.PDFDocumentOptions = {
      size: 'A4',
      layout: landscape ? 'landscape' : 'portrait',
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: meta.language,
      displayTitle: true,
      info: { Title: meta.title, Author: meta.author, CreationDate: meta.at, ModDate: meta.at },
    };
    // pdfkit knows this subset, its published types do not yet.
    Reflect.set(options, 'subset', 'PDF/UA');
    this.doc = new PDFDocument(options);
    this.#done = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
      this.doc.on('end', resolve);
      this.doc.on('error', reject);
    });
    for (const part of allParts()) this.doc.registerFont(part.name, part.data);
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
    this.#open = this.#root;
  }

  get width(): number {
    return this.doc.page.width;
  }

  get height(): number {
    return this.doc.page.height;
  }

  /** Everything drawn in `inside` belongs to a structure element of this tag. */
  within(tag: Tag, inside: () => void): void {
    const outer = this.#open;
    const element = this.doc.struct(tag);
    outer.add(element);
    this.#open = element;
    inside();
    element.end();
    this.#open = outer;
  }

  /** How text would be broken in a width: for measuring before drawing. */
  lines(text: string, style: TextStyle, width: number): readonly Line[] {
    const { weight = 400, size, align } = style;
    const lines = layOut(text, weight, size, width);
    return align === 'center' && lines.length > 1 ? balanced(text, weight, size, width) : lines;
  }

  lineHeight(style: TextStyle): number {
    return style.size * (style.leading ?? 1.3);
  }

  heightOf(text: string, style: TextStyle, width: number): number {
    return this.lines(text, style, width).length * this.lineHeight(style);
  }

  /**
   * Draws a text, wrapped, as one structure element.
   * @returns the y below the last line
   * @throws MissingGlyphError
   */
  text(tag: Tag, text: string, box: Box, style: TextStyle): number {
    const lines = this.lines(text, style, box.width);
    const options: PDFKit.Mixins.StructureElementOptions = {};
    // Headings of tables say what they head (ISO 14289-1, 7.5); the published types lack the option.
    if (tag === 'TH') Reflect.set(options, 'scope', 'Column');
    const element = this.doc.struct(tag, options, () => this.#draw(lines, box, style));
    this.#open.add(element);
    element.end();
    return box.y + lines.length * this.lineHeight(style);
  }

  /** Draws a line of text that only repeats what stands elsewhere: a running head. */
  runningHead(text: string, box: Box, style: TextStyle): void {
    const lines = this.lines(text, style, box.width);
    this.doc.markContent('Artifact', { type: 'Pagination' });
    this.#draw(lines, box, style);
    this.doc.endMarkedContent();
  }

  /** Draws what means nothing to a reader: lines, grounds, ornaments. */
  artifact(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw(this.doc);
    this.doc.endMarkedContent();
  }

  /** Draws a picture inside a box, with its text alternative. */
  figure(
    alt: string,
    { x, y, width, height }: Box & { height: number },
    draw: (doc: PDFKit.PDFDocument) => void,
  ): void {
    const options = { alt, bbox: [x, y, x + width, y + height] };
    const element = this.doc.struct('Figure', options, () => draw(this.doc));
    this.#open.add(element);
    element.end();
  }

  newPage(): void {
    this.doc.addPage();
  }

  /** Ends the document and gives its bytes. */
  async bytes(): Promise<Buffer> {
    this.#root.end();
    this.doc.end();
    await this.#done;
    return Buffer.concat(this.#chunks);
  }

  #draw(lines: readonly Line[], box: Box, style: TextStyle): void {
    const slack = { left: 0, center: 0.5, right: 1 }[style.align ?? 'left'];
    this.doc.fillColor(style.color ?? '#1a1a1a').fontSize(style.size);
    lines.forEach((line, index) => {
      let x = box.x + (box.width - line.width) * slack;
      const y = box.y + (index + 0.8) * this.lineHeight(style);
      const joined = index === lines.length - 1 || line.broken;
      for (const [at, piece] of line.pieces.entries()) {
        // A space at the end of a line keeps the words apart for whoever reads or copies the text.
        const gap = !joined && at === line.pieces.length - 1 ? ' ' : '';
        this.doc
          .font(piece.part.name)
          .text(piece.text + gap, x, y, { lineBreak: false, baseline: 'alphabetic' });
        x += piece.width;
      }
    });
  }
}
