import { useState } from 'react';
import type { PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { countCodePoints, normaliseDigits } from '../../shared/values/text.ts';
import { PanelField } from './PanelField.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { staffFault } from './staff-fault.ts';
import { type Faults, useAnswer } from './use-answer.ts';

/** The same rule as in the shell, said before the one-time code is used. */
const shortestPassword = 10;

/** First sign-in: head office's one-time code and a password of one's own, typed twice. */
export function FirstSignIn({
  channel,
  online,
  onDone,
  onBack,
}: {
  readonly channel: PanelChannel;
  readonly online: boolean;
  readonly onDone: () => void;
  /** Back to the sign-in; null when nobody can sign in here yet. */
  readonly onBack: (() => void) | null;
}) {
  const answering = useAnswer(channel, onDone);
  const [staff, setStaff] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const submit = (): void => {
    const given = { staff: normaliseDigits(staff), code: normaliseDigits(code), password };
    const faults = faultsOf(given, again);
    if (Object.keys(faults).length > 0) answering.refuse(faults);
    else void answering.send({ kind: 'first-sign-in', ...given });
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
      <PanelField
        id="staff"
        label="柜员号"
        kind="number"
        value={staff}
        onChange={setStaff}
        message={faults['staff']}
        maxLength={32}
        autoFocus
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
      <PanelField
        id="password"
        label="新密码"
        kind="password"
        value={password}
        onChange={setPassword}
        message={faults['password']}
        hint={`至少 ${shortestPassword} 个字符,不含柜员号`}
        maxLength={1024}
      />
      <PanelField
        id="again"
        label="再次输入新密码"
        kind="password"
        value={again}
        onChange={setAgain}
        message={faults['again']}
        maxLength={1024}
      />
    </PanelFrame>
  );
}

function faultsOf(given: { staff: string; code: string; password: string }, again: string): Faults {
  const wrongStaff = staffFault(given.staff);
  return {
    ...(wrongStaff === null ? {} : { staff: wrongStaff }),
    ...(given.code.length < 6 ? { code: '请输入总部发放的一次性签到码。' } : {}),
    ...(countCodePoints(given.password) < shortestPassword
      ? { password: `密码至少 ${shortestPassword} 个字符。` }
      : {}),
    ...(given.password === again ? {} : { again: '两次输入的密码不一致,请重新输入。' }),
  };
}
