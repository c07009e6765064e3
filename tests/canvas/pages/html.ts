/** Text made safe inside HTML, also inside a quoted attribute. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A template whose inserted values are escaped, save those that are Markup themselves. */
export function html(parts: TemplateStringsArray, ...values: Insert[]): Markup {
  const out = parts.map((part, index) => part + insert(values[index]));
  return { markup: out.join('') };
}

export interface Markup {
  markup: string;
}
export type Insert = string | number | null | undefined | Markup | readonly Markup[];

function insert(value: Insert): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map((each) => each.markup).join('\n');
}

/** Text that is markup already, such as a style sheet. */
export function raw(markup: string): Markup {
  return { markup };
}

/** JSON inside a script element. */
export function json(value: unknown): Markup {
  return { markup: JSON.stringify(value).replaceAll('<', '\\u003c') };
}
