/** Wall-clock time of the course's zone: 'HH:MM' or 'HH:MM:SS'. As an end also '24:00'. */
export type WallTime = string;

/** Calendar date of the course's zone: 'YYYY-MM-DD'. */
export type LocalDate = string;
