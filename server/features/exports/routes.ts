import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { AppError } from '../../http/app-error.ts';
import { mount } from '../../http/mount.ts';
import { shownCell } from '../../documents/tables/table.ts';
import { fileNameOf } from '../../documents/tables/file-name.ts';
import { pdfType } from '../../documents/tables/pages.ts';
import { dossierTexts } from '../../i18n/dossier-texts.ts';
import { exportTexts } from '../../i18n/export-texts.ts';
import { attendanceTable } from './attendance-list.ts';
import { bodyTable, chosen, columnsOf, membersOf, missingIn, type Who } from './body-list.ts';
import { approvalOf, type Context, contextOf } from './context.ts';
import { dossierPdf } from './dossier-pdf.ts';
import { readDossiers } from './dossier.ts';
import { exportPeople } from './export-people.ts';
import { readOverview, withoutBody } from './overview.ts';
import { signingSheet } from './signing-sheet.ts';
import { drawn, tableFile } from './write.ts';

/** Lists that leave the tool: to professional bodies, for signing, for a leader's own records. */
export function mountExports(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'exports'>(api, authenticate, {
    'exports.overview': (call) => readOverview(contextOf(deps, call), call.query.section),
    'exports.preview': async (call) => {
      const context = contextOf(deps, call);
      const { who, section } = call.query;
      const { approval, members, people } = await membersFor(context, call.params.approvalId, {
        ...{ who, section },
      });
      const columns = columnsOf(approval, context.course.plan.language);
      const table = bodyTable(context.course, approval, members);
      return {
        columns: columns.map(({ heading, field }) => ({ heading, known: field !== null })),
        rows: table.rows.map((row) => row.map((cell) => shownCell(cell, table.locale))),
        missing: missingIn(columns, members),
        withoutBody: withoutBody(people),
      };
    },
    'exports.bodyList': async (call) => {
      const context = contextOf(deps, call);
      const { format, why } = call.body;
      const { approval, members } = await membersFor(context, call.params.approvalId, call.body);
      const table = bodyTable(context.course, approval, members);
      const file = await tableFile(table, format, by(context));
      await context.taken('bodyList', why, idsOf(members));
      return file;
    },
    'exports.dossier': async (call) => {
      const context = contextOf(deps, call);
      const { approval, members } = await membersFor(context, call.params.approvalId, call.body);
      if (members.length === 0) throw new AppError('NOBODY_TO_EXPORT');
      const dossiers = await readDossiers(context, members);
      const content = await drawn(() => dossierPdf(context, approval, dossiers));
      await context.taken('dossier', call.body.why, idsOf(members));
      const { title } = dossierTexts[context.course.plan.language];
      const fileName = fileNameOf(`${title} ${approval.body}`, 'pdf');
      return { fileName, contentType: pdfType, content };
    },
    'exports.attendanceList': async (call) => {
      const context = contextOf(deps, call);
      const { format, section, why } = call.body;
      const { people } = await exportPeople(deps.models, context.course, section);
      const file = await tableFile(attendanceTable(context.course, people), format, by(context));
      const ids = people.map((one) => one.id);
      await context.taken('attendanceList', why, ids);
      return file;
    },
    'exports.signingSheet': async (call) => {
      const context = contextOf(deps, call);
      const { section, why } = call.body;
      const { people } = await exportPeople(deps.models, context.course, section);
      const { pdf, listed, date } = await drawn(() =>
        signingSheet(context, call.params.dayId, people),
      );
      const ids = listed.map((one) => one.id);
      await context.taken('signingSheet', why, ids);
      const title = `${exportTexts[context.course.plan.language].signingSheet} ${date}`;
      return { fileName: fileNameOf(title, 'pdf'), contentType: pdfType, content: pdf };
    },
  });
}

const by = ({ course, now }: Context) => ({ author: course.plan.organiser, at: now });
const idsOf = (members: readonly { person: { id: string } }[]) =>
  members.map(({ person }) => person.id);

/** Who is on a body's list. */
async function membersFor(
  context: Context,
  approvalId: string,
  { who, section }: { who: Who; section: string },
) {
  const { models, course } = context;
  const approval = approvalOf(context, approvalId);
  const { people, figures } = await exportPeople(models, course, section);
  const members = chosen(membersOf(people, course, approval), who);
  return { approval, members, people, figures };
}
