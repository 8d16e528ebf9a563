import { Input } from 'antd';
import { Field } from './Field.tsx';
import { walkStop } from './field-walk.ts';
import { useLimit } from './paste-limit.ts';

/** A line of text with its label and message. Takes at most `maxLength` UTF-16 units and says so. */
export function TextField({
  id,
  label,
  value,
  onChange,
  onBlur,
  message,
  hint,
  maxLength,
  optional = false,
  tabular = false,
  figure = false,
  before,
  after,
  inputMode = 'text',
  autoFocus = false,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
  readonly message: string | null;
  readonly hint?: string;
  readonly maxLength: number;
  readonly optional?: boolean;
  /** Digits of equal width, for numbers that are compared by eye. */
  readonly tabular?: boolean;
  /** A figure among figures: digits of equal width, set right. */
  readonly figure?: boolean;
  /** What belongs to the value and is not typed: a sign before it, its unit after it. */
  readonly before?: string;
  readonly after?: string;
  readonly inputMode?: 'text' | 'numeric' | 'email';
  /** Where the field appears because the clerk asked for it. */
  readonly autoFocus?: boolean;
}) {
  const limit = useLimit(maxLength, onChange);
  const wrong = limit.notice ?? message;
  return (
    <Field
      id={id}
      label={label}
      optional={optional}
      message={wrong}
      {...(hint === undefined ? {} : { hint })}
    >
      <Input
        {...walkStop}
        id={id}
        className={figure ? 'gt-tabular gt-right' : tabular ? 'gt-tabular' : ''}
        prefix={before}
        suffix={after}
        value={value}
        inputMode={inputMode}
        autoFocus={autoFocus}
        // In a dialog that is just opening, which chooses the focus itself.
        {...(autoFocus ? { 'data-first-focus': '' } : {})}
        status={wrong === null ? '' : 'error'}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-message`}
        aria-required={!optional}
        autoComplete="off"
        spellCheck={false}
        onPaste={(event) => limit.onPaste(event)}
        onChange={(event) => limit.onChange(event.target.value)}
        onBlur={onBlur}
      />
    </Field>
  );
}
