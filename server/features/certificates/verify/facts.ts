import type { Locale } from '#contract/roles';
import type { SnapshotApproval } from '#domain/certificate-snapshot';
import { certificateTexts, fill } from '../../../i18n/certificate-texts.ts';
import { shownDate, shownHundredths, shownMinutes } from '../../../i18n/shown.ts';
import { verificationTexts } from '../../../i18n/verification-texts.ts';
import { escaped } from './html.ts';
import type { Verified } from './look-up.ts';

/** What an edited PDF could lie about (rule 23): name, course, dates, hours, approvals. */
export function factsOf(one: Verified, locale: Locale): string {
  const texts = verificationTexts[locale];
  const { content } = one;
  const minutes = (value: number) => shownMinutes(value, locale);
  const hours = [
    fill(texts.hours, {
      attended: minutes(content.attendedMinutes),
      planned: minutes(content.plannedMinutes),
    }),
    ...(content.makeUpMinutes > 0
      ? [fill(texts.makeUp, { makeUp: minutes(content.makeUpMinutes) })]
      : []),
  ].join(', ');
  const required =
    one.kind === 'certificate'
      ? ` ${fill(texts.required, { percent: content.percent, required: minutes(content.requiredMinutes) })}.`
      : '';
  const facts: [string, string][] = [
    ...(one.name === null ? [] : [[texts.name, one.name] as [string, string]]),
    [texts.course, content.course.title],
    [texts.organiser, content.course.organiser],
    [texts.present, `${hours}.${required}`],
    [texts.number, one.number],
    [texts.issued, shownDate(content.issuedOn, locale)],
    [
      texts.issuer,
      [content.issuer.name, content.issuer.title].filter((part) => part !== '').join(', '),
    ],
  ];
  const rows = facts.map(([term, value]) => `<dt>${term}</dt><dd>${escaped(value)}</dd>`).join('');
  const erased = one.name === null ? `<p>${texts.erased}</p>` : '';
  return `<div class="sheet">${erased}<dl>${rows}</dl>${daysOf(one, locale)}${approvalsOf(one, locale)}</div>`;
}

function daysOf({ content }: Verified, locale: Locale): string {
  const texts = verificationTexts[locale];
  const days = content.days.map(
    (day) =>
      `<tr><td>${escaped(shownDate(day.date, locale))}</td><td>${shownMinutes(day.attendedMinutes, locale)}</td><td>${shownMinutes(day.plannedMinutes, locale)}</td></tr>`,
  );
  return `<h2>${texts.days}</h2><table><thead><tr><th scope="col">${texts.date}</th><th scope="col">${texts.present}</th><th scope="col">${texts.planned}</th></tr></thead><tbody>${days.join('')}</tbody></table>`;
}

/** All that the course has, and which of them the certificate claims; never whose the person is. */
function approvalsOf({ kind, content }: Verified, locale: Locale): string {
  if (kind === 'confirmation') return '';
  const texts = verificationTexts[locale];
  const claimed = new Set(content.approvals.map((approval) => approval.body));
  const items = content.courseApprovals.map((approval) => {
    const on = claimed.has(approval.body) ? texts.onIt : texts.notOnIt;
    return `<li>${escaped(approval.body)}: ${escaped(hoursOf(approval, locale))} (${on})</li>`;
  });
  const list = items.length === 0 ? `<p>${texts.noApprovals}</p>` : `<ul>${items.join('')}</ul>`;
  return `<h2>${texts.approvals}</h2>${list}`;
}

function hoursOf({ unit, hourHundredths }: SnapshotApproval, locale: Locale): string {
  const texts = certificateTexts[locale];
  const wording = unit === 45 ? texts.approvedTeachingHours : texts.approvedHours;
  return fill(wording, { hours: shownHundredths(hourHundredths, locale) });
}
