import { Fragment, type ReactNode } from 'react';
import '../app/layout.css';
import { AttendanceBar } from '../ui/attendance-bar.tsx';
import { DayTimeline } from '../ui/day-timeline.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { DialogSamples } from './dialog-samples.tsx';
import { FieldSamples } from './field-samples.tsx';
import { GridSample } from './grid-sample.tsx';
import { daySegments, dayRows } from './samples.ts';
import { StateSamples } from './state-samples.tsx';
import { TableSample } from './table-sample.tsx';

const sections: Record<string, ReactNode> = {
  Standing: (
    <p className="kd-actions">
      <StandingBadge standing="met" />
      <StandingBadge standing="open" />
      <StandingBadge standing="outOfReach" />
    </p>
  ),
  Bars: (
    <>
      <AttendanceBar planned={1500} required={1200} earned={900} makeUp={0} />
      <AttendanceBar planned={1500} required={1200} earned={1230} makeUp={240} />
      <AttendanceBar planned={0} required={0} earned={0} makeUp={0} />
      <AttendanceBar planned={1500} required={1200} earned={1200} makeUp={60} size="small" />
    </>
  ),
  Day: (
    <DayTimeline
      caption="Dag 1"
      timeZone="Europe/Oslo"
      segments={daySegments}
      rows={dayRows}
      onOpen={() => undefined}
    />
  ),
  Grid: <GridSample count={24} />,
  'Long grid': <GridSample count={1000} />,
  Fields: <FieldSamples />,
  Table: <TableSample />,
  States: <StateSamples />,
  Dialogs: <DialogSamples />,
};

/**
 * All shared parts on one page, for looking at, or one section: `?locale=nn&contrast=high&only=Day`.
 * Not in the product's build.
 */
export function Gallery({ only }: { only: string | null }) {
  return (
    <main className="kd-frame">
      <PageHeading lead="All shared parts, in one theme and language">Shared parts</PageHeading>
      {Object.entries(sections).map(
        ([name, content]) =>
          (only === null || only === name) && (
            <Fragment key={name}>
              <h2>{name}</h2>
              {content}
            </Fragment>
          ),
      )}
    </main>
  );
}
