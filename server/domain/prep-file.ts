/** A file as an answer: what it may be, and how large. */
export const prepFileKinds = ['pdf', 'docx', 'odt'] as const;
export type PrepFileKind = (typeof prepFileKinds)[number];

export const prepFileLimits = {
  /** What a leader can allow, and what no task goes beyond. Megabytes of 1024 × 1024 bytes. */
  megabytes: 20,
  pages: 100,
} as const;

/** What is known of a file's content. */
export interface PrepFileFacts {
  kind: PrepFileKind;
  bytes: number;
  /** Null where nobody can say. */
  pages: number | null;
  /** Counted by us; else it is what the document says of itself. */
  counted: boolean;
}

/** What a task allows. */
export interface PrepFileRules {
  maxMegabytes: number;
  /** 0: no limit. */
  maxPages: number;
}

export type PrepFileProblem = 'TOO_LARGE' | 'TOO_MANY_PAGES';

/** How many bytes a task allows. */
export function mostBytes({ maxMegabytes }: Pick<PrepFileRules, 'maxMegabytes'>): number {
  return maxMegabytes * 1024 * 1024;
}

/** What of a task's limits a file breaks; null when it keeps them, or when nobody can tell. */
export function prepFileProblem(
  { bytes, pages }: Pick<PrepFileFacts, 'bytes' | 'pages'>,
  rules: PrepFileRules,
): PrepFileProblem | null {
  if (bytes > mostBytes(rules)) return 'TOO_LARGE';
  const { maxPages } = rules;
  return maxPages > 0 && pages !== null && pages > maxPages ? 'TOO_MANY_PAGES' : null;
}
