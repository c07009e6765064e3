import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { contextOf } from './context.ts';
import { feeTable, readFees, saveFees } from './fees.ts';
import { tableFile } from './write.ts';

/** Fees per workplace: an overview to invoice from. */
export function mountFees(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'fees'>(api, authenticate, {
    'fees.overview': (call) => readFees(contextOf(deps, call)),
    'fees.save': (call) => saveFees(contextOf(deps, call), call.body),
    'fees.file': async (call) => {
      const context = contextOf(deps, call);
      const { format, why } = call.body;
      const fees = await readFees(context);
      const by = { author: context.course.plan.organiser, at: context.now };
      const file = await tableFile(feeTable(context, fees), format, by);
      const people = fees.workplaces.flatMap((one) => one.people.map(({ id }) => id));
      await context.taken('fees', why, people);
      return file;
    },
  });
}
