import { FormField } from '@instructure/ui-form-field';
import { useId } from 'react';
import { useFieldParts } from './field-parts.tsx';
import type { FieldProps } from './field-props.ts';
import './select-field.css';

interface Props<T extends string> extends FieldProps {
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
  width?: string;
}

/** One of a few; the browser's own list, which works on phones and is never cut off by the frame. */
export function SelectField<T extends string>(props: Props<T>) {
  const { value, onChange, options, width = '100%', required = false } = props;
  const id = useId();
  const { label, messages, aria } = useFieldParts(props);
  const select = (
    <select
      id={id}
      className="kd-select"
      value={value}
      disabled={props.disabled ?? false}
      required={required}
      aria-invalid={props.error !== undefined && props.error !== ''}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      {...aria}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  // InstUI leaves room above for a label, also for one that is only read.
  if (props.hideLabel === true && messages.length === 0) {
    return (
      <span className="kd-select-alone" style={{ width }}>
        {label}
        {select}
      </span>
    );
  }
  return (
    <FormField
      id={id}
      label={
        <>
          {label}
          {required && <span aria-hidden="true"> *</span>}
        </>
      }
      messages={messages}
      width={`min(${width}, 100%)`}
    >
      {select}
    </FormField>
  );
}
