import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { copyTasks, orderTasks, publishDay } from './arrange.ts';
import { readBoard, readOverview } from './board.ts';
import { putFile, readAnswerFile, readMyFile, removeFile } from './files.ts';
import { decideMakeUp, readMakeUps } from './make-up.ts';
import { readMyPrep } from './mine.ts';
import { copySources } from './other-courses.ts';
import { addTask, readDayPlan, removeTask, saveTask } from './plan.ts';
import { statusFile } from './status-file.ts';
import { addColleague, findColleagues, removeColleague } from './together.ts';
import { ask, confirm, handIn, keepAnswer, readGroupAnswers, setDone } from './work.ts';

/** Preparation for the session days: planned by leaders, done by participants, read by leaders. */
export function mountPrep(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'prep'>(api, authenticate, {
    'prep.overview': (call) => readOverview(deps, call),
    'prep.day': (call) => readDayPlan(deps, call, call.params.dayId),
    'prep.add': (call) => addTask(deps, call, call.params.dayId, call.body),
    'prep.save': (call) => saveTask(deps, call, call.params.taskId, call.body),
    'prep.order': (call) => orderTasks(deps, call, call.params.dayId, call.body.ids),
    'prep.publish': (call) => publishDay(deps, call, call.params.dayId),
    'prep.copy': (call) => copyTasks(deps, call, call.params.dayId, call.body),
    'prep.remove': (call) => removeTask(deps, call, call.params.taskId),
    'prep.board': (call) => readBoard(deps, call, call.params.dayId),
    'prep.mine': (call) => readMyPrep(deps, call),
    'prep.setDone': (call) => setDone(deps, call, call.params.taskId, call.body),
    'prep.keepAnswer': (call) => keepAnswer(deps, call, call.params.taskId, call.body),
    'prep.handIn': (call) => handIn(deps, call, call.params.taskId, call.body),
    'prep.ask': (call) => ask(deps, call, call.params.taskId, call.body),
    'prep.copySources': (call) => copySources(deps, call),
    'prep.statusFile': (call) => statusFile(deps, call, call.params.dayId, call.body),
    'prep.groupAnswers': (call) => readGroupAnswers(deps, call, call.params.taskId),
    'prep.putFile': ({ query, body, ...call }) =>
      putFile(deps, call, call.params.taskId, { ...query, body }),
    'prep.removeFile': (call) => removeFile(deps, call, call.params.taskId, call.body),
    'prep.myFile': (call) => readMyFile(deps, call, call.params.taskId, call.params.personId),
    'prep.confirm': (call) => confirm(deps, call, call.params.taskId, call.body),
    'prep.findColleagues': (call) => findColleagues(deps, call, call.params.taskId, call.body),
    'prep.addColleague': (call) => addColleague(deps, call, call.params.taskId, call.body),
    'prep.removeColleague': (call) =>
      removeColleague(deps, call, call.params.taskId, call.params.personId),
    'prep.makeUps': (call) => readMakeUps(deps, call, call.params.dayId),
    'prep.decideMakeUp': (call) => decideMakeUp(deps, call, call.params, call.body),
    'prep.answerFile': (call) =>
      readAnswerFile(deps, call, call.params.taskId, call.params.personId),
  });
}
