import { Button } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { NewPasswordOutcome } from '../../../shared/bridge/devices.ts';
import { mask } from '../../../shared/rulebook/identity/mask.ts';
import type { NewPassword } from '../../../shared/safeguards/new-password.ts';
import { personDigest } from '../../../shared/safeguards/person-digest.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Whose password it is to be, as the document has it; the birth date may not be the password. */
export interface PasswordHolder {
  readonly name: string;
  readonly number: string;
  readonly birthDate: string | null;
}

/**
 * A new client chooses the trading password on the keypad, with or without a line. It is typed twice; weak and
 * differing digits are the keypad's to refuse. Nothing of it is shown here, not even how many digits there are.
 */
export function SetPasswordDialog({
  caseId,
  holder,
  onSet,
  onClose,
}: {
  readonly caseId: string;
  readonly holder: PasswordHolder;
  readonly onSet: (newPassword: NewPassword) => void;
  readonly onClose: () => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const again = () => {
    setFault(null);
    // The button just pressed goes.
    cancel.current?.focus();
  };
  return (
    <Dialog
      title={`设置交易密码 · ${mask('NAME', holder.name)}`}
      esc="取消"
      onClose={onClose}
      keys={fault === null ? [] : [{ key: 'Enter', label: '重新发起', run: again }]}
      width={560}
      footer={
        <>
          <Button ref={cancel} data-first-focus onClick={onClose}>
            Esc 取消
          </Button>
          {fault === null ? null : (
            <Button type="primary" autoFocus onClick={again}>
              Enter 重新发起
            </Button>
          )}
        </>
      }
    >
      <div className="gt-stack">
        {fault === null ? (
          <SettingTry caseId={caseId} holder={holder} onSet={onSet} onFault={setFault} />
        ) : (
          <Notice tone="danger">{fault}</Notice>
        )}
      </div>
    </Dialog>
  );
}

const words = {
  waiting: '请客户在密码键盘上输入两次 6 位交易密码,每次按确认键结束…',
  advice:
    '两次不一致,或是连续、重复的数字和出生日期的,密码键盘会请客户重新输入。请柜员回避,不要代客户输入。',
  cancelled: '客户在密码键盘上取消了设置。请向客户说明后重新发起,其他步骤可先办理。',
} as const;

/** One try: it lasts as long as this is shown. */
function SettingTry({
  caseId,
  holder: { name, number, birthDate },
  onSet,
  onFault,
}: {
  readonly caseId: string;
  readonly holder: PasswordHolder;
  readonly onSet: (newPassword: NewPassword) => void;
  readonly onFault: (message: string) => void;
}) {
  const { devices } = useCounter().bridge;
  const told = useEffectEvent((outcome: NewPasswordOutcome) => {
    if (outcome.status === 'set') onSet(outcome.newPassword);
    else onFault(outcome.status === 'cancelled' ? words.cancelled : outcome.message);
  });
  const failed = useEffectEvent((message: string) => onFault(message));
  const holder = personDigest(intl1, { name, number });
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      try {
        const outcome = await devices.setPassword({ caseId, holder, birthDate });
        if (!isOver) told(outcome);
      } catch (error) {
        if (!isOver) failed(wordsOf(error));
      }
    };
    void ask();
    return () => {
      isOver = true;
      // The keypad stops waiting; if it has answered already there is nothing to stop.
      void devices.cancel().catch(() => undefined);
    };
  }, [devices, caseId, holder, birthDate]);
  return (
    <>
      <p role="status">{words.waiting}</p>
      <p>{words.advice}</p>
    </>
  );
}
