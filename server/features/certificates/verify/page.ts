import type { Locale } from '#contract/roles';
import { fill } from '../../../i18n/certificate-texts.ts';
import { shownDate } from '../../../i18n/shown.ts';
import { verificationTexts } from '../../../i18n/verification-texts.ts';
import { escaped, style } from './html.ts';
import type { Verified } from './look-up.ts';
import { factsOf } from './facts.ts';

const languages: [Locale, string][] = [
  ['nb', 'Bokmål'],
  ['nn', 'Nynorsk'],
  ['en', 'English'],
];

/** The page with the field for a code, and a sentence above it where something went wrong. */
export function askPage(locale: Locale, path: string, problem: 'none' | 'notFound' | 'tooMany') {
  const texts = verificationTexts[locale];
  const said = {
    none: '',
    notFound: `<p class="status ended" role="status">${texts.notFound}</p><p>${texts.notFoundWhat}</p>`,
    tooMany: `<p class="status ended" role="status">${texts.tooMany}</p>`,
  }[problem];
  return layout(
    locale,
    path,
    `<h1>${texts.title}</h1>${said}<p>${texts.lead}</p>
<form action="/verify" method="get"><input type="hidden" name="lang" value="${locale}">
<label for="code">${texts.code}</label><p class="hint" id="hint">${texts.codeHint}</p>
<input type="text" id="code" name="code" aria-describedby="hint" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required>
<div><button type="submit">${texts.look}</button></div></form>`,
  );
}

/** What was issued, whether it still counts, and the check of the file. */
export function foundPage(locale: Locale, path: string, one: Verified): string {
  const texts = verificationTexts[locale];
  const date =
    one.endedAt === null ? '' : shownDate(one.endedAt.toISOString().slice(0, 10), locale);
  const state = fill(texts.status[one.status][one.kind], { date });
  const sign = one.status === 'valid' ? '✓' : '✗';
  const replaced =
    one.replacedBy === '' ? '' : fill(texts.supersededBy, { number: one.replacedBy });
  return layout(
    locale,
    path,
    `<h1>${texts.title}</h1>
<p class="status ${one.status === 'valid' ? 'valid' : 'ended'}"><span aria-hidden="true">${sign}</span> ${escaped(state)}</p>
${replaced === '' ? '' : `<p>${escaped(replaced)}</p>`}
<p>${texts.says}</p>${factsOf(one, locale)}
<h2>${texts.file}</h2><noscript><p>${texts.fileNoScript}</p></noscript>
<div id="file-check" hidden data-sha256="${one.sha256}" data-same="${escaped(texts.fileSame)}" data-other="${escaped(texts.fileOther)}" data-unreadable="${escaped(texts.fileUnreadable)}">
<div class="drop" id="drop"><p>${texts.fileWhat}</p><label for="file">${texts.fileChoose}</label>
<input type="file" id="file" accept="application/pdf,.pdf"></div>
<p class="answer" id="answer" role="status"></p></div>
<p><a href="/verify?lang=${locale}">${texts.other}</a></p>
<script src="/verify/check.js" defer></script>`,
  );
}

function layout(locale: Locale, path: string, content: string): string {
  const texts = verificationTexts[locale];
  const links = languages.map(([language, name]) => {
    const here = language === locale ? ' aria-current="true"' : '';
    return `<li><a href="${escaped(path)}?lang=${language}" lang="${language}" hreflang="${language}"${here}>${name}</a></li>`;
  });
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${texts.title} – Kursdag</title><style>${style}</style></head>
<body><main><nav aria-label="${texts.languages}"><ul>${links.join('')}</ul></nav>
${content}<p class="small">${texts.privacy}</p></main></body></html>`;
}
