import {
  passwordFault,
  passwordLines,
  type PasswordOwner,
} from '../../shared/rulebook/counter/staff-password.ts';
import { PanelField } from './PanelField.tsx';
import type { Faults } from './use-answer.ts';

/** A new password as it is typed, twice. */
export interface TypedPassword {
  readonly password: string;
  readonly again: string;
}

/** The new password, typed twice, with the rules it meets so far. */
export function NewPassword({
  id,
  owner,
  typed,
  onChange,
  faults,
}: {
  /** Name of the field in the shell's answers. */
  readonly id: string;
  readonly owner: PasswordOwner;
  readonly typed: TypedPassword;
  readonly onChange: (typed: TypedPassword) => void;
  readonly faults: Faults;
}) {
  const { password, again } = typed;
  return (
    <>
      <PanelField
        id={id}
        label="新密码"
        kind="password"
        value={password}
        onChange={(value) => onChange({ password: value, again })}
        message={faults[id]}
        maxLength={1024}
      />
      <ul className="panel-rules" aria-label="密码规则">
        {passwordLines(password, owner).map(({ rule, asks, isMet }) => (
          <li key={rule} className={isMet && password !== '' ? 'gt-good' : 'gt-soft'}>
            {password !== '' && isMet ? '✔' : '○'} {asks}
            <span className="gt-visually-hidden">
              {password !== '' && isMet ? '(已符合)' : '(未符合)'}
            </span>
          </li>
        ))}
      </ul>
      <PanelField
        id="again"
        label="再次输入新密码"
        kind="password"
        value={again}
        onChange={(value) => onChange({ password, again: value })}
        message={faults['again']}
        maxLength={1024}
      />
    </>
  );
}

/** What the page itself finds wrong, by field: the same rules as in the shell, said before anything is sent. */
export function newPasswordFaults(id: string, typed: TypedPassword, owner: PasswordOwner): Faults {
  const weak = passwordFault(typed.password, owner);
  return {
    ...(weak === null ? {} : { [id]: weak }),
    ...(typed.password === typed.again ? {} : { again: '两次输入的密码不一致,请重新输入。' }),
  };
}
