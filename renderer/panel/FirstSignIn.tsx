import { useState } from 'react';
import type { NamedPerson, PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { normaliseDigits } from '../../shared/values/text.ts';
import { StaffField } from './CredentialFields.tsx';
import { NewPassword, newPasswordFaults } from './NewPassword.tsx';
import { PanelField } from './PanelField.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { staffFault } from './staff-fault.ts';
import { type Faults, useAnswer } from './use-answer.ts';

/** First sign-in: head office's one-time code and a password of one's own, typed twice. */
export function FirstSignIn({
  channel,
  people,
  online,
  onDone,
  onBack,
}: {
  readonly channel: PanelChannel;
  readonly people: readonly NamedPerson[];
  readonly online: boolean;
  readonly onDone: () => void;
  /** Back to the sign-in; null when nobody can sign in here yet. */
  readonly onBack: (() => void) | null;
}) {
  const answering = useAnswer(channel, onDone);
  const [staff, setStaff] = useState('');
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState({ password: '', again: '' });
  const number = normaliseDigits(staff);
  const known = people.find((one) => one.staff === number);
  const owner = { staff: number, nameForms: known?.nameForms ?? [], last: null };
  const submit = (): void => {
    const tidy = normaliseDigits(code);
    const faults = { ...faultsOf(number, tidy), ...newPasswordFaults('password', typed, owner) };
    if (Object.keys(faults).length > 0) answering.refuse(faults);
    else {
      const { password } = typed;
      void answering.send({ kind: 'first-sign-in', staff: number, code: tidy, password });
    }
  };
  const { busy, faults } = answering;
  return (
    <PanelFrame
      title="首次签到"
      answering={answering}
      buttons={
        <>
          <SubmitButton label="设定密码并签到" busy={busy} onPress={submit} />
          {onBack === null ? null : (
            <SubmitButton label="返回签到" busy={busy} isMain={false} onPress={onBack} />
          )}
        </>
      }
    >
      {online ? null : (
        <p className="gt-notice gt-notice-warning">
          当前离线。首次签到需要联网一次,以后离线也可签到。
        </p>
      )}
      <StaffField
        answering={answering}
        value={staff}
        onChange={setStaff}
        hint={known?.name ?? '6 位数字'}
      />
      <PanelField
        id="code"
        label="一次性签到码"
        value={code}
        onChange={setCode}
        message={faults['code']}
        hint="由总部发放,只能用一次"
        maxLength={64}
      />
      <NewPassword id="password" owner={owner} typed={typed} onChange={setTyped} faults={faults} />
    </PanelFrame>
  );
}

function faultsOf(staff: string, code: string): Faults {
  const wrongStaff = staffFault(staff);
  return {
    ...(wrongStaff === null ? {} : { staff: wrongStaff }),
    ...(code.length < 6 ? { code: '请输入总部发放的一次性签到码。' } : {}),
  };
}
