import type { Router } from 'express';
import { normalisePlan } from '#domain/plan-normal';
import type { Authenticate } from '../../http/authenticate.ts';
import type { Deps } from '../../http/deps.ts';
import { mount } from '../../http/mount.ts';
import { assess } from './assess.ts';
import { contextOf } from './context.ts';
import { composeFromTemplate, listTemplates } from './from-template.ts';
import { mergePlan } from './merge.ts';
import { readOverview } from './overview.ts';
import { savePlan } from './save.ts';

/** The course plan: templates, what a change would mean, saving, joining two leaders' changes. */
export function mountCourseSetup(api: Router, deps: Deps, authenticate: Authenticate): void {
  mount<'course-setup'>(api, authenticate, {
    'course-setup.overview': (call) => readOverview(contextOf(deps, call), call.session.role),
    'course-setup.templates': async (call) => ({
      templates: await listTemplates(contextOf(deps, call), call.locale),
    }),
    'course-setup.compose': (call) => composeFromTemplate(contextOf(deps, call), call.body),
    'course-setup.preview': (call) =>
      assess(contextOf(deps, call), normalisePlan(call.body.plan), call.body.impact),
    'course-setup.save': (call) => savePlan(contextOf(deps, call), call.body),
    'course-setup.merge': (call) => mergePlan(contextOf(deps, call), call.body),
  });
}
