import type { Report } from '../../server/features/meeting-reports/reader/report.ts';
import { csvOf } from './csv-text.ts';

/** What was read, written back as a table of joins in UTC. */
export function written(report: Report): string {
  const rows = report.rows.map(({ name, email, upn, presence }) => {
    const start = presence.kind === 'stretch' || presence.kind === 'open' ? presence.start : null;
    const end = presence.kind === 'stretch' ? presence.end : null;
    return [name, iso(start), iso(end), email, upn];
  });
  return csvOf([['Name', 'Join', 'Leave', 'Email', 'UPN'], ...rows], { delimiter: ';' });
}

function iso(instant: number | null): string {
  return instant === null ? '' : new Date(instant * 1000).toISOString();
}
