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

/** All shared parts on one page, for looking at: `?locale=nn&contrast=high`. Not in the build. */
export function Gallery() {
  return (
    <main className="kd-frame">
      <PageHeading lead="All shared parts, in one theme and language">Shared parts</PageHeading>
      <h2>Standing</h2>
      <p className="kd-actions">
        <StandingBadge standing="met" />
        <StandingBadge standing="open" />
        <StandingBadge standing="outOfReach" />
      </p>
      <h2>Attendance bar</h2>
      <AttendanceBar planned={1500} required={1200} earned={900} makeUp={0} />
      <AttendanceBar planned={1500} required={1200} earned={1230} makeUp={240} />
      <AttendanceBar planned={0} required={0} earned={0} makeUp={0} />
      <AttendanceBar planned={1500} required={1200} earned={1200} makeUp={60} size="small" />
      <h2>Day</h2>
      <DayTimeline
        caption="Dag 1"
        timeZone="Europe/Oslo"
        segments={daySegments}
        rows={dayRows}
        onOpen={() => undefined}
      />
      <h2>Grid</h2>
      <GridSample count={24} />
      <h2>Grid of 1 000</h2>
      <GridSample count={1000} />
      <h2>Fields</h2>
      <FieldSamples />
      <h2>Table</h2>
      <TableSample />
      <h2>States</h2>
      <StateSamples />
      <h2>Dialogs</h2>
      <DialogSamples />
    </main>
  );
}
