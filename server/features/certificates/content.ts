import { grantedMinutes, type Approval } from '#domain/approvals';
import { policyVersion } from '#domain/certificate';
import type {
  CertificateSnapshot,
  SnapshotApproval,
  SnapshotDay,
  SnapshotProgrammeDay,
} from '#domain/certificate-snapshot';
import { isMeantFor } from '#domain/counted-days';
import { hourHundredths } from '#domain/shown';
import { wallTimeOf } from '#domain/time';
import type { CertificateSettings } from '../../models/certificate-settings.ts';
import type { CertificateContent } from '../../models/certificates.ts';
import type { Assessed, Assessment } from './assess.ts';
import { asked, had, type PlannedCourse } from './context.ts';

interface Issue {
  kind: CertificateSnapshot['kind'];
  number: string;
  verifyUrl: string;
  issuer: CertificateSnapshot['issuer'];
  settings: Pick<CertificateSettings, 'language' | 'contents'>;
  now: Date;
}

/** All that a certificate says but the name, from the figures as they are now (rule 22). */
export function contentOf(
  course: PlannedCourse,
  assessment: Assessment,
  one: Pick<Assessed, 'member' | 'standing' | 'outcomes'>,
  { kind, number, verifyUrl, issuer, settings, now }: Issue,
): CertificateContent {
  const { plan } = course;
  const { standing, outcomes } = one;
  const counting = new Map(outcomes.map(({ approval, minutes }) => [approval, minutes]));
  const shown = (minutesOf: (approval: Approval) => number | undefined) =>
    plan.approvals.flatMap((approval) => shownApproval(approval, minutesOf(approval) ?? 0));
  const certificate = kind === 'certificate';
  return {
    ...{ version: 1, kind, number, verifyUrl, issuer },
    language: settings.language ?? plan.language,
    course: { title: plan.title, organiser: plan.organiser },
    days: daysOf(plan.timeZone, assessment, one),
    attendedMinutes: had(standing.earnedSeconds - standing.makeUpSeconds),
    makeUpMinutes: had(standing.makeUpSeconds),
    plannedMinutes: asked(standing.plannedSeconds),
    requiredMinutes: asked(standing.requiredSeconds),
    ...{ percent: plan.percent, policy: policyVersion },
    approvals: certificate ? shown(({ id }) => counting.get(id)) : [],
    courseApprovals: certificate
      ? shown((approval) => grantedOf(approval, assessment.heldSeconds))
      : [],
    contents: settings.contents
      ? { goals: plan.learningGoals, programme: programmeOf(course, assessment, one) }
      : null,
    issuedOn: wallTimeOf(Math.floor(now.getTime() / 1000), plan.timeZone).date,
    issuedAt: now.toISOString(),
  };
}

function grantedOf(approval: Approval, heldSeconds: number): number {
  const granted = grantedMinutes(approval, heldSeconds);
  return typeof granted === 'number' ? granted : 0;
}

function shownApproval(
  { body, unit, wording, reference }: Approval,
  minutes: number,
): SnapshotApproval[] {
  return minutes === 0
    ? []
    : [{ body, hourHundredths: hourHundredths(minutes, unit), unit, wording, reference }];
}

/** The days that were held and meant for the person, from first to last, in the course's time. */
function daysOf(
  zone: string,
  { programme }: Assessment,
  { member, standing }: Pick<Assessed, 'member' | 'standing'>,
): SnapshotDay[] {
  const figures = new Map(standing.days.map((day) => [day.day, day]));
  return programme.days
    .flatMap((day) => {
      const own = figures.get(day.id);
      if (own === undefined || own.plannedSeconds === 0) return [];
      const segments = day.segments.filter((one) =>
        isMeantFor(one.audience, member.group ?? undefined),
      );
      const start = Math.min(...segments.map((one) => one.start));
      const end = Math.max(...segments.map((one) => one.end));
      return {
        date: day.date,
        start: wallTimeOf(start, zone).time,
        end: wallTimeOf(end, zone).time,
        plannedMinutes: asked(own.plannedSeconds),
        attendedMinutes: had(own.attendedSeconds),
        makeUpMinutes: had(own.makeUpSeconds),
      };
    })
    .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

function programmeOf(
  { plan }: PlannedCourse,
  { programme }: Assessment,
  { member, standing }: Pick<Assessed, 'member' | 'standing'>,
): SnapshotProgrammeDay[] {
  const meant = new Set(
    standing.days.filter((day) => day.plannedSeconds > 0).map((day) => day.day),
  );
  const texts = new Map(plan.days.map((day) => [day.id, day]));
  return programme.days
    .filter((day) => meant.has(day.id))
    .map((day) => {
      const text = texts.get(day.id);
      const titles = new Map(text?.segments.map((one) => [one.id, one.title]));
      return {
        ...{ date: day.date, title: text?.title ?? '' },
        segments: day.segments
          .filter((one) => isMeantFor(one.audience, member.group ?? undefined))
          .map(({ id, start, end }) => ({
            start: wallTimeOf(start, plan.timeZone).time,
            end: wallTimeOf(end, plan.timeZone).time,
            title: titles.get(id) ?? '',
          })),
      };
    })
    .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}
