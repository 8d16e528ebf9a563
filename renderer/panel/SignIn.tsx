import { useState } from 'react';
import type { PanelChannel, PanelTask } from '../../shared/bridge/staff-keys.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { normaliseDigits } from '../../shared/values/text.ts';
import { FirstSignIn } from './FirstSignIn.tsx';
import { PanelField } from './PanelField.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { staffFault } from './staff-fault.ts';
import { useAnswer } from './use-answer.ts';

type SignInTask = Extract<PanelTask, { kind: 'sign-in' }>;

/** Signs a person in with number and password; who has none yet goes to the first sign-in. */
export function SignIn({
  channel,
  task,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly task: SignInTask;
  readonly onDone: () => void;
}) {
  const { colleagues } = task;
  const [isFirst, setFirst] = useState(colleagues.length === 0);
  const answering = useAnswer(channel, onDone);
  const [staff, setStaff] = useState('');
  const [password, setPassword] = useState('');
  if (isFirst) {
    const back = colleagues.length === 0 ? null : () => setFirst(false);
    return <FirstSignIn channel={channel} online={task.online} onDone={onDone} onBack={back} />;
  }
  const number = normaliseDigits(staff);
  const known = colleagues.find((one) => one.staff === number);
  const submit = (): void => {
    const fault = staffFault(number);
    if (fault !== null) answering.refuse({ staff: fault });
    else if (password === '') answering.refuse({ password: '请输入密码。' });
    else void answering.send({ kind: 'sign-in', staff: number, password });
  };
  const { busy, faults } = answering;
  return (
    <PanelFrame
      title="柜员签到"
      answering={answering}
      buttons={
        <>
          <SubmitButton label="签到" busy={busy} onPress={submit} />
          <SubmitButton
            label="首次签到"
            busy={busy}
            isMain={false}
            onPress={() => setFirst(true)}
          />
        </>
      }
    >
      <PanelField
        id="staff"
        label="柜员号"
        kind="number"
        value={staff}
        onChange={setStaff}
        message={faults['staff']}
        hint={known === undefined ? '输入或选择 6 位柜员号' : hintOf(known)}
        list="colleagues"
        maxLength={32}
        autoFocus
      />
      <datalist id="colleagues">
        {colleagues.map((one) => (
          <option key={one.staff} value={one.staff}>{`${one.staff} ${one.name}`}</option>
        ))}
      </datalist>
      <PanelField
        id="password"
        label="密码"
        kind="password"
        value={password}
        onChange={setPassword}
        message={faults['password']}
        maxLength={1024}
      />
    </PanelFrame>
  );
}

function hintOf({ name, authorityUntil, lockedUntil }: SignInTask['colleagues'][number]): string {
  if (lockedUntil !== null) return `${name},暂停签到至 ${beijingDateTime(lockedUntil)}`;
  return `${name},权限有效期至 ${beijingDateTime(authorityUntil)}`;
}
