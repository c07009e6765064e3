/** How large a plan may be: room for every real course, and an end to what a slip can paste in. */
export const planLimits = {
  days: 60,
  segmentsPerDay: 40,
  approvals: 30,
  goalsPerKind: 30,
  columns: 30,
  /** Clock minutes that a body can approve: a thousand hours. */
  approvedMinutes: 60_000,
  /** Characters. */
  title: 200,
  shortText: 300,
  wording: 2_000,
  description: 20_000,
  reason: 500,
  link: 2_000,
  id: 40,
} as const;
