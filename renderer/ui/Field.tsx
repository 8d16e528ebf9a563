import type { ReactNode } from 'react';

/** Label, control and the line under it, which is always there: a message never moves the form. */
export function Field({
  id,
  label,
  optional = false,
  message,
  hint,
  group = false,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly optional?: boolean;
  /** What is wrong, in words; null when nothing is. */
  readonly message: string | null;
  readonly hint?: string;
  /** Several controls under one label, which names the group. */
  readonly group?: boolean;
  readonly children: ReactNode;
}) {
  const text = (
    <>
      {label}
      {optional ? <span className="gt-soft">(选填)</span> : null}
    </>
  );
  return (
    <div className={message === null ? 'gt-field' : 'gt-field gt-field-wrong'}>
      {group ? (
        <span className="gt-label" id={`${id}-label`}>
          {text}
        </span>
      ) : (
        <label className="gt-label" htmlFor={id}>
          {text}
        </label>
      )}
      <div className="gt-control">
        {children}
        <p
          className="gt-message"
          id={`${id}-message`}
          role={message === null ? undefined : 'alert'}
        >
          {message ?? hint ?? ''}
        </p>
      </div>
    </div>
  );
}
