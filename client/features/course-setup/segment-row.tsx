import { Button, IconButton } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import {
  IconArrowDownLine,
  IconArrowOpenDownLine,
  IconArrowOpenUpLine,
  IconArrowUpLine,
  IconCopyLine,
  IconTrashLine,
} from '@instructure/ui-icons';
import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { useState, type KeyboardEvent } from 'react';
import type { DayShape as Day, SegmentShape as Segment } from '#contract/course-plan';
import { formatTime } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { AudienceField } from './audience-field.tsx';
import { giveWay, withDay, withSegment } from './plan-edit.ts';
import type { PlanEditor } from './use-plan-editor.ts';
import { useWords } from './words.ts';

interface Props {
  editor: PlanEditor;
  day: Day;
  segment: Segment;
  isFirst: boolean;
  isLast: boolean;
  showAudience: boolean;
  onDuplicate: (id: string) => void;
  onRemove: (id: string) => void;
  onSwap: (id: string, by: -1 | 1, field: string) => void;
  onEnter: (id: string, field: string) => void;
}

const workForms = [
  ...(['none', 'presentation', 'dialogue', 'reflection', 'experienceSharing'] as const),
  ...(['groupWork', 'individualWork', 'exercise', 'break'] as const),
];

/** The field of a row that has the focus. */
function fieldOf(target: EventTarget): string | undefined {
  const field = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;
  return field?.dataset['field'];
}

/** One part of the programme, with all its fields in a row; on a narrow page one under the other. */
export function SegmentRow({ editor, day, segment, showAudience, ...rest }: Props) {
  const { t, locale } = useTexts('course-setup');
  const { id } = segment;
  const set = (field: keyof Segment, change: Partial<Segment>) =>
    editor.change(`${id}.${field}`, (plan) =>
      withDay(plan, day.id, (one) => withSegment(one, id, change)),
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const field = fieldOf(event.target);
    if (field === undefined) return;
    const by = { ArrowUp: -1, ArrowDown: 1 } as const;
    const inText = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      rest.onSwap(id, by[event.key], field);
    } else if (event.key === 'Enter' && inText) {
      rest.onEnter(id, field);
    } else return;
    event.preventDefault();
  };
  const [open, setOpen] = useState(segment.title === '');
  const name = `${formatTime(segment.start, locale)} ${segment.title}`.trim();
  return (
    <li data-row={id} data-counts={segment.counts} data-open={open} onKeyDown={onKeyDown}>
      <div data-field="start">
        <TimeField
          label={t('field.start')}
          hideLabel
          width="100%"
          value={segment.start}
          onChange={(start) => set('start', { start })}
        />
      </div>
      <div data-field="end">
        <TimeField
          label={t('field.end')}
          hideLabel
          width="100%"
          value={segment.end}
          onChange={(end) => set('end', { end })}
        />
      </div>
      <div data-field="title">
        <TextField
          label={t('programme.what')}
          hideLabel
          value={segment.title}
          onChange={(title) => set('title', { title })}
        />
      </div>
      <div data-field="responsible">
        <TextField
          label={t('field.responsible')}
          hideLabel
          value={segment.responsible}
          onChange={(responsible) => set('responsible', { responsible })}
        />
      </div>
      <div data-field="workForm">
        <SelectField
          label={t('field.workForm')}
          hideLabel
          value={segment.workForm ?? 'none'}
          options={workForms.map((one) => ({ value: one, label: t(`workForm.${one}`) }))}
          onChange={(form) => set('workForm', { workForm: form === 'none' ? null : form })}
        />
      </div>
      <div data-field="counts">
        <Checkbox
          label={
            <>
              <ScreenReaderContent>{t('programme.counts', { name })}</ScreenReaderContent>
              <span className="kd-narrow-label" aria-hidden="true">
                {t('field.counts')}
              </span>
            </>
          }
          checked={segment.counts}
          onChange={() => set('counts', { counts: !segment.counts })}
        />
      </div>
      <div className="kd-row-more">
        <IconButton
          withBackground={false}
          withBorder={false}
          screenReaderLabel={t(open ? 'programme.less' : 'programme.more', { name })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <IconArrowOpenUpLine /> : <IconArrowOpenDownLine />}
        </IconButton>
      </div>
      {showAudience && (
        <div data-field="audience">
          <AudienceField
            label={t('field.audience')}
            hideLabel
            value={segment.audience}
            onChange={(audience) => set('audience', { audience })}
          />
        </div>
      )}
      <RowButtons segment={segment} name={name} {...rest} />
      <RowFaults editor={editor} day={day} segment={segment} />
    </li>
  );
}

type ButtonsProps = Omit<Props, 'editor' | 'day' | 'showAudience' | 'onEnter'> & { name: string };

function RowButtons({ segment: { id }, name, isFirst, isLast, ...acts }: ButtonsProps) {
  const { t } = useTexts('course-setup');
  const shared = { withBackground: false, withBorder: false, size: 'small' } as const;
  return (
    <div className="kd-row-buttons">
      <span data-field="up">
        <IconButton
          {...shared}
          screenReaderLabel={t('programme.up', { name })}
          interaction={isFirst ? 'disabled' : 'enabled'}
          onClick={() => acts.onSwap(id, -1, 'up')}
        >
          <IconArrowUpLine />
        </IconButton>
      </span>
      <span data-field="down">
        <IconButton
          {...shared}
          screenReaderLabel={t('programme.down', { name })}
          interaction={isLast ? 'disabled' : 'enabled'}
          onClick={() => acts.onSwap(id, 1, 'down')}
        >
          <IconArrowDownLine />
        </IconButton>
      </span>
      <IconButton
        {...shared}
        screenReaderLabel={t('programme.duplicate', { name })}
        onClick={() => acts.onDuplicate(id)}
      >
        <IconCopyLine />
      </IconButton>
      <IconButton
        {...shared}
        screenReaderLabel={t('programme.remove', { name })}
        onClick={() => acts.onRemove(id)}
      >
        <IconTrashLine />
      </IconButton>
    </div>
  );
}

/** What is wrong with the row, under it; an overlap can be mended on the spot. */
function RowFaults({ editor, day, segment }: Pick<Props, 'editor' | 'day' | 'segment'>) {
  const { t } = useTexts('course-setup');
  const words = useWords(editor.plan);
  const faults = editor.problems.filter(({ at }) => at.day === day.id && at.segment === segment.id);
  if (faults.length === 0) return null;
  return (
    <div className="kd-row-faults">
      {faults.map((fault) => (
        <p key={`${fault.code}${fault.at.field ?? ''}`}>
          {words.problem(fault)}{' '}
          {fault.code === 'SEGMENTS_OVERLAP' && (
            <Button
              size="small"
              onClick={() =>
                editor.change('', (plan) =>
                  withDay(plan, day.id, (one) => giveWay(one, segment.id)),
                )
              }
            >
              {t('programme.giveWay')}
            </Button>
          )}
        </p>
      ))}
    </div>
  );
}
