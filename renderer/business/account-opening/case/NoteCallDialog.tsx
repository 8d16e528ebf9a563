import { Button } from 'antd';
import { useRef, useState } from 'react';
import {
  type ClientCall,
  callOutcomeWords,
  callWayWords,
} from '../../../../shared/business/common-acts.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { newId, useCounter } from '../../../session/counter.tsx';
import { useAct } from '../../../session/use-act.ts';
import { wordsOf } from '../../../session/words.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Recorded } from '../recorded.ts';

const ways: readonly ClientCall['how'][] = ['phone', 'sms', 'visit'];
const outcomes: readonly ClientCall['outcome'][] = ['reached', 'not-reached'];

const longestNote = 200;

/** Writes down that the client of a returned case was called: how, with what result, what was agreed. */
export function NoteCallDialog({
  detail,
  onNoted,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly onNoted: (recorded: Recorded) => void;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const act = useAct();
  const body = useRef<HTMLDivElement>(null);
  const [how, setHow] = useState<ClientCall['how']>('phone');
  const [outcome, setOutcome] = useState<ClientCall['outcome'] | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);

  const record = async () => {
    if (busy) return;
    if (outcome === null) {
      setMessages(['请按数字选择联系结果。']);
      body.current?.querySelectorAll<HTMLElement>('[role="radio"]')[ways.length]?.focus();
      return;
    }
    setBusy(true);
    setMessages([]);
    try {
      const { business, caseId } = detail;
      const data: ClientCall = { at: counter.store.now(), how, outcome, note: note.trim() };
      const command = { type: 'NoteCall', version: 1, id: newId(counter), data };
      const given = await act({ business, caseId, command });
      if (given.status === 'recorded') onNoted(given);
      else setMessages(given.refusals.map(({ message }) => message));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="记录致电"
      width={560}
      onClose={onClose}
      keys={[{ key: 'F8', label: '记录', run: () => void record(), disabled: busy }]}
      footer={
        <>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button type="primary" disabled={busy} onClick={() => void record()}>
            F8 记录
          </Button>
        </>
      }
    >
      <div className="gt-stack" ref={body}>
        <p>记入流水号 {detail.serial} 的联系客户记录,时间为现在。</p>
        <Field id="call-way" label="方式" group message={null} hint="按数字选择。">
          <DigitChoice
            label="方式"
            choices={ways.map((value) => ({ value, label: callWayWords[value] }))}
            value={how}
            onChoose={setHow}
            autoFocus
          />
        </Field>
        <Field id="call-outcome" label="结果" group message={null} hint="按数字选择。">
          <DigitChoice
            label="结果"
            choices={outcomes.map((value) => ({ value, label: callOutcomeWords[value] }))}
            value={outcome}
            onChoose={setOutcome}
          />
        </Field>
        <TextField
          id="call-note"
          label="说明"
          value={note}
          onChange={setNote}
          message={null}
          maxLength={longestNote}
          hint="告知的原因、约定的时间和要带的材料。"
        />
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
      </div>
    </Dialog>
  );
}
