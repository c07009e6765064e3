import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { closeDay, reopenDay } from './closing.ts';
import { contextOf } from './context.ts';
import { undo, voidEntry } from './correct.ts';
import { credit, previewCredit } from './credit.ts';
import { readDay } from './day-sheet.ts';
import { readGrid } from './grid.ts';
import { readLedger } from './ledger-view.ts';
import { record } from './record.ts';
import { setAside } from './set-aside.ts';

/** The course leader's attendance: grid, day, ledger, acts, closing. */
export function mountAttendance(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'attendance'>(api, authenticate, {
    'attendance.grid': (call) => readGrid(contextOf(deps, call)),
    'attendance.day': (call) => readDay(contextOf(deps, call), call.params.dayId),
    'attendance.ledger': (call) =>
      readLedger(contextOf(deps, call), call.params.personId, call.query.day),
    'attendance.record': (call) => record(contextOf(deps, call), call.params.dayId, call.body),
    'attendance.void': (call) => voidEntry(contextOf(deps, call), call.params.entryId, call.body),
    'attendance.undo': (call) => undo(contextOf(deps, call), call.params.batchId),
    'attendance.creditPreview': (call) => previewCredit(contextOf(deps, call), call.params),
    'attendance.credit': (call) => credit(contextOf(deps, call), call.params, call.body),
    'attendance.close': (call) => closeDay(contextOf(deps, call), call.params.dayId),
    'attendance.reopen': (call) =>
      reopenDay(contextOf(deps, call), call.params.dayId, call.body.reason),
    'attendance.setAside': (call) =>
      setAside(contextOf(deps, call), call.params.personId, call.body.withdrawn),
  });
}
