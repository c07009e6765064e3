/** Text that is safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A hidden field of a form. */
export function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;
}

interface Page {
  lang: string;
  title: string;
  /** Safe HTML, its heading included. */
  main: string;
  /** Path of a script of ours, where the page needs one. */
  script?: string;
}

/** A plain page that stands by itself: readable at any width and text size, dark or light. */
export function htmlPage({ lang, title, main, script }: Page): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Kursdag</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.5 "Lato", system-ui, sans-serif; }
main { max-width: 38rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
.button { display: inline-block; padding: .6rem 1.2rem; border-radius: .25rem;
  background: #0e68b3; color: #fff; font-weight: bold; text-decoration: none; }
.button:focus-visible { outline: 3px solid currentcolor; outline-offset: 2px; }
.code { font-size: .875rem; }
[hidden] { display: none; }
</style>
<noscript><style>#otherwise { display: block; } #wait { display: none; }</style></noscript>
${script === undefined ? '' : `<script src="${escapeHtml(script)}" defer></script>\n`}</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}
