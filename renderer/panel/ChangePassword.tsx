import { useState } from 'react';
import type { PanelChannel, PanelTask } from '../../shared/bridge/staff-keys.ts';
import { PasswordField } from './CredentialFields.tsx';
import { NewPassword, newPasswordFaults } from './NewPassword.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useAnswer } from './use-answer.ts';

/** The password in use, and a new one twice. */
export function ChangePassword({
  channel,
  task,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly task: Extract<PanelTask, { kind: 'change-password' }>;
  readonly onDone: () => void;
}) {
  const { person, online } = task;
  const answering = useAnswer(channel, onDone);
  const [password, setPassword] = useState('');
  const [typed, setTyped] = useState({ password: '', again: '' });
  const owner = { ...person, last: password };
  const submit = (): void => {
    const faults = {
      ...(password === '' ? { password: '请输入原密码。' } : {}),
      ...newPasswordFaults('next', typed, owner),
    };
    if (Object.keys(faults).length > 0) answering.refuse(faults);
    else void answering.send({ kind: 'change-password', password, next: typed.password });
  };
  const { busy, faults } = answering;
  return (
    <PanelFrame
      title="修改密码"
      answering={answering}
      buttons={<SubmitButton label="修改" busy={busy} onPress={submit} />}
    >
      <p>
        柜员 <b className="gt-tabular">{person.staff}</b> {person.name}
      </p>
      {online ? null : (
        <p className="gt-notice gt-notice-warning">
          当前离线:新密码先在本终端生效,下次与总部交换后其他终端生效。
        </p>
      )}
      <PasswordField
        answering={answering}
        label="原密码"
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <NewPassword id="next" owner={owner} typed={typed} onChange={setTyped} faults={faults} />
    </PanelFrame>
  );
}
