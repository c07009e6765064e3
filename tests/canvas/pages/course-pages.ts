import type { Platform } from '../platform.ts';
import type { Assignment, Course, CourseModule, Person } from '../types.ts';
import { submissionOf } from '../gradebook.ts';
import { coursePage, isStaff } from './course-frame.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { roleLabels, stateLabels } from './labels.ts';
import { forwardingFrame, pickerDialog } from './tool-frame.ts';

interface Where {
  course: Course;
  person: Person;
}

export function homePage(platform: Platform, where: Where): string {
  const { course } = where;
  const as = `?as=${encodeURIComponent(where.person.key)}`;
  const earlier = platform.world.data.courseCopies.find((each) => each.toCourseId === course.id);
  const test = platform.world.enrolments(course.id).find((each) => each.role === 'studentView');
  return coursePage(platform, {
    ...where,
    at: '',
    title: course.name,
    content: html`<h1>${course.name}</h1>
      <p>Velkommen til kurset. Velg et punkt i kursmenyen.</p>
      ${linksInText(platform, where)} ${filesToTry(platform, where)}
      ${
        earlier
          ? html`<p>Kurset er kopiert fra ${platform.world.course(earlier.fromCourseId).name}.</p>`
          : null
      }
      ${
        isStaff(platform, course, where.person)
          ? html`<div class="actions">
              ${
                test
                  ? html`<a class="button" href="/courses/${course.id}?as=${test.person}"
                      >Studentvisning</a
                    >`
                  : null
              }
              <form method="post" action="/courses/${course.id}/copy${as}">
                <button type="submit">Kopier kurset</button>
              </form>
            </div>`
          : null
      }`,
  });
}

/** Files that staff can download and bring into the tool. */
function filesToTry(platform: Platform, { course, person }: Where): Markup | null {
  const files = platform.downloads.filter((each) => each.courseId === course.id);
  if (files.length === 0 || !isStaff(platform, course, person)) return null;
  const as = `?as=${encodeURIComponent(person.key)}`;
  return html`<h2>Filer å prøve med</h2>
    <p>Last ned, og slipp dem på kursdagen i Kursdag.</p>
    <ul>
      ${files.map(
        ({ fileName, label }) =>
          html`<li>
            <a href="/courses/${course.id}/files/${fileName}${as}" download>${label}</a>
          </li>`,
      )}
    </ul>`;
}

/** What the editor has placed in the text of the front page, and the editor's button for it. */
function linksInText(platform: Platform, where: Where): Markup {
  const { course, person } = where;
  const links = platform.world.data.resourceLinks.filter(
    (each) => each.courseId === course.id && each.inText === true,
  );
  return html`${
    links.length === 0
      ? null
      : html`<ul>
          ${links.map((link) => {
            const query = new URLSearchParams({
              resource_link_lookup_uuid: link.uuid,
              as: person.key,
            });
            const href = `/courses/${course.id}/external_tools/retrieve?${query.toString()}`;
            return html`<li><a href="${href}">${link.title}</a></li>`;
          })}
        </ul>`
  }
  ${
    isStaff(platform, course, person)
      ? picker(platform, where, 'editor_button', 'Sett inn i teksten fra app')
      : null
  }`;
}

export function assignmentsPage(platform: Platform, where: Where): string {
  const { course, person } = where;
  const staff = isStaff(platform, course, person);
  const shown = platform.world.data.assignments.filter(
    (each) => each.courseId === course.id && (staff || each.published),
  );
  return coursePage(platform, {
    ...where,
    at: 'assignments',
    title: 'Oppgaver',
    content: html`<h1>Oppgaver</h1>
      ${staff ? picker(platform, where, 'assignment_selection', 'Ny oppgave fra app') : null}
      ${shown.length === 0 ? html`<p>Ingen oppgaver ennå.</p>` : null}
      ${shown.map((each) => assignmentRow(where, each, staff))}`,
  });
}

function assignmentRow({ course, person }: Where, assignment: Assignment, staff: boolean): Markup {
  const as = `?as=${encodeURIComponent(person.key)}`;
  const action = `/courses/${course.id}/assignments/${assignment.id}`;
  return html`<div class="item">
    <div>
      ${
        assignment.resourceLink
          ? html`<a href="${action}${as}">${assignment.title}</a>`
          : html`${assignment.title}`
      }
      <div class="state">
        ${assignment.pointsPossible} poeng · ${assignment.published ? 'Publisert' : 'Upublisert'}
        ${assignment.dueAt ? html`· frist ${assignment.dueAt}` : null}
      </div>
    </div>
    ${
      staff
        ? html`<form method="post" action="${action}${as}">
            <button name="do" value="${assignment.published ? 'unpublish' : 'publish'}">
              ${assignment.published ? 'Avpubliser' : 'Publiser'}<span class="spoken">
                ${assignment.title}</span
              >
            </button>
            <button name="do" value="delete">
              Slett<span class="spoken"> ${assignment.title}</span>
            </button>
          </form>`
        : null
    }
  </div>`;
}

export function modulesPage(platform: Platform, where: Where): string {
  const { course, person } = where;
  const staff = isStaff(platform, course, person);
  const modules = platform.world.data.modules.filter((each) => each.courseId === course.id);
  return coursePage(platform, {
    ...where,
    at: 'modules',
    title: 'Moduler',
    content: html`<h1>Moduler</h1>
      ${
        staff
          ? html`<div class="actions">
              ${picker(platform, where, 'link_selection', 'Legg til element fra app')}
              ${picker(platform, where, 'module_index_menu_modal', 'Ny modul fra app')}
            </div>`
          : null
      }
      ${modules.length === 0 ? html`<p>Ingen moduler ennå.</p>` : null}
      ${modules.map((each) => moduleSection(where, each, staff))}`,
  });
}

function moduleSection(
  { course, person }: Where,
  courseModule: CourseModule,
  staff: boolean,
): Markup {
  const as = `?as=${encodeURIComponent(person.key)}`;
  const items = courseModule.items.filter((each) => staff || each.published);
  return html`<h2>${courseModule.name}</h2>
    ${items.map(
      (item) =>
        html`<div class="item">
          <a href="/courses/${course.id}/modules/items/${item.id}${as}">${item.title}</a>
          <span class="state">${item.published ? 'Publisert' : 'Upublisert'}</span>
          ${
            staff
              ? html`<form
                  method="post"
                  action="/courses/${course.id}/modules/items/${item.id}${as}"
                >
                  <button name="do" value="${item.published ? 'unpublish' : 'publish'}">
                    ${item.published ? 'Avpubliser' : 'Publiser'}<span class="spoken">
                      ${item.title}</span
                    >
                  </button>
                </form>`
              : null
          }
        </div>`,
    )}`;
}

export function gradebookPage(platform: Platform, where: Where): string {
  const { world } = platform;
  const { course } = where;
  const columns = world.data.assignments.filter((each) => each.courseId === course.id);
  const students = world
    .enrolments(course.id)
    .filter((each) => each.role === 'student' && each.state === 'active')
    .map((each) => world.person(each.person))
    .sort((a, b) => a.sortableName.localeCompare(b.sortableName, 'nb'));
  return coursePage(platform, {
    ...where,
    at: 'gradebook',
    title: 'Vurderinger',
    content: html`<h1>Vurderinger</h1>
      <div class="scroll" tabindex="0" role="region" aria-label="Vurderingsbok">
        <table>
          <thead>
            <tr>
              <th scope="col">Student</th>
              ${columns.map((each) => html`<th scope="col">${each.title} <small>av ${each.pointsPossible}</small></th>`)}
            </tr>
          </thead>
          <tbody>
            ${students.map(
              (student) =>
                html`<tr>
                  <th scope="row">${student.sortableName}</th>
                  ${columns.map((each) => html`<td>${submissionOf(platform, each.id, student.key).score ?? '–'}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  });
}

export function usersPage(platform: Platform, where: Where): string {
  const { world } = platform;
  const { course, person } = where;
  const as = `?as=${encodeURIComponent(person.key)}`;
  const sectionName = (id: number) => course.sections.find((each) => each.id === id)?.name ?? '';
  const rows = world
    .enrolments(course.id)
    .map((each) => ({ each, member: world.person(each.person) }))
    .sort((a, b) => a.member.sortableName.localeCompare(b.member.sortableName, 'nb'));
  return coursePage(platform, {
    ...where,
    at: 'users',
    title: 'Personer',
    content: html`<h1>Personer</h1>
      <p>Endringer her merkes i Kursdag neste gang deltakerlisten hentes.</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Personer i kurset">
        <table>
          <thead>
            <tr>
              <th scope="col">Navn</th>
              <th scope="col">Seksjon</th>
              <th scope="col">Rolle</th>
              <th scope="col">Status</th>
              <th scope="col">Endre</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ each, member }) =>
                html`<tr>
                  <th scope="row">${member.name}</th>
                  <td>${sectionName(each.sectionId)}</td>
                  <td>${roleLabels[each.role]}</td>
                  <td>${stateLabels[each.state]}</td>
                  <td>
                    <form method="post" action="/courses/${course.id}/users/${member.key}${as}">
                      ${
                        each.state === 'active'
                          ? html`<button name="do" value="conclude">
                              Avslutt<span class="spoken"> ${member.name}</span>
                            </button>`
                          : html`<button name="do" value="activate">
                              Aktiver<span class="spoken"> ${member.name}</span>
                            </button>`
                      }
                      <button name="do" value="remove">
                        Fjern<span class="spoken"> ${member.name}</span>
                      </button>
                    </form>
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h2>Legg til en person</h2>
      <form class="actions" method="post" action="/courses/${course.id}/users${as}">
        <label>Navn <input name="name" required maxlength="100" autocomplete="off" /></label>
        <label
          >Seksjon
          <select name="section">
            ${course.sections.map((each) => html`<option>${each.name}</option>`)}
          </select></label
        >
        <button class="primary">Legg til</button>
      </form>`,
  });
}

/** Where the course's tool takes part in a picker; nothing where it does not. */
function picker(
  platform: Platform,
  { course, person }: Where,
  placement: string,
  label: string,
): Markup {
  const tool = platform.world
    .toolsIn({ courseId: course.id })
    .find((each) =>
      platform.world
        .developerKey(each.clientId)
        ?.placements.some(
          (one) => one.placement === placement && one.messageType === 'LtiDeepLinkingRequest',
        ),
    );
  if (!tool) return html``;
  const query = new URLSearchParams({ placement, as: person.key });
  const src = `/courses/${course.id}/external_tools/${tool.id}/resource_selection?${query.toString()}`;
  const frame = placement === 'module_index_menu_modal' ? null : forwardingFrame();
  return html`${pickerDialog(`pick-${placement}`, label, src)} ${frame}`;
}
