import type { EndSessionAsk, PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { PasswordField, StaffField } from './CredentialFields.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useAnswer } from './use-answer.ts';
import { useCredential } from './use-credential.ts';

/** A supervisor ends the session of somebody who is not there to do it. */
export function EndSession({
  channel,
  ask,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly ask: EndSessionAsk;
  readonly onDone: () => void;
}) {
  const answering = useAnswer(channel, onDone);
  const typed = useCredential(answering);
  const submit = (): void =>
    typed.submit((given) => void answering.send({ kind: 'end-session', ...given }));
  return (
    <PanelFrame
      title="主管结束签到"
      answering={answering}
      enterSubmits={false}
      buttons={<SubmitButton label="结束该签到" busy={answering.busy} onPress={submit} />}
    >
      <p>
        将结束柜员 <b className="gt-tabular">{ask.staff}</b> {ask.name} 的签到(自{' '}
        {beijingDateTime(ask.lockedAt)} 锁屏)。其草稿保留在本机,由谁结束记入业务流水。
      </p>
      <StaffField
        answering={answering}
        label="主管柜员号"
        value={typed.staff}
        onChange={typed.setStaff}
      />
      <PasswordField answering={answering} value={typed.password} onChange={typed.setPassword} />
    </PanelFrame>
  );
}
