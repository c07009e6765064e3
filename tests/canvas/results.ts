import { Router } from 'express';
import { gradebookAccess, lineItemIn, studentIn } from './gradebook.ts';
import { lineItemUrl } from './line-items.ts';
import { paginate } from './paging.ts';
import type { Platform } from './platform.ts';
import type { LineItem, Result } from './types.ts';
import { scopes } from './vocabulary.ts';
import { NotFound } from './world.ts';

const container = 'application/vnd.ims.lis.v2.resultcontainer+json';

/** Results as the gradebook has them (Canvas: `Lti::IMS::ResultsController#index` and `#show`). */
export function resultRoutes(platform: Platform): Router {
  const router = Router();
  const base = '/api/lti/courses/:courseId/line_items/:id/results';
  router.get(base, async (request, response) => {
    const { course } = await gradebookAccess(platform, request, scopes.resultReadonly);
    const item = lineItemIn(platform, course, request.params.id);
    const userId = request.query['user_id'];
    const student = studentIn(platform, course, userId);
    const results = platform.world.data.results.filter(
      (each) =>
        each.lineItemId === item.id && (userId === undefined || each.person === student?.key),
    );
    const page = paginate(request, response, results, {
      url: `${lineItemUrl(platform, item)}/results`,
      perPage: 10,
      maxPerPage: 100,
      long: platform.settings.longLinks,
    });
    response
      .type(container)
      .send(JSON.stringify(page.map((each) => resultJson(platform, item, each))));
  });
  router.get(`${base}/:resultId`, async (request, response) => {
    const { course } = await gradebookAccess(platform, request, scopes.resultReadonly);
    const item = lineItemIn(platform, course, request.params.id);
    const result = platform.world.data.results.find(
      (each) => each.lineItemId === item.id && String(each.id) === request.params.resultId,
    );
    if (!result) throw new NotFound('no such result');
    response.type(container).send(JSON.stringify(resultJson(platform, item, result)));
  });
  return router;
}

/** Canvas: `ResultsSerializer`. The score is the gradebook's: a teacher may have changed it there. */
function resultJson(platform: Platform, item: LineItem, result: Result): Record<string, unknown> {
  const whole = {
    id: `${lineItemUrl(platform, item)}/results/${result.id}`,
    scoreOf: lineItemUrl(platform, item),
    userId: platform.world.ids.user(result.person),
    resultScore: result.resultScore,
    resultMaximum: result.resultMaximum,
    comment: result.comment,
    ...result.extensions,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}
