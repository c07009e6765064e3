import type { Platform } from '../platform.ts';
import type { Course, Person } from '../types.ts';
import { html, raw } from './html.ts';
import type { Markup } from './html.ts';
import { frameScript, storageScript } from './frame-script.ts';
import { styles } from './styles.ts';

export interface MenuEntry {
  label: string;
  href: string;
  current: boolean;
}

export interface Page {
  title: string;
  /** Null on the page before anybody is chosen. */
  person: Person | null;
  personRole?: string;
  crumbs?: { label: string; href: string }[];
  menu?: { label: string; entries: MenuEntry[] };
  studentView?: Course | null;
  /** What alerts of the tool are titled with. */
  toolName?: string;
  mainClass?: string;
  content: Markup;
}

/** The frame of every page of the practice Canvas. */
export function layout(platform: Platform, page: Page): string {
  const { person } = page;
  const crumbs = page.crumbs ?? [];
  return html`<!doctype html>
    <html lang="nb">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – Øvings-Canvas</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(styles)}
        </style>
      </head>
      <body
        class="${page.studentView ? 'student-view' : ''}"
        data-storage="${platform.settings.platformStorage}"
        data-tool="${page.toolName ?? 'Ekstern app'}"
      >
        <a class="skip" href="#content">Hopp til innholdet</a>
        <header class="global-nav">${globalNav(platform, person)}</header>
        <div class="page">
          <aside class="practice" aria-label="Om denne siden">${notice(page)}</aside>
          ${
            crumbs.length > 0
              ? html`<nav class="crumbs" aria-label="Brødsmulesti">
                  <ol>
                    ${crumbs.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}
                  </ol>
                </nav>`
              : null
          }
          <div class="alerts" role="status"></div>
          <div class="spoken" id="spoken" role="status"></div>
          <div class="columns">
            ${page.menu ? sideMenu(page.menu.label, page.menu.entries) : null}
            <main id="content" class="${page.mainClass ?? ''}">${page.content}</main>
          </div>
          ${page.studentView ? studentBar(page.studentView) : null}
        </div>
        <script>
          ${raw(storageScript)};
          ${raw(frameScript)};
        </script>
      </body>
    </html>`.markup;
}

function globalNav({ world }: Platform, person: Person | null): Markup {
  const as = person ? `?as=${encodeURIComponent(person.key)}` : '';
  const accounts = person?.adminOf ?? [];
  const courses = world.data.courses.filter((course) =>
    world.data.enrolments.some(
      (each) => each.courseId === course.id && each.person === person?.key,
    ),
  );
  return html`<nav aria-label="Global navigasjon">
    <ul>
      <li><a class="logo" href="/">Øvings-Canvas</a></li>
      ${accounts.map((id) => html`<li><a href="/accounts/${id}${as}">${world.account(id).name}</a></li>`)}
      ${courses.map((each) => html`<li><a href="/courses/${each.id}${as}">${each.code}</a></li>`)}
    </ul>
  </nav>`;
}

function notice({ person, personRole }: Page): Markup {
  if (!person) return html`<strong>Øvings-Canvas – ikke ekte Canvas.</strong>`;
  return html`<strong>Øvings-Canvas – ikke ekte Canvas.</strong>
    Du er ${person.name}${personRole ? html` (${personRole})` : null}.
    <a href="/">Bytt person</a>`;
}

function sideMenu(label: string, entries: MenuEntry[]): Markup {
  const items = entries.map(({ label: text, href, current }) =>
    current
      ? html`<li><a href="${href}" aria-current="page">${text}</a></li>`
      : html`<li><a href="${href}">${text}</a></li>`,
  );
  return html`<nav class="course-menu" aria-label="${label}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

function studentBar(course: Course): Markup {
  return html`<aside class="student-bar" aria-label="Studentvisning">
    <span>Du er logget inn i studentvisning.</span>
    <a class="button" href="/">Forlat studentvisning av ${course.code}</a>
  </aside>`;
}
