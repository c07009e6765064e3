import type { FormMessage } from '@instructure/ui-form-field';

/** What every field has. */
export interface FieldProps {
  label: string;
  /** Stands under the field and is read with it. */
  hint?: string | undefined;
  /** What is wrong and what to do; read with the field. */
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
}

/** Hint and error in the form that InstUI ties to the field. */
export function messagesOf({ hint, error }: Pick<FieldProps, 'hint' | 'error'>): FormMessage[] {
  const messages: FormMessage[] = [];
  if (error !== undefined && error !== '') messages.push({ type: 'newError', text: error });
  if (hint !== undefined && hint !== '') messages.push({ type: 'hint', text: hint });
  return messages;
}

/** InstUI's word for whether a field can be used. */
export function interactionOf(disabled: boolean | undefined): 'enabled' | 'disabled' {
  return disabled === true ? 'disabled' : 'enabled';
}
