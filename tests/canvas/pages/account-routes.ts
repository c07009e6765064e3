import { Router } from 'express';
import type { Registrations } from '../dynamic-registration.ts';
import type { Launches } from '../login.ts';
import type { Platform } from '../platform.ts';
import { accountHomePage, accountPage, developerKeysPage } from './account-pages.ts';
import { inAccount } from './page-access.ts';
import { toolName } from './show-tool.ts';
import { toolFrame } from './tool-frame.ts';

/** What an administrator sees of an account, and changes in it. */
export function accountRoutes(
  platform: Platform,
  launches: Launches,
  registrations: Registrations,
): Router {
  const { world } = platform;
  const router = Router();

  router.get('/accounts/:accountId', async (request, response) => {
    response.send(accountHomePage(platform, await inAccount(platform, request, response)));
  });

  router.get('/accounts/:accountId/developer_keys', async (request, response) => {
    const where = await inAccount(platform, request, response);
    const url = request.query['register'];
    const registration =
      typeof url === 'string' && URL.canParse(url)
        ? await registrations.begin(where.account.id, url)
        : null;
    response.send(developerKeysPage(platform, where, registration));
  });

  router.post('/accounts/:accountId/developer_keys', async (request, response) => {
    const { account, person } = await inAccount(platform, request, response);
    const body = request.body as { client_id?: string; state?: string };
    const key = world.developerKey(body.client_id ?? '');
    if (key) key.state = body.state === 'on' ? 'on' : 'off';
    world.save();
    const as = encodeURIComponent(person.key);
    response.redirect(303, `/accounts/${account.id}/developer_keys?as=${as}`);
  });

  router.get('/accounts/:accountId/external_tools/:toolId', async (request, response) => {
    const { account, person } = await inAccount(platform, request, response);
    const toolId = Number(request.params.toolId);
    const form = await launches.start({
      person: person.key,
      accountId: account.id,
      placement: 'account_navigation',
      toolId,
    });
    const title = toolName(platform, toolId, 'account_navigation', person);
    response.send(
      accountPage(platform, {
        account,
        person,
        at: `external_tools/${toolId}`,
        title,
        mainClass: 'tool',
        content: toolFrame(form, title),
      }),
    );
  });
  return router;
}
