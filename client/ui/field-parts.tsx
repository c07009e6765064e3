import type { FormMessage } from '@instructure/ui-form-field';
import { useId, type ReactNode } from 'react';
import type { FieldProps } from './field-props.ts';

interface FieldParts {
  label: ReactNode;
  messages: FormMessage[];
  /** For the input itself. */
  aria: { 'aria-labelledby': string; 'aria-describedby'?: string };
}

/**
 * Label, hint and error of a field, tied to it: the label is its name, hint and error describe it.
 * InstUI alone would make one long name of all three.
 */
export function useFieldParts({ label, hideLabel, hint = '', error = '' }: FieldProps): FieldParts {
  const id = useId();
  const parts = [
    { id: `${id}error`, type: 'newError' as const, text: error },
    { id: `${id}hint`, type: 'hint' as const, text: hint },
  ].filter(({ text }) => text !== '');
  const described = parts.map((part) => part.id).join(' ');
  return {
    label: (
      <span id={`${id}label`} className={hideLabel === true ? 'kd-visually-hidden' : undefined}>
        {label}
      </span>
    ),
    messages: parts.map(({ id: partId, type, text }) => ({
      type,
      text: <span id={partId}>{text}</span>,
    })),
    aria: {
      'aria-labelledby': `${id}label`,
      ...(described === '' ? {} : { 'aria-describedby': described }),
    },
  };
}
