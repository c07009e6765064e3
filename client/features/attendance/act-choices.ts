import type { Act } from '#contract/attendance-ledger';

/** What the form offers; a documented absence is an absence that asks for its reason. */
export const choices = [
  'presence',
  'wholeDay',
  'absence',
  'excused',
  'correction',
  'makeUp',
] as const;
export type Choice = (typeof choices)[number];

/** What is filled in; each choice uses its part. */
export interface Filled {
  from: string;
  to: string;
  minutes: number | '';
  subtract: boolean;
}

/** The act that was chosen and filled in; what is left empty, the server asks for. */
export function actOf(choice: Choice, { from, to, minutes, subtract }: Filled): Act {
  const length = minutes === '' ? 0 : minutes;
  switch (choice) {
    case 'wholeDay':
      return { kind: 'wholeDay' };
    case 'presence':
      return { kind: 'presence', from, to };
    case 'absence':
    case 'excused':
      return { kind: 'absence', excused: choice === 'excused' };
    case 'correction':
      return { kind: 'correction', minutes: subtract ? -length : length };
    case 'makeUp':
      return { kind: 'makeUp', minutes: length };
    default:
      return choice satisfies never;
  }
}

/** Whether a choice says present or absent, and so can take the place of what stands. */
export const saysPresentOrAbsent: Record<Choice, boolean> = {
  ...{ wholeDay: true, presence: true, absence: true, excused: true },
  ...{ correction: false, makeUp: false },
};

/** Whether the rules ask for a reason whatever else stands. */
export const asksReason: Record<Choice, boolean> = {
  ...{ wholeDay: false, presence: false, absence: false },
  ...{ excused: true, correction: true, makeUp: true },
};
