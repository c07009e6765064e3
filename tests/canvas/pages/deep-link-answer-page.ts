import type { DeepLinkAnswer } from '../place-items.ts';
import { html, json } from './html.ts';

/**
 * The page that the tool's answer ends in, inside the frame. It tells the Canvas page around it, which
 * goes on (Canvas: `ui/features/deep_linking_response`), once the person has seen what was not taken.
 */
export function deepLinkAnswerPage(origin: string, answer: DeepLinkAnswer): string {
  const failed = answer.items.filter((item) => item.error !== null);
  const message = {
    subject: 'LtiDeepLinkingResponse',
    placement: answer.data.placement,
    content_items: answer.items.map(({ title, error }) =>
      error === null ? { title } : { title, errors: { url: error } },
    ),
    ...(answer.message === null ? {} : { msg: answer.message }),
    reloadpage: true,
  };
  return html`<!doctype html>
    <html lang="nb">
      <head>
        <meta charset="utf-8" />
        <title>Henter innhold – Øvings-Canvas</title>
      </head>
      <body>
        <main>
          ${
            failed.length > 0
              ? html`<h1>Noe ble ikke lagret</h1>
                  <ul>
                    ${failed.map((item) => html`<li>${item.title}: ${item.error}</li>`)}
                  </ul>
                  <button type="button" id="continue">Jeg forstår, fortsett</button>`
              : html`<h1>Henter innhold</h1>`
          }
        </main>
        <script>
          const send = () =>
            (window.opener || window.top).postMessage(${json(message)}, ${json(origin)});
          const button = document.getElementById('continue');
          if (button) button.addEventListener('click', send);
          else send();
        </script>
      </body>
    </html>`.markup;
}

/** What a tool that places nothing sends the person to; the page around it closes the dialog. */
export function cancelledPage(
  origin: string,
  { placement, message }: { placement: string; message: string | null },
): string {
  const told = {
    ...{ subject: 'LtiDeepLinkingResponse', placement, content_items: [], reloadpage: false },
    ...(message === null ? {} : { msg: message }),
  };
  return html`<!doctype html>
    <html lang="nb">
      <head>
        <meta charset="utf-8" />
        <title>Avbrutt – Øvings-Canvas</title>
      </head>
      <body>
        <h1>Ingenting ble lagt til</h1>
        <script>
          (window.opener || window.top).postMessage(${json(told)}, ${json(origin)});
        </script>
      </body>
    </html>`.markup;
}
