/** Clocks that a meeting's organiser is likely to have had. */
export const zones: readonly string[] = [
  'Europe/Oslo',
  'UTC',
  'Europe/London',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'Asia/Kolkata',
];
