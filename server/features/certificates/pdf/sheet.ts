import type { Tag, TaggedPdf, TextStyle } from '../../../documents/tagged-pdf.ts';

export const colors = { ink: '#1a1a1a', muted: '#4a5560', main: '#0b4a5e', accent: '#b08d3c' };
export const left = 66;

export interface Column {
  x: number;
  width: number;
  align: 'left' | 'right';
}

/** Text that flows down a framed page, and on to the next where a block does not fit. */
export class Sheet {
  readonly pdf: TaggedPdf;
  readonly width: number;
  y: number;
  readonly #runningHead: string;
  #limit: number;

  /** @param page where the first page begins and ends, and what stands above each further one */
  constructor(pdf: TaggedPdf, page: { y: number; limit: number; runningHead: string }) {
    this.pdf = pdf;
    this.width = pdf.width - 2 * left;
    this.y = page.y;
    this.#limit = page.limit;
    this.#runningHead = page.runningHead;
    this.#frame();
  }

  /** Begins a new page when `height` points are not left on this one. */
  ensure(height: number): void {
    if (this.y + height <= this.#limit) return;
    this.newPage();
  }

  newPage(): void {
    this.pdf.newPage();
    this.#frame();
    const style: TextStyle = { size: 8.5, color: colors.muted, align: 'right' };
    const box = { x: left, y: 50, width: this.width };
    this.pdf.runningHead(this.#runningHead, box, style);
    const lines = this.pdf.lines(this.#runningHead, style, this.width).length;
    this.y = 61 + lines * this.pdf.lineHeight(style);
    this.#limit = this.pdf.height - 64;
  }

  /** A paragraph over the whole width. */
  text(tag: Tag, text: string, style: TextStyle, gap = 0): void {
    this.ensure(this.pdf.heightOf(text, style, this.width));
    this.y = this.pdf.text(tag, text, { x: left, y: this.y, width: this.width }, style) + gap;
  }

  /** A heading that stays with at least `follow` points of what it heads. */
  heading(text: string, follow: number): void {
    const style: TextStyle = { size: 12.5, weight: 600, color: colors.main };
    this.ensure(this.pdf.lineHeight(style) + follow + 14);
    this.y += 10;
    this.text('H2', text, style, 4);
  }

  /** A row of a table; headings are marked as such. */
  row(tag: 'TH' | 'TD', cells: readonly string[], columns: readonly Column[]): void {
    const style: TextStyle = { size: 9.5, weight: tag === 'TH' ? 600 : 400, leading: 1.35 };
    const heights = columns.map((column, index) =>
      this.pdf.heightOf(cells[index] ?? '', style, column.width),
    );
    const height = Math.max(...heights);
    this.ensure(height);
    this.pdf.within('TR', () => {
      columns.forEach((column, index) => {
        const box = { x: left + column.x, y: this.y, width: column.width };
        this.pdf.text(tag, cells[index] ?? '', box, { ...style, align: column.align });
      });
    });
    this.y += height + 1.5;
  }

  rule(): void {
    this.pdf.artifact((doc) =>
      doc
        .moveTo(left, this.y)
        .lineTo(left + this.width, this.y)
        .lineWidth(0.5)
        .stroke(colors.accent),
    );
    this.y += 3;
  }

  bullets(items: readonly string[]): void {
    const style: TextStyle = { size: 10, leading: 1.35 };
    this.pdf.within('L', () => {
      for (const item of items) {
        this.ensure(this.pdf.heightOf(item, style, this.width - 14));
        this.pdf.within('LI', () => {
          const y = this.y;
          this.pdf.artifact((doc) => doc.circle(left + 4, y + 7, 1.4).fill(colors.accent));
          const box = { x: left + 14, y, width: this.width - 14 };
          this.y = this.pdf.text('LBody', item, box, style) + 2;
        });
      }
    });
  }

  #frame(): void {
    const { width, height } = this.pdf;
    this.pdf.artifact((doc) => {
      doc
        .rect(26, 26, width - 52, height - 52)
        .lineWidth(1.4)
        .stroke(colors.main);
      doc
        .rect(31, 31, width - 62, height - 62)
        .lineWidth(0.5)
        .stroke(colors.accent);
    });
  }
}
