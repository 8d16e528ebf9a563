import { Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';
import { heldAccounts } from '../../../../shared/business/account-opening/application/checks-rules.ts';
import {
  type AccountWish,
  accountWords,
  wayWords,
} from '../../../../shared/business/account-opening/application/need.ts';
import { OpeningAccount } from '../../../../shared/rulebook/opening/opening-account.ts';
import type { HeldAccount } from '../../../../shared/safeguards/identity-check.ts';
import { isComposing } from '../../../ui/composing.ts';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { walkStop } from '../../../ui/field-walk.ts';
import { FormChoice, FormText } from '../form/inputs.tsx';
import type { StepProps } from '../form/step-props.ts';

const kinds = OpeningAccount.options;

/** The accounts asked for, ticked by their digits; each is opened anew, or one the client has is linked. */
export function AccountRows({ step }: { readonly step: StepProps }) {
  const { form } = step;
  // As typed: each row changes its own part of it.
  const wishes = form.getValues('need.accounts');
  const id = step.idOf('need.accounts');
  const toggle = (kind: OpeningAccount) => {
    const without = wishes.filter((one) => one.kind !== kind);
    const next: AccountWish[] =
      without.length < wishes.length ? without : [...wishes, { kind, way: 'NEW', number: '' }];
    const sorted = next.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    form.setValue('need.accounts', sorted, { shouldDirty: true });
  };
  const leave = () => {
    if (wishes.length === 0) form.setValue('need.accounts', [], { shouldTouch: true });
  };
  const byDigit = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey) return;
    const kind = kinds[Number(event.key) - 1];
    if (kind === undefined) return;
    event.preventDefault();
    toggle(kind);
  };
  return (
    <>
      <div className="gt-wide">
        <Field
          id={id}
          label="开立账户"
          group
          message={step.messageAt('need.accounts')}
          hint="按数字 1 至 6 勾选或取消;资金账户和一码通一并开立。"
        >
          <div
            {...walkStop}
            id={id}
            role="group"
            className="gt-ticks"
            aria-labelledby={`${id}-label`}
            aria-describedby={`${id}-message`}
          >
            {kinds.map((kind, at) => (
              <Checkbox
                key={kind}
                checked={wishes.some((one) => one.kind === kind)}
                onChange={() => toggle(kind)}
                onKeyDown={byDigit}
                onBlur={leave}
              >
                {at + 1} {accountWords[kind]}
              </Checkbox>
            ))}
          </div>
        </Field>
      </div>
      {wishes.map((wish, at) => (
        <AccountRow key={wish.kind} step={step} wish={wish} at={at} />
      ))}
    </>
  );
}

/** How one account comes about; where it is linked, which one of those the client has. */
function AccountRow({
  step,
  wish,
  at,
}: {
  readonly step: StepProps;
  readonly wish: AccountWish;
  readonly at: number;
}) {
  const { form, application } = step;
  const path = `need.accounts.${at}` as const;
  const known = (heldAccounts(application)?.accounts ?? []).filter(
    ({ kind }) => kind === wish.kind,
  );
  const take = (number: string) =>
    form.setValue(`${path}.number`, number, { shouldDirty: true, shouldTouch: true });
  return (
    <>
      <FormChoice
        step={step}
        path={`${path}.way`}
        label={accountWords[wish.kind]}
        choices={[
          { value: 'NEW', label: wayWords.NEW },
          { value: 'LINK', label: wayWords.LINK },
        ]}
        onChosen={(way) => {
          // The only one there is needs no choosing.
          const [only, ...others] = known;
          if (way === 'LINK' && only !== undefined && others.length === 0) take(only.number);
        }}
        {...(known.length === 0 ? {} : { hint: `客户已有 ${known.length} 个,可加挂。` })}
      />
      {wish.way === 'LINK' ? (
        <div>
          <FormText
            step={step}
            path={`${path}.number`}
            label="账号"
            tidied
            tabular
            maxLength={20}
            {...(known.length === 0 ? { hint: '按客户提供的账号录入,由中登核对。' } : {})}
          />
          {known.length === 0 ? null : <KnownAccounts wish={wish} known={known} onTake={take} />}
        </div>
      ) : null}
    </>
  );
}

function KnownAccounts({
  wish,
  known,
  onTake,
}: {
  readonly wish: AccountWish;
  readonly known: readonly HeldAccount[];
  readonly onTake: (number: string) => void;
}) {
  return (
    <div {...walkStop} className="gt-known">
      <DigitChoice
        label={`客户已有的${accountWords[wish.kind]}账户`}
        choices={known.map(({ number, broker }) => ({
          value: number,
          label: `${number} ${broker}`,
        }))}
        value={known.some(({ number }) => number === wish.number) ? wish.number : null}
        onChoose={onTake}
      />
    </div>
  );
}
