import type { Router } from 'express';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { readMyReminders, saveReminders, setMyReminders } from './choose.ts';
import { defineReminderMail } from './mail.ts';
import { readReminderDay, readReminders } from './overview.ts';
import { defineReminderJob } from './queue.ts';
import { defineSample, sendSample } from './sample.ts';
import { settleReminder } from './settle.ts';

/** Mail some days before each session day: switched on by leaders, stopped by whoever gets it. */
export function mountReminders(api: Router, deps: Deps, authenticate: Authenticate): void {
  defineReminderMail(deps);
  defineSample(deps);
  defineReminderJob(deps);
  mount<'reminders'>(api, authenticate, {
    'reminders.overview': (call) => readReminders(deps, call, call.query.daysBefore),
    'reminders.save': (call) => saveReminders(deps, call, call.body),
    'reminders.sendSample': (call) => sendSample(deps, call, call.body.requestId),
    'reminders.day': (call) => readReminderDay(deps, call, call.params.dayId),
    'reminders.settle': (call) => settleReminder(deps, call, call.params, call.body.sent),
    'reminders.mine': (call) => readMyReminders(deps, call),
    'reminders.setMine': (call) => setMyReminders(deps, call, call.body.stopped),
  });
}
