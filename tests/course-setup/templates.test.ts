import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { checkPlan } from '#domain/plan-check';
import { planFigures } from '#domain/plan-figures';
import { composePlan } from '../../server/features/course-setup/compose.ts';
import { describeTemplate } from '../../server/features/course-setup/describe-template.ts';
import { templates } from '../../server/features/course-setup/templates/all.ts';

function sample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8'));
}

interface Unit {
  kind: string;
  days?: number;
  halfDays?: number;
  hours?: number;
  pattern?: string;
  planned?: boolean;
}

/** What the hospitals offer (survey of 2015), without what has no clock or is only planned. */
const offered = (
  sample('mapping-2015-table-7.json') as { offers: { trust: string; units: Unit[] }[] }
).offers.flatMap(({ trust, units }) =>
  units
    .filter(({ kind, planned, days, halfDays, hours }) => {
      const clocked = kind !== 'e-learning' && kind !== 'study' && planned !== true;
      return clocked && (days ?? halfDays ?? hours) !== undefined;
    })
    .map((unit) => ({ trust, ...unit })),
);

const described = templates.map((template) => describeTemplate(template, 'nb'));

/** Whether a person with this course in mind finds it among the templates. */
function fits(unit: Unit, template: (typeof described)[number]): boolean {
  const hours = template.planned / 60;
  if (unit.hours !== undefined && unit.hours !== hours) return false;
  if (unit.halfDays !== undefined) return template.days === 2 && hours === 6;
  if (
    unit.pattern !== undefined &&
    !template.name.includes(unit.pattern.replace('+', '\u00a0+\u00a0'))
  ) {
    return false;
  }
  return unit.days === undefined || unit.days === template.wholeDays || unit.days === template.days;
}

describe('templates', () => {
  test('there is one for every clocked course of the survey', () => {
    expect(offered.length).toBeGreaterThan(20);
    for (const unit of offered) {
      const found = described.filter((template) => fits(unit, template)).map(({ id }) => id);
      expect([unit, found.length > 0]).toEqual([unit, true]);
    }
  });

  test.each(templates.map(({ id }) => id))('%s makes a plan without a fault', (id) => {
    const template = templates.find((one) => one.id === id);
    if (!template) throw new Error(`${id} is gone`);
    for (const language of ['nb', 'nn', 'en'] as const) {
      let ids = 0;
      const plan = composePlan(
        template,
        {
          ...{ templateId: id, language, firstDate: '2025-09-01', spacing: 'template' },
          lunchCounts: false,
        },
        { title: '', organiser: '', timeZone: 'Europe/Oslo', newId: () => `id-${++ids}` },
      );
      expect(checkPlan(plan)).toEqual([]);
      const { heldSeconds } = planFigures(plan);
      expect(heldSeconds / 60).toBe(describeTemplate(template, language).planned);
      expect(plan.title).not.toBe('');
      for (const { segments } of plan.days) {
        expect(segments.every(({ title }) => title !== '')).toBe(true);
        expect(segments.slice(1).every(({ start }, i) => start === segments[i]?.end)).toBe(true);
      }
    }
  });

  test('no template names a person: responsible are roles', () => {
    const responsible = new Set(
      templates.flatMap(({ days }) =>
        days.flatMap(({ parts }) => parts.map((part) => part.responsible.nb)),
      ),
    );
    expect([...responsible].toSorted()).toEqual([
      '',
      'Brukerrepresentant og fagperson',
      'Deltakerne',
      'Kursleder',
      'Kursleder med brukererfaring',
      'Kursleder og kursleder med brukererfaring',
    ]);
  });

  test('four half days of which two are for users too: 12 h for professionals, 6 h for users', () => {
    const template = templates.find(({ id }) => id === 'four-half-days-two-for-users');
    if (!template) throw new Error('it is gone');
    let ids = 0;
    const plan = composePlan(
      template,
      {
        ...{ templateId: template.id, language: 'nb', firstDate: '2025-09-01' },
        ...{ spacing: 'weekly', lunchCounts: false },
      },
      { title: '', organiser: '', timeZone: 'Europe/Oslo', newId: () => `id-${++ids}` },
    );
    const hours = planFigures(plan).byGroup.map((one) => [one.group, one.plannedSeconds / 3600]);
    expect(hours).toEqual([
      ['none', 6],
      ['professional', 12],
      ['userRepresentative', 6],
    ]);
  });

  test('the approvals of 2025 are those of the course description, word for word', () => {
    const { approvals } = sample('helsepedagogikk-digital-2025.json') as {
      approvals: {
        body: string;
        hours: number;
        wording: string;
        requiresDocumentedDigitalPresence?: boolean;
      }[];
    };
    const template = templates.find(({ id }) => id === 'digital-2025');
    expect(template?.approvals).toMatchObject(
      approvals.map(({ body, hours, wording, requiresDocumentedDigitalPresence = false }) => ({
        ...{ body, wording, approvedMinutes: hours * 60, unit: 60 },
        documentedPresence: requiresDocumentedDigitalPresence,
      })),
    );
  });
});
