import { Button } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { IconAddLine } from '@instructure/ui-icons';
import { useState } from 'react';
import type { DayShape as Day } from '#contract/course-plan';
import { formatMinutes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useNotify } from '../../ui/notices.tsx';
import {
  addSegment,
  duplicateSegment,
  newId,
  removeSegment,
  swapSegment,
  withDay,
} from './plan-edit.ts';
import './programme.css';
import { SegmentRow } from './segment-row.tsx';
import { useFieldFocus, useRows } from './programme-rows.ts';
import type { PlanEditor } from './use-plan-editor.ts';

/**
 * The programme of a day as rows that are filled in by keyboard: Enter goes to the same field of the
 * next row, and from the last row to a new one; Alt with an arrow moves a row.
 */
export function ProgrammeEditor({ editor, day }: { editor: PlanEditor; day: Day }) {
  const { t, locale } = useTexts('course-setup');
  const notify = useNotify();
  const forSome = day.segments.some(({ audience }) => audience !== undefined);
  const [asked, setAsked] = useState(false);
  const showAudience = asked || forSome;
  const rows = useRows(day.segments);
  const { list, focus } = useFieldFocus();
  const planned = editor.figures?.days.find((one) => one.day === day.id)?.planned;

  const edit = (change: (day: Day) => Day) =>
    editor.change('', (plan) => withDay(plan, day.id, change));
  const add = () => {
    const id = newId();
    edit((one) => addSegment(one, id));
    focus(id, 'title');
  };
  const neighbour = (id: string, by: -1 | 1) =>
    rows.segments[rows.segments.findIndex((one) => one.id === id) + by];
  const acts = {
    onDuplicate: (id: string) => {
      const copy = newId();
      edit((one) => duplicateSegment(one, id, copy));
      rows.insertAfter(id, copy);
      focus(copy, 'title');
    },
    onRemove: (id: string) => {
      const next = neighbour(id, 1) ?? neighbour(id, -1);
      edit((one) => removeSegment(one, id));
      notify('done', t('programme.removed'), { label: t('undo'), onAct: editor.undo });
      if (next !== undefined) focus(next.id, 'title');
    },
    onSwap: (id: string, by: -1 | 1, field: string) => {
      edit((one) => swapSegment(one, id, by));
      rows.swap(id, by);
      focus(id, field);
    },
    onEnter: (id: string, field: string) => {
      const next = neighbour(id, 1);
      if (next === undefined) add();
      else focus(next.id, field);
    },
  };

  return (
    <section aria-labelledby="programme">
      <div className="kd-section-head">
        <h2 id="programme">{t('programme.title')}</h2>
        {planned !== undefined && (
          <p className="kd-numbers" aria-live="polite">
            {t('programme.counted', { time: formatMinutes(planned, locale) })}
          </p>
        )}
      </div>
      {rows.segments.length === 0 ? (
        <p>{t('programme.none')}</p>
      ) : (
        <div className="kd-programme" data-audience={showAudience}>
          <div className="kd-programme-head" aria-hidden="true">
            <span>{t('field.start')}</span>
            <span>{t('field.end')}</span>
            <span>{t('programme.what')}</span>
            <span>{t('field.responsible')}</span>
            <span>{t('field.workForm')}</span>
            <span>{t('field.counts')}</span>
            {showAudience && <span>{t('field.audience')}</span>}
          </div>
          <ol ref={list} aria-label={t('programme.title')} {...rows.listProps}>
            {rows.segments.map((segment, index) => (
              <SegmentRow
                key={segment.id}
                editor={editor}
                day={day}
                segment={segment}
                isFirst={index === 0}
                isLast={index === rows.segments.length - 1}
                showAudience={showAudience}
                {...acts}
              />
            ))}
          </ol>
        </div>
      )}
      <div className="kd-programme-foot">
        <Button renderIcon={<IconAddLine />} onClick={add}>
          {t('programme.add')}
        </Button>
        <Checkbox
          label={t('programme.forSome')}
          checked={showAudience}
          disabled={forSome}
          onChange={() => setAsked(!asked)}
        />
      </div>
      <p className="kd-quiet-note kd-keys-hint">{t('programme.keys')}</p>
    </section>
  );
}
