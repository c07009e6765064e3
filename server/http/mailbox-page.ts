import { Router } from 'express';
import type { Models } from '../models/open.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** The page that shows what would have been sent. Mounted in the demo alone. */
export function mailboxPage(models: Models): Router {
  const router = Router();
  router.get('/demo/mailbox', async (_request, response) => {
    const mails = await models.mailbox.list();
    const items = mails.map(
      (mail) => `<article><h2>${html(mail.subject)}</h2>
<p>Til ${html(mail.to)}, ${mail.at.toLocaleString('nb', { timeZone: 'Europe/Oslo' })}</p>
<pre>${html(mail.text)}</pre>
${mail.attachments
  .map(
    (file, index) =>
      `<p><a href="/demo/mailbox/${mail._id}/${index}">Vedlegg: ${html(file.filename)}</a></p>`,
  )
  .join('')}</article>`,
    );
    response.type('html').send(`<!doctype html><html lang="nb"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Postkasse i øvingen</title>
<style>body{font:1rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
article{border-top:1px solid #888;padding:1rem 0}pre{white-space:pre-wrap;font:inherit}</style>
<main><h1>Postkasse i øvingen</h1><p>Her ligger e-post som Kursdag ville ha sendt. Ingenting er
sendt på ordentlig.</p>${items.join('') || '<p>Ingen e-post ennå.</p>'}</main></html>`);
  });
  router.get('/demo/mailbox/:id/:index', async (request, response, next) => {
    const mail = await models.mailbox.get(request.params.id);
    const file = mail?.attachments[Number(request.params.index)];
    if (file === undefined) {
      next();
      return;
    }
    response.attachment(file.filename).type(file.contentType).send(Buffer.from(file.content));
  });
  return router;
}
