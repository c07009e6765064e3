import { Router } from 'express';
import type { Platform } from '../platform.ts';
import { forwardingScript, storageScript } from './frame-script.ts';
import { html, raw } from './html.ts';
import { cancelledPage } from './deep-link-answer-page.ts';
import { plainPage } from './plain-pages.ts';

/** A grey dot for everybody: Canvas shows its own where no picture is set. */
const avatar = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Canvas' default theme, in the names that `$com.instructure.brandConfigJSON.url` points to. */
const brand = {
  'ic-brand-primary': '#0374B5',
  'ic-brand-font-color-dark': '#2D3B45',
  'ic-brand-button--primary-bgd': '#0374B5',
  'ic-brand-button--primary-text': '#ffffff',
  'ic-brand-global-nav-bgd': '#394B58',
  'ic-link-color': '#0374B5',
};

/** What tools and frames fetch beside the pages. */
export function smallRoutes(platform: Platform): Router {
  const router = Router();
  router.get('/brand-config.json', (_request, response) => {
    response.set('Access-Control-Allow-Origin', '*').json(brand);
  });
  router.get('/images/messages/avatar-50.png', (_request, response) => {
    response.type('png').send(avatar);
  });
  // Canvas: `Lti::PlatformStorageController#post_message_forwarding`.
  router.get('/post_message_forwarding', (_request, response) => {
    const { platformStorage } = platform.settings;
    response.status(platformStorage === 'absent' ? 404 : 200).send(
      html`<!doctype html>
        <html lang="nb">
          <head>
            <meta charset="utf-8" />
            <title>Lager for verktøy</title>
          </head>
          <body data-storage="${platformStorage}">
            <script>
              ${raw(storageScript)};
              ${raw(forwardingScript)};
            </script>
          </body>
        </html>`.markup,
    );
  });
  // Canvas: `DeepLinkingController#deep_linking_cancel`, an answer without items.
  router.get('/deep_linking_cancel', (request, response) => {
    const { placement, lti_msg: message } = request.query;
    response.send(
      cancelledPage(platform.origin, {
        placement: typeof placement === 'string' ? placement : '',
        message: typeof message === 'string' ? message : null,
      }),
    );
  });
  // Where `launch_presentation.return_url` leads (Canvas: `ExternalContentController#success`); a tool
  // may say why in `lti_msg` or `lti_errormsg`.
  router.get('/:kind/:id/external_content/success/external_tool_redirect', (request, response) => {
    const said = request.query['lti_errormsg'] ?? request.query['lti_msg'];
    const text = typeof said === 'string' ? said : 'Du har forlatt verktøyet.';
    response.send(plainPage('Tilbake i Canvas', text));
  });
  return router;
}
