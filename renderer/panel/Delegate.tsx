import { useState } from 'react';
import type { PanelChannel, PanelTask } from '../../shared/bridge/staff-keys.ts';
import { needWords } from '../../shared/safeguards/need.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { WordList } from '../ui/WordList.tsx';
import { PasswordField } from './CredentialFields.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useAnswer } from './use-answer.ts';

/** The giver of a delegation reads it in words and signs it by their own password. */
export function Delegate({
  channel,
  task,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly task: Extract<PanelTask, { kind: 'delegate' }>;
  readonly onDone: () => void;
}) {
  const answering = useAnswer(channel, onDone);
  const [password, setPassword] = useState('');
  const { busy } = answering;
  const { statement, fromName, toName } = task;
  const sign = (): void => {
    if (password === '') answering.refuse({ password: '请输入密码。' });
    else void answering.send({ kind: 'delegate', password });
  };
  return (
    <PanelFrame
      title="转授权签名"
      answering={answering}
      enterSubmits={false}
      buttons={<SubmitButton label="签名" busy={busy} onPress={sign} />}
    >
      <div className="panel-words">
        <WordList
          lines={[
            { label: '转授权人', value: `${statement.from} ${fromName ?? ''}` },
            { label: '受托人', value: `${statement.to} ${toName ?? ''}` },
            { label: '权限', value: statement.needs.map((need) => needWords[need]).join('、') },
            { label: '起', value: beijingDateTime(statement.fromAt) },
            { label: '止', value: beijingDateTime(statement.untilAt) },
          ]}
        />
      </div>
      <p className="gt-soft">签名后提交,由另一位主管授权后生效;可随时撤销。</p>
      <PasswordField
        answering={answering}
        label="本人密码"
        value={password}
        onChange={setPassword}
        autoFocus
      />
    </PanelFrame>
  );
}
