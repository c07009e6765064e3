import { TextArea } from '@instructure/ui-text-area';
import { messagesOf, type FieldProps } from './field-props.ts';

interface Props extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** CSS height to begin with; grows with the text. */
  height?: string;
}

/** Several lines of text. */
export function LongTextField({ label, value, onChange, height = '5rem', ...rest }: Props) {
  return (
    <TextArea
      label={label}
      value={value}
      messages={messagesOf(rest)}
      required={rest.required ?? false}
      disabled={rest.disabled ?? false}
      height={height}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
