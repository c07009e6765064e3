/** What every field has. */
export interface FieldProps {
  label: string;
  /** Kept out of sight, but read: for fields in a table whose heading says the same. */
  hideLabel?: boolean;
  /** Stands under the field and is read with it. */
  hint?: string | undefined;
  /** What is wrong and what to do; read with the field. */
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
}

/** InstUI's word for whether a field can be used. */
export function interactionOf(disabled: boolean | undefined): 'enabled' | 'disabled' {
  return disabled === true ? 'disabled' : 'enabled';
}
