import type { Platform } from '../platform.ts';
import type { Course, Deployment, Enrolment, Person } from '../types.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { roleLabels, stateLabels } from './labels.ts';
import { layout } from './layout.ts';

/** The first page: what this is, and everybody whom one can be. */
export function frontPage(platform: Platform): string {
  const { world } = platform;
  const roots = world.data.accounts.filter((account) => account.parentId === null);
  return layout(platform, {
    title: 'Velg hvem du vil være',
    person: null,
    mainClass: 'front',
    content: html`<h1>Øvings-Canvas – ikke ekte Canvas</h1>
      <p>
        Dette er en øvingsplattform som ligner Canvas. Her kan du prøve Kursdag uten et ekte kurs.
        Alle navn er oppdiktet, og ingenting blir sendt til noen.
      </p>
      <p>Velg en person. Kursdag åpner seg i kurset, slik den personen ser det.</p>
      <p lang="en">
        This is a practice platform, not the real Canvas. Choose a person to open the tool as them.
      </p>
      ${platform.links.map(({ label, href }) => html`<p><a href="${href}">${label}</a></p>`)}
      ${roots.map((root) => {
        const accounts = world.data.accounts
          .filter((each) => world.rootOf(each.id).id === root.id)
          .map((each) => each.id);
        const courses = world.data.courses.filter((each) => accounts.includes(each.accountId));
        return html`<section aria-labelledby="account-${root.id}">
          <h2 id="account-${root.id}">${root.name}</h2>
          ${administrators(platform, accounts)}
          ${courses.map((each) => coursePanel(platform, each))}
        </section>`;
      })}`,
  });
}

function administrators({ world }: Platform, accounts: number[]): Markup {
  const cards = world.data.people.flatMap((person) =>
    person.adminOf
      .filter((id) => accounts.includes(id))
      .flatMap((id) =>
        world
          .toolsIn({ accountId: id })
          .slice(0, 1)
          .map((tool) =>
            card(
              person,
              `/accounts/${id}/external_tools/${tool.id}`,
              `Administrator av ${world.account(id).name}`,
            ),
          ),
      ),
  );
  return cards.length === 0
    ? html``
    : html`<h3>Administratorer</h3>
        <ul class="cards">
          ${cards}
        </ul>
        <h3>Kurs</h3>`;
}

function coursePanel(platform: Platform, course: Course): Markup {
  const { world } = platform;
  const [tool] = world.toolsIn({ courseId: course.id });
  const enrolments = world.enrolments(course.id);
  const of = (...roles: Enrolment['role'][]) =>
    enrolments.filter((each) => roles.includes(each.role));
  const groups: [string, Enrolment[]][] = [
    ['Kursledere', of('teacher', 'ta', 'designer')],
    ...course.sections.map((section): [string, Enrolment[]] => [
      course.sections.length > 1 ? `Deltakere: ${section.name}` : 'Deltakere',
      of('student').filter((each) => each.sectionId === section.id),
    ]),
    ['Observatører', of('observer')],
    ['Studentvisning', of('studentView')],
  ];
  return html`<section class="panel" aria-labelledby="course-${course.id}">
    <h3 id="course-${course.id}">${course.name} (${course.code})</h3>
    ${groups
      .filter(([, members]) => members.length > 0)
      .map(
        ([label, members]) =>
          html`<h4>${label} (${members.length})</h4>
            <ul class="cards">
              ${members.map((each) => memberCard(platform, course, tool, each))}
            </ul>`,
      )}
    <form class="actions" method="post" action="/courses/${course.id}/copy">
      <button type="submit">Kopier kurset</button>
    </form>
  </section>`;
}

function memberCard(
  { world }: Platform,
  course: Course,
  tool: Deployment | undefined,
  enrolment: Enrolment,
): Markup {
  const person = world.person(enrolment.person);
  const href = tool ? `/courses/${course.id}/external_tools/${tool.id}` : `/courses/${course.id}`;
  const state = enrolment.state === 'active' ? '' : ` · ${stateLabels[enrolment.state]}`;
  return card(
    person,
    href,
    `${roleLabels[enrolment.role]}${state}${person.note === null ? '' : ` · ${person.note}`}`,
  );
}

function card(person: Person, href: string, note: string): Markup {
  return html`<li>
    <a href="${href}?as=${encodeURIComponent(person.key)}">${person.name} <small>${note}</small></a>
  </li>`;
}
