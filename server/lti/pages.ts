import type { Request, Response } from 'express';
import type { Locale } from '#contract/roles';
import { requestLocale } from '../http/request-locale.ts';
import { ltiPaths } from './addresses.ts';
import { escapeHtml, hiddenField, htmlPage } from './html.ts';
import { proofName, type Login } from './logins.ts';
import { pageTexts } from './page-texts.ts';
import { advice, refusals, type RefusalCode } from './refusals.ts';

/**
 * Sends a page that any site with https may frame: it holds no session and does nothing but open the
 * tool, and whoever meets it in a Canvas that the tool does not know yet must be able to read it.
 */
function send(response: Response, status: number, html: string): void {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  const framed = policy.replace(/frame-ancestors(?: 'none')?/, 'frame-ancestors https:');
  if (framed !== '') response.set('Content-Security-Policy', framed);
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}

/** Says why there is nothing to see, and what to do. */
export function sendRefusalPage(request: Request, response: Response, code: RefusalCode): void {
  const lang = requestLocale(request);
  const [status, kind] = refusals[code];
  const { heading, text } = advice[kind][lang];
  const main = `<h1>${escapeHtml(heading)}</h1>
<p>${escapeHtml(text)}</p>
<p class="code">${escapeHtml(pageTexts[lang].code)}: <code>${code}</code></p>`;
  response.locals['refusal'] = code;
  send(response, status, htmlPage({ lang, title: heading, main }));
}

interface LoginPage {
  login: Login;
  /** Where to go on at the platform, once it keeps the proof. */
  next: string;
  windowUrl: string;
}

/**
 * For a browser that keeps no cookie of ours in a frame: asks the platform to keep the proof, and
 * goes on when it has; otherwise offers a window of its own, with or without scripts.
 */
export function sendLoginPage(request: Request, response: Response, page: LoginPage): void {
  const lang = requestLocale(request);
  const texts = pageTexts[lang];
  const { login, next, windowUrl } = page;
  const offer = `<h1>${escapeHtml(texts.windowHeading)}</h1>
<p>${escapeHtml(texts.windowText)}</p>
<p><a class="button" href="${escapeHtml(windowUrl)}" target="_blank" rel="opener">${escapeHtml(texts.windowButton)}</a></p>
<p>${escapeHtml(texts.windowAfter)}</p>`;
  const task: StorageTask = { task: 'put', value: login.proof, next };
  send(response, 200, storagePage(lang, texts.windowHeading, { login, task, otherwise: offer }));
}

/**
 * For a launch without its cookie: reads the proof from the platform's storage and posts it with the
 * launch, from our own origin. Where the platform does not answer, the launch is refused in words.
 */
export function sendStoragePage(
  request: Request,
  response: Response,
  { state, login, token }: { state: string; login: Login; token: string },
): void {
  const lang = requestLocale(request);
  const { heading, text } = advice.allowCookies[lang];
  const otherwise = `<h1>${escapeHtml(heading)}</h1>\n<p>${escapeHtml(text)}</p>`;
  const form = `<form id="launch" method="post" action="${ltiPaths.launch}">
${hiddenField('state', state)}${hiddenField('id_token', token)}${hiddenField('storage_proof', '')}
</form>`;
  const page = { login, task: { task: 'get' } as const, otherwise };
  // Under the usual policy, no-referrer, browsers post forms with the origin `null`.
  response.set('Referrer-Policy', 'same-origin');
  send(response, 200, storagePage(lang, pageTexts[lang].opening, page, form));
}

type StorageTask = { task: 'put'; value: string; next: string } | { task: 'get' };

/** A page that talks to the platform's storage, and shows something else when that does not answer. */
function storagePage(
  lang: Locale,
  title: string,
  { login, task, otherwise }: { login: Login; task: StorageTask; otherwise: string },
  form = '',
): string {
  const { opening, wait } = pageTexts[lang];
  const offered = login.storage !== null;
  const data = dataAttributes({ ...login.storage, key: proofName(login), ...task });
  const main = `<div id="wait" role="status" hidden><h1>${escapeHtml(opening)}</h1><p>${escapeHtml(wait)}</p></div>
<div id="otherwise"${offered ? ' hidden' : ''}>
${otherwise}
</div>
${form}<div id="storage"${offered ? data : ''}></div>`;
  return htmlPage({ lang, title, main, ...(offered ? { script: ltiPaths.storageScript } : {}) });
}

function dataAttributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
    .join('');
}

/** Says that a platform is registered, and lets Canvas close the frame. */
export function sendRegisteredPage(request: Request, response: Response): void {
  const lang = requestLocale(request);
  const { registeredHeading, registeredText } = pageTexts[lang];
  const main = `<h1>${escapeHtml(registeredHeading)}</h1>\n<p>${escapeHtml(registeredText)}</p>`;
  const page = { lang, title: registeredHeading, main, script: ltiPaths.closeScript };
  send(response, 200, htmlPage(page));
}
