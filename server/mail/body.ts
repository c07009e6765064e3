import type { Mail } from './transport.ts';

/** A paragraph, a list under a sentence, or an address under one: in HTML the sentence is the link. */
export type MailPart = string | { intro: string; items: string[] } | { label: string; url: string };

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** The same content as text and as HTML without anything that is loaded from elsewhere. */
export function mailBody(parts: readonly MailPart[]): Pick<Mail, 'text' | 'html'> {
  return {
    text: `${parts.map(asText).join('\n\n')}\n`,
    html: parts.map(asHtml).join('\n'),
  };
}

function asText(part: MailPart): string {
  if (typeof part === 'string') return part;
  if ('url' in part) return `${part.label}\n${part.url}`;
  return [part.intro, ...part.items.map((item) => `- ${item}`)].join('\n');
}

function asHtml(part: MailPart): string {
  if (typeof part === 'string') return `<p>${escaped(part)}</p>`;
  if ('url' in part) {
    const address = escaped(part.url);
    return `<p><a href="${address}">${escaped(part.label.replace(/:$/, ''))}</a></p>`;
  }
  const items = part.items.map((item) => `<li>${escaped(item)}</li>`);
  return `<p>${escaped(part.intro)}</p>\n<ul>${items.join('')}</ul>`;
}
