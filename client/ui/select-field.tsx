import { FormField } from '@instructure/ui-form-field';
import { useId } from 'react';
import { messagesOf, type FieldProps } from './field-props.ts';
import './select-field.css';

interface Props<T extends string> extends FieldProps {
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
  width?: string;
  hideLabel?: boolean;
}

/** One of a few; the browser's own list, which works on phones and is never cut off by the frame. */
export function SelectField<T extends string>(props: Props<T>) {
  const { label, value, onChange, options, width = '100%', hideLabel = false } = props;
  const id = useId();
  const messagesId = `${id}-messages`;
  const messages = messagesOf(props);
  return (
    <FormField
      id={id}
      label={
        <span className={hideLabel ? 'kd-visually-hidden' : undefined}>
          {label}
          {props.required === true && <span aria-hidden="true"> *</span>}
        </span>
      }
      messages={messages}
      messagesId={messagesId}
      width={width}
    >
      <select
        id={id}
        className="kd-select"
        value={value}
        disabled={props.disabled ?? false}
        required={props.required ?? false}
        aria-invalid={props.error !== undefined && props.error !== ''}
        aria-describedby={messages.length > 0 ? messagesId : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FormField>
  );
}
