import type { Request, Response } from 'express';
import { requestLocale } from '../http/request-locale.ts';
import { ltiPaths } from './addresses.ts';
import { escapeHtml, hiddenField, htmlPage } from './html.ts';
import type { LtiContext } from './lti-context.ts';
import { proofName, type Login } from './logins.ts';
import { pageTexts } from './page-texts.ts';
import { advice, refusals, Refused, type RefusalCode } from './refusals.ts';

function send(response: Response, status: number, html: string): void {
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}

/** Says why there is nothing to see, and what to do. */
export function sendRefusalPage(request: Request, response: Response, code: RefusalCode): void {
  const lang = requestLocale(request);
  const [status, kind] = refusals[code];
  const { heading, text } = advice[kind][lang];
  const main = `<p>${escapeHtml(text)}</p>
<p class="code">${escapeHtml(pageTexts[lang].code)}: <code>${code}</code></p>`;
  response.locals['refusal'] = code;
  send(response, status, htmlPage({ lang, title: heading, main }));
}

/** Origin of the platform's authorisation address: the only one that platform storage talks to. */
function storageOrigin(login: Login): string {
  return new URL(login.authorizationUrl).origin;
}

/**
 * For a browser that keeps no cookie of ours in a frame: asks the platform to keep the proof, and
 * goes on when it has; otherwise offers a window of its own, with or without scripts.
 */
export function sendLoginPage(
  request: Request,
  response: Response,
  { state, login, windowUrl }: { state: string; login: Login; windowUrl: string },
): void {
  const lang = requestLocale(request);
  const texts = pageTexts[lang];
  const target = login.parameters['lti_storage_target'] ?? '';
  const data =
    target === ''
      ? ''
      : dataAttributes({
          ...{ task: 'put', target, origin: storageOrigin(login), key: proofName(state) },
          ...{ value: login.proof, next: login.authorizationUrl },
        });
  const main = `<div id="storage"${data}></div>
<p>${escapeHtml(texts.windowText)}</p>
<p><a class="button" href="${escapeHtml(windowUrl)}" target="_blank" rel="opener">${escapeHtml(texts.windowButton)}</a></p>
<p>${escapeHtml(texts.windowAfter)}</p>`;
  const script = target === '' ? {} : { script: ltiPaths.storageScript };
  send(response, 200, htmlPage({ lang, title: texts.windowHeading, main, ...script }));
}

/**
 * For a launch without its cookie: reads the proof from the platform's storage and posts it with the
 * launch, from our own origin. Where the platform does not answer, the launch is refused in words.
 */
export async function sendStoragePage(
  lti: LtiContext,
  request: Request,
  response: Response,
  { state, token }: { state: string; token: string },
): Promise<void> {
  const lang = requestLocale(request);
  const login = await lti.logins.peek(state);
  if (login === null) throw new Refused('STATE_UNKNOWN');
  const target = login.parameters['lti_storage_target'] ?? '';
  const data = dataAttributes({
    ...{ task: 'get', target, origin: storageOrigin(login), key: proofName(state) },
  });
  const { text } = advice.openAgain[lang];
  const main = `<div id="storage"${data}></div>
<form id="launch" method="post" action="${ltiPaths.launch}">
${hiddenField('state', state)}${hiddenField('id_token', token)}${hiddenField('storage_proof', '')}
</form>
<p id="refused" hidden>${escapeHtml(text)}</p>
<noscript><p>${escapeHtml(text)}</p></noscript>`;
  const title = pageTexts[lang].opening;
  send(response, 200, htmlPage({ lang, title, main, script: ltiPaths.storageScript }));
}

function dataAttributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
    .join('');
}
