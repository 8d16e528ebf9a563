import { useState } from 'react';
import { personOf } from '../../../../shared/business/account-opening/application/person.ts';
import { beijingClock } from '../../../../shared/values/dates.ts';
import { SetPasswordDialog } from '../../../safeguards/password/SetPasswordDialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { StepProps } from '../form/step-props.ts';
import { StepActions } from './StepActions.tsx';

/** The trading password, which the client types on the keypad; nobody here sees any of it. */
export function PasswordPart({
  from,
  isNext,
  ...step
}: StepProps & {
  /** The digit of its button, behind those of the agreements. */
  readonly from: number;
  /** Whether nothing else of the step is to be done before. */
  readonly isNext: boolean;
}) {
  const { application, context, form } = step;
  const { identity, password } = application;
  const [open, setOpen] = useState(false);
  const isNamed = identity.name !== '' && identity.number !== '';
  const wrong = step.refusals.find(({ field }) => field === 'password');
  return (
    <section className="gt-stack" aria-label="交易密码">
      <h3>
        交易密码{' '}
        {password === null ? (
          <span className="gt-tag">未设置</span>
        ) : (
          <span className="gt-good">
            已设置 {beijingClock(password.sealedAt)}
            {password.simulated ? '(模拟键盘)' : ''}
          </span>
        )}
      </h3>
      {wrong === undefined ? null : <Notice tone="danger">{wrong.message}</Notice>}
      <StepActions
        id={step.idOf('password')}
        label="交易密码"
        from={from}
        actions={[
          {
            label: password === null ? '在密码键盘上设置' : '重新设置',
            run: () => setOpen(true),
            disabled: !isNamed,
            isNext: isNext && password === null,
          },
        ]}
      />
      <p className="gt-soft">
        {isNamed
          ? '由客户本人输入,柜员回避。没有密码键盘应答的可以以后设置:开户照常受理,列为待办,由客户本人到柜台补设。'
          : '先录入客户姓名和证件号码,再设置密码。'}
      </p>
      {open ? (
        <SetPasswordDialog
          caseId={step.caseId}
          holder={{
            name: identity.name,
            number: identity.number,
            birthDate: personOf(identity, context.businessDate)?.birthDate ?? null,
          }}
          onSet={(chosen) => {
            form.setValue('password', chosen, { shouldDirty: true });
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
}
