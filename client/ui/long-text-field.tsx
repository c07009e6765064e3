import { TextArea } from '@instructure/ui-text-area';
import { useFieldParts } from './field-parts.tsx';
import type { FieldProps } from './field-props.ts';

interface Props extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** CSS height to begin with; grows with the text. */
  height?: string;
}

/** Several lines of text. */
export function LongTextField(props: Props) {
  const { value, onChange, height = '5rem' } = props;
  const { label, messages, aria } = useFieldParts(props);
  return (
    <TextArea
      label={label}
      value={value}
      messages={messages}
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      height={height}
      onChange={(event) => onChange(event.target.value)}
      {...aria}
    />
  );
}
