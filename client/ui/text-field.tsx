import { TextInput } from '@instructure/ui-text-input';
import type { ReactNode } from 'react';
import { interactionOf, messagesOf, type FieldProps } from './field-props.ts';

interface Props extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'email' | 'url' | 'search';
  /** CSS width, '100%' unless given. */
  width?: string;
  /** Kept out of sight, but read: for fields in a table whose heading says the same. */
  hideLabel?: boolean;
  after?: ReactNode;
  inputMode?: 'numeric' | 'text';
}

/** One line of text. */
export function TextField({ label, value, onChange, onBlur, ...rest }: Props) {
  const { type = 'text', width, hideLabel = false, after, required = false, inputMode } = rest;
  return (
    <TextInput
      type={type}
      renderLabel={hideLabel ? <span className="kd-visually-hidden">{label}</span> : label}
      value={value}
      messages={messagesOf(rest)}
      isRequired={required}
      interaction={interactionOf(rest.disabled)}
      onChange={(_event, text) => onChange(text)}
      {...(onBlur === undefined ? {} : { onBlur })}
      {...(width === undefined ? {} : { width })}
      {...(after === undefined ? {} : { renderAfterInput: after })}
      {...(inputMode === undefined ? {} : { inputMode })}
    />
  );
}
