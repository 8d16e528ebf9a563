import { PanelField } from './PanelField.tsx';
import type { Answering } from './use-answer.ts';
import { WaitWords } from './WaitWords.tsx';

interface Typing {
  readonly answering: Answering;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Whose number it is. */
export function StaffField({
  answering,
  label = '柜员号',
  hint,
  list,
  value,
  onChange,
}: Typing & {
  readonly label?: string;
  readonly hint?: string;
  /** Id of a datalist. */
  readonly list?: string;
}) {
  return (
    <PanelField
      id="staff"
      label={label}
      kind="number"
      value={value}
      onChange={onChange}
      message={answering.faults['staff']}
      {...(hint === undefined ? {} : { hint })}
      {...(list === undefined ? {} : { list })}
      maxLength={32}
      autoFocus
    />
  );
}

/** The password in use, and how long to wait after wrong ones. */
export function PasswordField({
  answering,
  label = '密码',
  autoFocus = false,
  value,
  onChange,
}: Typing & { readonly label?: string; readonly autoFocus?: boolean }) {
  const { faults, waitUntil } = answering;
  return (
    <>
      <PanelField
        id="password"
        label={label}
        kind="password"
        value={value}
        onChange={onChange}
        message={faults['password']}
        maxLength={1024}
        autoFocus={autoFocus}
      />
      {waitUntil === null ? null : <WaitWords until={waitUntil} />}
    </>
  );
}
