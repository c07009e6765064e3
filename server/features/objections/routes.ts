import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { raise, readMine } from './raise.ts';
import { readDayObjections, settleObjection } from './settle.ts';

/** Participants' objections to what is recorded, and what leaders answer. */
export function mountObjections(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'objections'>(api, authenticate, {
    'objections.mine': (call) => readMine(deps, call),
    'objections.raise': (call) => raise(deps, call, call.params.dayId, call.body),
    'objections.ofDay': async (call) => ({
      objections: await readDayObjections(deps, call, call.params.dayId),
    }),
    'objections.settle': (call) =>
      settleObjection(deps, call, call.params.objectionId, call.body.answer),
  });
}
