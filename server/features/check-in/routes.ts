import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { readBoard, readCode, setOpening, start } from './board.ts';
import { contextOf } from './context.ts';
import { pass } from './pass.ts';
import { settle } from './settle.ts';
import { streamBoard } from './stream.ts';
import { scanTickets } from './ticket.ts';
import { readToday } from './today.ts';

/** Self check-in for days in a room: the code, the door, and who is in. */
export function mountCheckIn(api: Router, deps: Deps, authenticate: Authenticate): void {
  const { KURSDAG_URL, KURSDAG_SECRET } = deps.env;
  const tickets = scanTickets(KURSDAG_SECRET, deps.now);
  mount<'check-in'>(api, authenticate, {
    'check-in.today': (call) => readToday(contextOf(deps, call), call.session.personId),
    'check-in.pass': (call) =>
      pass(contextOf(deps, call), tickets, call.session, call.params.dayId, call.body),
    'check-in.board': (call) => readBoard(contextOf(deps, call), call.params.dayId),
    'check-in.stream': async (call) => {
      await streamBoard(deps, call, call.params.dayId, call.response);
      return undefined;
    },
    'check-in.start': (call) => start(contextOf(deps, call), call.session, call.params.dayId),
    'check-in.code': (call) => readCode(contextOf(deps, call), call.params.dayId, KURSDAG_URL),
    'check-in.setOpening': (call) =>
      setOpening(contextOf(deps, call), call.session, call.params.dayId, call.body.times),
    'check-in.settle': (call) =>
      settle(contextOf(deps, call), call.session, call.params.dayId, call.body),
  });
}
