import { type KeyboardEvent, useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { walkStop } from '../ui/field-walk.ts';

/** A text or password field of the panel. Nothing typed here is remembered by the browser. */
export function PanelField({
  id,
  label,
  value,
  onChange,
  message,
  hint,
  kind = 'text',
  list,
  maxLength,
  autoFocus = false,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly message: string | undefined;
  readonly hint?: string;
  readonly kind?: 'text' | 'number' | 'password';
  /** Id of a datalist. */
  readonly list?: string;
  readonly maxLength: number;
  readonly autoFocus?: boolean;
}) {
  const [hasCapsLock, setCapsLock] = useState(false);
  const isSecret = kind === 'password';
  const noteCapsLock = (event: KeyboardEvent): void => {
    if (isSecret) setCapsLock(event.getModifierState('CapsLock'));
  };
  const shownHint = hasCapsLock ? '大写锁定已打开' : hint;
  return (
    <Field
      id={id}
      label={label}
      message={message ?? null}
      {...(shownHint === undefined ? {} : { hint: shownHint })}
    >
      <input
        {...walkStop}
        id={id}
        className="panel-input"
        type={isSecret ? 'password' : 'text'}
        inputMode={kind === 'number' ? 'numeric' : 'text'}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={maxLength}
        value={value}
        list={list}
        autoFocus={autoFocus}
        aria-invalid={message !== undefined}
        aria-describedby={`${id}-message`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={noteCapsLock}
        onKeyUp={noteCapsLock}
      />
    </Field>
  );
}
