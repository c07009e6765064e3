import sanitizeHtml from 'sanitize-html';

const bullet = /^\s*[-•*]\s+(.*)$/;
const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/;
const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’»])/gi;

/**
 * What a leader writes as HTML: an empty line begins a paragraph, lines with "-" or "1." in front are
 * a list, web addresses are links. Tags are shown as the text that they are; what comes out still
 * goes through the sanitiser, so that nothing but this can ever reach a page.
 */
export function safeHtml(text: string): string {
  return sanitizeHtml(text.split('\n').reduce(addLine, new Blocks()).html(), {
    allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'a'],
    allowedAttributes: { a: ['href', 'target', 'rel'] },
    allowedSchemes: ['http', 'https'],
    allowProtocolRelative: false,
    transformTags: {
      a: sanitizeHtml.simpleTransform('a', { target: '_blank', rel: 'noreferrer noopener' }),
    },
  });
}

type Kind = 'p' | 'ul' | 'ol';

class Blocks {
  readonly #blocks: { kind: Kind; lines: string[] }[] = [];
  #open = false;

  add(kind: Kind, line: string): void {
    const last = this.#blocks.at(-1);
    const goesOn = last?.kind === kind && (this.#open || kind !== 'p');
    if (last !== undefined && goesOn) last.lines.push(line);
    else this.#blocks.push({ kind, lines: [line] });
    this.#open = true;
  }

  pause(): void {
    this.#open = false;
  }

  html(): string {
    return this.#blocks
      .map(({ kind, lines }) =>
        kind === 'p'
          ? `<p>${lines.map(inline).join('<br />')}</p>`
          : `<${kind}>${lines.map((line) => `<li>${inline(line)}</li>`).join('')}</${kind}>`,
      )
      .join('');
  }
}

function addLine(blocks: Blocks, line: string): Blocks {
  const item = bullet.exec(line)?.[1];
  const step = numbered.exec(line)?.[1];
  if (line.trim() === '') blocks.pause();
  else if (item !== undefined) blocks.add('ul', item);
  else if (step !== undefined) blocks.add('ol', step);
  else blocks.add('p', line.trim());
  return blocks;
}

function inline(line: string): string {
  return line
    .split(address)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
