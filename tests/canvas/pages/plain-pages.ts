import { html } from './html.ts';
import type { Form } from '../login.ts';

/** A page that says one thing, for what Canvas refuses. */
export function plainPage(title: string, text: string): string {
  return html`<!doctype html>
    <html lang="nb">
      <head>
        <meta charset="utf-8" />
        <title>${title} – Øvings-Canvas</title>
      </head>
      <body>
        <h1>${title}</h1>
        <p>${text}</p>
      </body>
    </html>`.markup;
}

/** Canvas: `authorize.html.erb`, a form that submits itself. */
export function postingPage(form: Form): string {
  const fields = Object.entries(form.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<!doctype html>
    <html lang="nb">
      <head>
        <meta charset="utf-8" />
        <title>Øvings-Canvas</title>
      </head>
      <body>
        <form id="authorization_redirect_form" action="${form.url}" method="post">${fields}</form>
        <script>
          document.getElementById('authorization_redirect_form').submit();
        </script>
      </body>
    </html>`.markup;
}
