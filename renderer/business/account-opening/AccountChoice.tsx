import { Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';
import {
  WantedAccount,
  wantedAccountWords,
} from '../../../shared/business/account-opening/first-form.ts';
import { isComposing } from '../../ui/composing.ts';
import { Field } from '../../ui/Field.tsx';
import { walkStop } from '../../ui/field-walk.ts';

const choices = WantedAccount.options;

/** Accounts to open: ticked by Space or by their digit. */
export function AccountChoice({
  id,
  value,
  onChange,
  onBlur,
  message,
}: {
  readonly id: string;
  readonly value: readonly WantedAccount[];
  readonly onChange: (accounts: WantedAccount[]) => void;
  readonly onBlur: () => void;
  readonly message: string | null;
}) {
  const toggle = (account: WantedAccount) => {
    const without = value.filter((one) => one !== account);
    onChange(without.length < value.length ? without : [...value, account]);
  };
  const byDigit = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey) return;
    const account = choices[Number(event.key) - 1];
    if (account === undefined) return;
    event.preventDefault();
    toggle(account);
  };
  return (
    <Field id={id} label="开立账户" group message={message} hint="按数字 1、2 勾选或取消。">
      <div
        {...walkStop}
        id={id}
        role="group"
        className="gt-choices"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-message`}
      >
        {choices.map((account, at) => (
          <Checkbox
            key={account}
            checked={value.includes(account)}
            onChange={() => toggle(account)}
            onKeyDown={byDigit}
            onBlur={onBlur}
          >
            {at + 1} {wantedAccountWords[account]}
          </Checkbox>
        ))}
      </div>
    </Field>
  );
}
