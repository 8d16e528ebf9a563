import type { HandOverAsk, PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { handOverLines } from '../../shared/safeguards/hand-over-words.ts';
import { WordList } from '../ui/WordList.tsx';
import { PasswordField, StaffField } from './CredentialFields.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useAnswer } from './use-answer.ts';
import { useCredential } from './use-credential.ts';

/** The receiver of a hand-over reads what stands open and takes it over by their own password. */
export function HandOver({
  channel,
  ask,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly ask: HandOverAsk;
  readonly onDone: () => void;
}) {
  const answering = useAnswer(channel, onDone);
  const typed = useCredential(answering);
  const submit = (): void =>
    typed.submit((given) => void answering.send({ kind: 'hand-over', ...given }));
  return (
    <PanelFrame
      title="交接班:接班人确认"
      answering={answering}
      enterSubmits={false}
      buttons={<SubmitButton label="接班" busy={answering.busy} onPress={submit} />}
    >
      <div className="panel-words">
        <WordList
          lines={[
            { label: '交班人', value: `${ask.staff} ${ask.name}` },
            ...handOverLines(ask.content),
          ]}
          columns={2}
        />
      </div>
      <p className="gt-soft">接班后交班人签退,由接班人签到;草稿转到接班人名下。</p>
      <StaffField
        answering={answering}
        label="接班人柜员号"
        value={typed.staff}
        onChange={typed.setStaff}
      />
      <PasswordField answering={answering} value={typed.password} onChange={typed.setPassword} />
    </PanelFrame>
  );
}
