import { type Control, useController } from 'react-hook-form';
import { tidyFirst } from '../../../shared/business/account-opening/first-form.ts';
import { TextField } from '../../ui/TextField.tsx';
import { AccountChoice } from './AccountChoice.tsx';
import { emptyFields, type FieldName, fieldLimits, type OpeningFields } from './opening-fields.ts';

type OpeningControl = Control<OpeningFields>;

/** A text field of the form; numbers are tidied when it is left. */
export function FormText({
  control,
  name,
  tidied,
  onTyped,
  ...look
}: {
  readonly control: OpeningControl;
  readonly name: Exclude<FieldName, 'accounts'>;
  readonly id: string;
  readonly label: string;
  readonly message: string | null;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly tabular?: boolean;
  readonly inputMode?: 'numeric' | 'email';
  /** Numbers are shown cleaned of pasted spaces and full-width digits once the field is left. */
  readonly tidied?: 'idNumber' | 'mobile' | 'email';
  readonly onTyped?: (text: string) => void;
}) {
  const { field } = useController({ control, name });
  const leave = () => {
    if (tidied !== undefined) {
      const clean = tidyFirst({ ...emptyFields, [tidied]: field.value })[tidied];
      if (clean !== field.value) field.onChange(clean);
    }
    field.onBlur();
  };
  return (
    <TextField
      {...look}
      value={field.value}
      onChange={(typed) => {
        field.onChange(typed);
        onTyped?.(typed);
      }}
      onBlur={leave}
      maxLength={fieldLimits[name]}
    />
  );
}

/** The accounts to open. */
export function FormAccounts({
  control,
  id,
  message,
}: {
  readonly control: OpeningControl;
  readonly id: string;
  readonly message: string | null;
}) {
  const { field } = useController({ control, name: 'accounts' });
  return (
    <AccountChoice
      id={id}
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      message={message}
    />
  );
}
