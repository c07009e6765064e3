import { TaggedPdf, type TextStyle } from '../tagged-pdf.ts';

/** The media type of PDF. */
export const pdfType = 'application/pdf';

export const ink = { main: '#0b4a5e', line: '#b8c2c8', muted: '#4a5560' } as const;
const margin = 42;

export interface PageColumn {
  /** Points from the left edge of the text. */
  x: number;
  width: number;
  align?: 'left' | 'right';
}

interface Meta {
  title: string;
  author: string;
  language: string;
  at: Date;
  landscape?: boolean;
}

/** Lists on plain A4 pages: what does not fit goes on to the next page, nothing is cut off. */
export class Pages {
  readonly pdf: TaggedPdf;
  readonly width: number;
  y = margin;

  constructor({ landscape = false, ...meta }: Meta) {
    this.pdf = new TaggedPdf(meta, landscape);
    this.width = this.pdf.width - 2 * margin;
  }

  newPage(): void {
    this.pdf.newPage();
    this.y = margin;
  }

  /** Begins a new page unless `height` points are left on this one; true when it did. */
  ensure(height: number): boolean {
    if (this.y === margin || this.y + height <= this.pdf.height - margin) return false;
    this.newPage();
    return true;
  }

  text(tag: 'H1' | 'H2' | 'P', text: string, style: TextStyle, gap = 0): void {
    for (const paragraph of text.split('\n')) {
      this.ensure(this.pdf.heightOf(paragraph, style, this.width));
      const box = { x: margin, y: this.y, width: this.width };
      this.y = this.pdf.text(tag, paragraph, box, style);
    }
    this.y += gap;
  }

  title(text: string): void {
    this.text('H1', text, { size: 17, weight: 600, color: ink.main, leading: 1.2 }, 4);
  }

  heading(text: string, follow = 30): void {
    const style: TextStyle = { size: 11.5, weight: 600, color: ink.main };
    this.ensure(this.pdf.lineHeight(style) + follow + 8);
    this.y += 8;
    this.text('H2', text, style, 2);
  }

  note(text: string): void {
    this.text('P', text, { size: 9, color: ink.muted, leading: 1.35 }, 2);
  }

  /**
   * A table with a line under each row; its headings stand again on each further page.
   * @param least height of a row in points, as for signing in it
   */
  table(
    headings: readonly string[],
    rows: readonly (readonly string[])[],
    columns: readonly PageColumn[],
    { size = 8.5, least = 0 } = {},
  ): void {
    const style = (weight: 400 | 600): TextStyle => ({ size, weight, leading: 1.3 });
    const heightOf = (cells: readonly string[], weight: 400 | 600) =>
      Math.max(
        least,
        ...columns.map((column, i) =>
          this.pdf.heightOf(cells[i] ?? '', style(weight), column.width),
        ),
      ) + 4;
    const draw = (tag: 'TH' | 'TD', cells: readonly string[], height: number) => {
      const weight = tag === 'TH' ? 600 : 400;
      const y = this.y + 2;
      this.pdf.within('TR', () => {
        columns.forEach(({ x, width, align = 'left' }, i) => {
          const box = { x: margin + x, y, width };
          this.pdf.text(tag, cells[i] ?? '', box, { ...style(weight), align });
        });
      });
      this.y += height;
      this.#rule(tag === 'TH' ? 0.9 : 0.4);
    };
    const headHeight = heightOf(headings, 600);
    this.pdf.within('Table', () => {
      const [first] = rows;
      this.ensure(headHeight + (first === undefined ? 0 : heightOf(first, 400)));
      draw('TH', headings, headHeight);
      for (const row of rows) {
        const height = heightOf(row, 400);
        if (this.ensure(height)) draw('TH', headings, headHeight);
        draw('TD', row, height);
      }
    });
    this.y += 4;
  }

  #rule(thickness: number): void {
    this.pdf.artifact((doc) =>
      doc
        .moveTo(margin, this.y)
        .lineTo(margin + this.width, this.y)
        .lineWidth(thickness)
        .stroke(ink.line),
    );
    this.y += 1;
  }
}

/** Columns side by side over a width, by their weights, with a gap between them. */
export function sideBySide(
  width: number,
  weights: readonly number[],
  alignRight: readonly boolean[] = [],
): PageColumn[] {
  const gap = 8;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const room = width - gap * (weights.length - 1);
  let x = 0;
  return weights.map((weight, i) => {
    const own = (room * weight) / total;
    const column: PageColumn = { x, width: own, align: alignRight[i] === true ? 'right' : 'left' };
    x += own + gap;
    return column;
  });
}
