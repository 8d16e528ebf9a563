import { useState } from 'react';
import type { PanelChannel, PanelTask } from '../../shared/bridge/staff-keys.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { PasswordField, StaffField } from './CredentialFields.tsx';
import { FirstSignIn } from './FirstSignIn.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useAnswer } from './use-answer.ts';
import { useCredential } from './use-credential.ts';

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
  const { colleagues, people, online } = task;
  const [isFirst, setFirst] = useState(colleagues.length === 0);
  const answering = useAnswer(channel, onDone);
  const typed = useCredential(answering);
  if (isFirst) {
    const back = colleagues.length === 0 ? null : () => setFirst(false);
    return (
      <FirstSignIn
        channel={channel}
        people={people}
        online={online}
        onDone={onDone}
        onBack={back}
      />
    );
  }
  const known = colleagues.find((one) => one.staff === typed.number);
  const submit = (): void =>
    typed.submit((given) => void answering.send({ kind: 'sign-in', ...given }));
  const { busy } = answering;
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
      <StaffField
        answering={answering}
        value={typed.staff}
        onChange={typed.setStaff}
        hint={known === undefined ? '输入或选择 6 位柜员号' : hintOf(known)}
        list="colleagues"
      />
      <datalist id="colleagues">
        {colleagues.map((one) => (
          <option key={one.staff} value={one.staff}>{`${one.staff} ${one.name}`}</option>
        ))}
      </datalist>
      <PasswordField answering={answering} value={typed.password} onChange={typed.setPassword} />
    </PanelFrame>
  );
}

function hintOf({ name, authorityUntil, lockedUntil }: SignInTask['colleagues'][number]): string {
  if (lockedUntil !== null) return `${name},暂停签到至 ${beijingDateTime(lockedUntil)}`;
  return `${name},权限有效期至 ${beijingDateTime(authorityUntil)}`;
}
