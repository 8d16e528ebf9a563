import { useState } from 'react';
import type { PanelChannel, UnlockAsk } from '../../shared/bridge/staff-keys.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { PasswordField } from './CredentialFields.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useAnswer } from './use-answer.ts';

/** The person whose window is locked gives their password again. */
export function Unlock({
  channel,
  ask,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly ask: UnlockAsk;
  readonly onDone: () => void;
}) {
  const answering = useAnswer(channel, onDone);
  const [password, setPassword] = useState('');
  const submit = (): void => {
    if (password === '') answering.refuse({ password: '请输入密码。' });
    else void answering.send({ kind: 'unlock', password });
  };
  return (
    <PanelFrame
      title="本人确认"
      answering={answering}
      buttons={<SubmitButton label="确定" busy={answering.busy} onPress={submit} />}
    >
      <p>
        柜员 <b className="gt-tabular">{ask.staff}</b> {ask.name},自 {beijingDateTime(ask.lockedAt)}{' '}
        锁屏
      </p>
      <PasswordField answering={answering} value={password} onChange={setPassword} autoFocus />
    </PanelFrame>
  );
}
