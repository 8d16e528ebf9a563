import { useState } from 'react';
import type { PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { normaliseDigits } from '../../shared/values/text.ts';
import { PanelField } from './PanelField.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useAnswer } from './use-answer.ts';

/** Enrols the counter: head office's one-time code, and the fingerprint of its key from the notice on paper. */
export function Enrol({
  channel,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly onDone: () => void;
}) {
  const answering = useAnswer(channel, onDone);
  const [code, setCode] = useState('');
  const [fingerprint, setFingerprint] = useState('');
  const { busy, faults } = answering;
  const submit = (): void =>
    void answering.send({ kind: 'enrol', code: normaliseDigits(code), fingerprint });
  return (
    <PanelFrame
      title="终端登记"
      answering={answering}
      buttons={<SubmitButton label="登记" busy={busy} onPress={submit} />}
    >
      <p>请按总部登记通知输入。登记只需一次,需要联网。</p>
      <PanelField
        id="code"
        label="一次性登记码"
        value={code}
        onChange={setCode}
        message={faults['code']}
        maxLength={64}
        autoFocus
      />
      <PanelField
        id="fingerprint"
        label="总部密钥指纹"
        value={fingerprint}
        onChange={setFingerprint}
        message={faults['fingerprint']}
        hint="8 组,每组 4 位;大小写和空格不限"
        maxLength={128}
      />
    </PanelFrame>
  );
}
