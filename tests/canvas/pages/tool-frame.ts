import type { Form } from '../login.ts';
import { storageTarget } from '../vocabulary.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';

/** Canvas: `lti/_launch_iframe.html.erb` and `external_tools/helpers`. */
const allow =
  'geolocation *; microphone *; camera *; midi *; encrypted-media *; autoplay *; clipboard-write *; display-capture *';

/**
 * A tool in a frame: a form that posts itself into it, and beside it the frame that platform storage
 * is addressed to.
 */
export function toolFrame(form: Form, name: string): Markup {
  return html`<h1 class="spoken">${name}</h1>
    <div class="tool_content_wrapper">
      <form data-launch action="${form.url}" method="post" target="tool_content">
        ${hiddenFields(form)}
      </form>
      <iframe
        class="tool_launch"
        name="tool_content"
        title="${name}"
        allow="${allow}"
        src="about:blank"
        tabindex="0"
      ></iframe>
    </div>
    ${forwardingFrame()}`;
}

/** Left out of reach of keyboard and screen reader: it has nothing to show. */
export function forwardingFrame(): Markup {
  return html`<iframe
    class="forwarding"
    name="${storageTarget}"
    src="/post_message_forwarding"
    title=""
    aria-hidden="true"
    tabindex="-1"
  ></iframe>`;
}

/** A launch in the whole window, or inside a frame that is there already. */
export function launchPage(form: Form): string {
  return html`<!doctype html>
    <html lang="nb">
      <head>
        <meta charset="utf-8" />
        <title>Åpner verktøyet – Øvings-Canvas</title>
      </head>
      <body>
        <form action="${form.url}" method="post">${hiddenFields(form)}</form>
        <script>
          document.forms[0].submit();
        </script>
      </body>
    </html>`.markup;
}

/** A button and the dialog in which the tool lets somebody choose what to place. */
export function pickerDialog(id: string, label: string, src: string): Markup {
  return html`<button type="button" data-dialog="${id}" data-src="${src}">${label}</button>
    <dialog id="${id}" aria-label="${label}">
      <header>
        <h2>${label}</h2>
        <button type="button">Lukk</button>
      </header>
      <iframe class="tool_launch" title="${label}" allow="${allow}"></iframe>
    </dialog>`;
}

function hiddenFields({ fields }: Form): Markup[] {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}
