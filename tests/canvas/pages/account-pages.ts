import type { Platform } from '../platform.ts';
import { labelFor } from '../tool-config.ts';
import type { Account, Person } from '../types.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { layout } from './layout.ts';
import type { MenuEntry } from './layout.ts';

interface Where {
  account: Account;
  person: Person;
}

interface AccountPage extends Where {
  at: string;
  title: string;
  mainClass?: string;
  content: Markup;
}

/** A page within an account, for its administrators. */
export function accountPage(platform: Platform, page: AccountPage): string {
  const { account, person } = page;
  const as = `?as=${encodeURIComponent(person.key)}`;
  const home = `/accounts/${account.id}`;
  const entry = (label: string, path: string): MenuEntry => ({
    label,
    href: path === '' ? home + as : `${home}/${path}${as}`,
    current: page.at === path,
  });
  const tools = platform.world.toolsIn({ accountId: account.id }).flatMap((tool) => {
    const key = platform.world.developerKey(tool.clientId);
    const placement = key?.placements.find((each) => each.placement === 'account_navigation');
    if (!key || !placement || key.state === 'off') return [];
    return [entry(labelFor(key, placement, person.locale), `external_tools/${tool.id}`)];
  });
  return layout(platform, {
    title: `${page.title} – ${account.name}`,
    person,
    personRole: 'administrator',
    crumbs: [
      { label: account.name, href: home + as },
      ...(page.at === '' ? [] : [{ label: page.title, href: `${home}/${page.at}${as}` }]),
    ],
    menu: {
      label: 'Kontomeny',
      entries: [entry('Kurs', ''), entry('Utviklernøkler', 'developer_keys'), ...tools],
    },
    content: page.content,
    ...(page.mainClass === undefined ? {} : { mainClass: page.mainClass }),
  });
}

export function accountHomePage(platform: Platform, where: Where): string {
  const { world } = platform;
  const as = `?as=${encodeURIComponent(where.person.key)}`;
  const courses = world.data.courses.filter((each) =>
    world.chainOf(each.accountId).some((account) => account.id === where.account.id),
  );
  return accountPage(platform, {
    ...where,
    at: '',
    title: 'Kurs',
    content: html`<h1>${where.account.name}</h1>
      <ul>
        ${courses.map((each) => html`<li><a href="/courses/${each.id}${as}">${each.name}</a> (${each.code})</li>`)}
      </ul>`,
  });
}

/** The account's developer keys, and the form that begins a dynamic registration. */
export function developerKeysPage(
  platform: Platform,
  where: Where,
  registration: string | null,
): string {
  const { world } = platform;
  const as = `?as=${encodeURIComponent(where.person.key)}`;
  const tools = world.toolsIn({ accountId: where.account.id });
  const keys = tools.flatMap((tool) => world.developerKey(tool.clientId) ?? []);
  const action = `/accounts/${where.account.id}/developer_keys${as}`;
  return accountPage(platform, {
    ...where,
    at: 'developer_keys',
    title: 'Utviklernøkler',
    content: html`<h1>Utviklernøkler</h1>
      ${keys.map(
        (key) =>
          html`<div class="item">
            <div>
              ${key.name}
              <div class="state">${key.clientId} · ${key.state === 'on' ? 'På' : 'Av'}</div>
            </div>
            <form method="post" action="${action}">
              <input type="hidden" name="client_id" value="${key.clientId}" />
              <button name="state" value="${key.state === 'on' ? 'off' : 'on'}">
                ${key.state === 'on' ? 'Slå av' : 'Slå på'}<span class="spoken"> ${key.name}</span>
              </button>
            </form>
          </div>`,
      )}
      <h2>Registrer et verktøy</h2>
      <form class="actions" method="get" action="/accounts/${where.account.id}/developer_keys">
        <input type="hidden" name="as" value="${where.person.key}" />
        <label>Registreringsadresse <input type="url" name="register" required size="50" /></label>
        <button class="primary">Fortsett</button>
      </form>
      ${
        registration === null
          ? null
          : html`<p id="closed" hidden>
                Registreringen er ferdig. <a href="${action}">Last siden på nytt</a> og slå nøkkelen
                på.
              </p>
              <div class="tool_content_wrapper">
                <iframe class="tool_launch" title="Registrering" src="${registration}"></iframe>
              </div>`
      }`,
  });
}
