import type { Template } from '#contract/course-setup';
import type { Locale } from '#contract/roles';
import type { CourseTemplate, TemplateDay } from './templates/template.ts';

/** Up to so many counted minutes is half a day. */
const halfDayMinutes = 240;

/** A template as it is offered, in the reader's language. */
export function describeTemplate(template: CourseTemplate, locale: Locale): Template {
  const minutes = template.days.map(countedMinutes);
  return {
    id: template.id,
    kind: template.kind,
    name: unbroken(template.name[locale]),
    summary: template.summary[locale],
    days: template.days.length,
    wholeDays: minutes.reduce((sum, one) => sum + (one <= halfDayMinutes ? 0.5 : 1), 0),
    planned: minutes.reduce((sum, one) => sum + one, 0),
    forSome: template.days.some(({ audience }) => audience !== undefined),
    approvals: template.approvals.map(({ body }) => body),
    earlier: null,
  };
}

/** "2 + 1" stays on one line. */
function unbroken(name: string): string {
  return name.replaceAll(' + ', '\u00a0+\u00a0');
}

function countedMinutes({ parts }: TemplateDay): number {
  return parts
    .filter(({ kind }) => kind !== 'lunch')
    .reduce((sum, { minutes }) => sum + minutes, 0);
}
