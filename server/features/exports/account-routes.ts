import type { Router } from 'express';
import type { Reply } from '#contract/endpoints';
import { csvType } from '../../documents/tables/csv.ts';
import { pdfType } from '../../documents/tables/pages.ts';
import { xlsxType } from '../../documents/tables/xlsx.ts';
import { AppError } from '../../http/app-error.ts';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import type { Models } from '../../models/open.ts';
import { findCertificates } from './account-certificates.ts';
import { scopeOf } from './account-courses.ts';
import { runAccountExport } from './account-job.ts';
import { accountOverview } from './account-overview.ts';

const contentTypes = { csv: csvType, xlsx: xlsxType, pdf: pdfType, zip: 'application/zip' };

/** A list over many courses is forgotten after a day, in milliseconds. */
const keptFor = 24 * 60 * 60 * 1000;

/** What administrators take out over the courses of their account. */
export function mountAccount(api: Router, deps: Deps, authenticate: Authenticate): void {
  const { models, jobs, now } = deps;
  jobs.define('exports.account', ({ key }) => runAccountExport(deps, key));
  jobs.define('exports.forget', () =>
    models.accountExports.forgetBefore(new Date(now().getTime() - keptFor)),
  );
  jobs.every('exports.forget', 3600);

  mount<'account'>(api, authenticate, {
    'account.overview': async ({ session, query }) => {
      const scope = scopeOf(session);
      const overview = await accountOverview(models, scope, query);
      await models.audit.record(
        { platformId: session.platformId, courseId: null, by: session.personId },
        { kind: 'coursesListed', courses: overview.courses.length },
        now(),
      );
      return overview;
    },
    'account.exports': ({ session }) => ordersOf(models, session.personId),
    'account.order': async ({ session, body, locale }) => {
      const order = { ...scopeOf(session), by: session.personId, locale, ...body };
      const id = await models.accountExports.add(order, now());
      await jobs.enqueue('exports.account', id);
      return { id, ...(await ordersOf(models, session.personId)) };
    },
    'account.file': async ({ session, params }) => {
      const order = await models.accountExports.get(params.exportId);
      const own = order?.by === session.personId && order.platformId === session.platformId;
      const content = own ? await models.accountExports.file(params.exportId) : null;
      if (order === null || content === null) throw new AppError('EXPORT_NOT_FOUND');
      return { fileName: order.fileName, contentType: contentTypes[order.format], content };
    },
    'account.certificates': async ({ session, body }) => {
      const { subjects, ...found } = await findCertificates(models, scopeOf(session), body.search);
      for (const [courseId, people] of subjects) {
        await models.audit.record(
          { platformId: session.platformId, courseId, by: session.personId },
          { kind: 'certificatesLookedUp', subjects: [...new Set(people)] },
          now(),
        );
      }
      return found;
    },
  });
}

async function ordersOf(models: Models, by: string): Promise<Reply<'account.exports'>> {
  const orders = await models.accountExports.ofPerson(by);
  return {
    orders: orders.map(({ _id, createdAt, ...one }) => ({
      ...{ id: _id, what: one.what, body: one.body, from: one.from, to: one.to },
      ...{ format: one.format, state: one.state, done: one.done, total: one.total },
      ...{ rows: one.rows, createdAt: createdAt.toISOString() },
    })),
  };
}
