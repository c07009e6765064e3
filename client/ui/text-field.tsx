import { TextInput } from '@instructure/ui-text-input';
import type { ReactNode } from 'react';
import { useFieldParts } from './field-parts.tsx';
import { interactionOf, type FieldProps } from './field-props.ts';

interface Props extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'email' | 'url' | 'search';
  /** CSS width, '100%' unless given. */
  width?: string;
  after?: ReactNode;
  inputMode?: 'numeric' | 'text';
}

/** One line of text. */
export function TextField(props: Props) {
  const { value, onChange, onBlur, type = 'text', width, after, inputMode } = props;
  const { label, messages, aria } = useFieldParts(props);
  return (
    <TextInput
      type={type}
      renderLabel={label}
      value={value}
      messages={messages}
      isRequired={props.required ?? false}
      interaction={interactionOf(props.disabled)}
      onChange={(_event, text) => onChange(text)}
      {...aria}
      {...(onBlur === undefined ? {} : { onBlur })}
      {...(width === undefined ? {} : { width })}
      {...(after === undefined ? {} : { renderAfterInput: after })}
      {...(inputMode === undefined ? {} : { inputMode })}
    />
  );
}
