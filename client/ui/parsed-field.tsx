import { useState, type ReactNode } from 'react';
import type { FieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

export interface ParsedFieldProps extends FieldProps {
  width?: string;
}

interface Props<T extends string | number> extends ParsedFieldProps {
  value: T | '';
  onChange: (value: T | '') => void;
  parse: (text: string) => T | null;
  format: (value: T) => string;
  /** Said when the text is none, once the person leaves the field. */
  problem: string;
  after?: ReactNode;
  inputMode?: 'numeric' | 'text';
}

/**
 * A field that understands several ways of writing one thing. While it has the focus the text is
 * the person's own; on leaving, what was understood is shown in the usual form. The value is '' as
 * long as the text is empty or not understood.
 */
export function ParsedField<T extends string | number>(props: Props<T>) {
  const { value, onChange, parse, format, problem, error, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const typing = typed !== null && (parse(typed) ?? '') === value;
  const shown = typing ? typed : value === '' ? '' : format(value);
  const wrong = left && typing && value === '' && typed.trim() !== '';
  return (
    <TextField
      {...rest}
      value={shown}
      error={wrong ? problem : error}
      onChange={(text) => {
        setTyped(text);
        setLeft(false);
        onChange(parse(text) ?? '');
      }}
      onBlur={() => {
        setLeft(true);
        if (typed !== null && parse(typed) !== null) setTyped(null);
      }}
    />
  );
}
