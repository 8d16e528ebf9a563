import { Button } from 'antd';
import { useState } from 'react';
import type { JudgedAt } from '../../../../shared/business/order/market-lines.ts';
import type { Confirmation } from '../../../../shared/business/order/order-events.ts';
import { ticketText } from '../../../../shared/business/order/order-words.ts';
import type { SignedQuote } from '../../../../shared/rulebook/trading/quote.ts';
import type { Command } from '../../../../shared/journal/entry.ts';
import { useCounter } from '../../../session/counter.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { walkFields, walkStop } from '../../../ui/field-walk.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { ChecksPanel } from '../ticket/ChecksPanel.tsx';
import { linesShown } from '../words-shown.ts';
import { typedTime } from '../ticket/typed-figures.ts';
import { useOrderAct } from '../use-order-act.ts';
import { linesNow, type UnsentRow } from './confirm-rows.ts';

/** The client is asked again: there or by a recorded call, whom; what has changed stands beside. F8 sends it. */
export function ConfirmDialog({
  row,
  quote,
  judged,
  onClose,
}: {
  readonly row: UnsentRow;
  readonly quote: SignedQuote;
  /** By what rules, at this moment. */
  readonly judged: () => JudgedAt;
  readonly onClose: () => void;
}) {
  const { store, takesActs } = useCounter();
  const { busy, messages, run } = useOrderAct(row.detail, onClose);
  const [how, setHow] = useState<Confirmation['how'] | null>(null);
  const [who, setWho] = useState('');
  const [reference, setReference] = useState('');
  const [calledAt, setCalledAt] = useState('');
  const [shownAll, setShownAll] = useState(false);
  const isCall = how === 'CALL';
  const at = isCall ? typedTime(calledAt, store.businessDate()) : null;
  const faults = {
    how: how === null ? '请选择客户到场或电话确认。' : null,
    who: who.trim() === '' ? '请填写向谁确认,客户本人或代理人。' : null,
    reference: isCall && reference.trim() === '' ? '请填写录音编号。' : null,
    calledAt: isCall && at === null ? '来电时间应如 0945 或 09:45。' : null,
  };
  const told = (field: keyof typeof faults) => (shownAll ? faults[field] : null);
  const lines = linesNow(row, quote, judged(), null);
  const open = lines.filter(({ met }) => !met);

  const submit = () => {
    setShownAll(true);
    if (how === null || Object.values(faults).some((one) => one !== null)) return;
    const confirmation = {
      how,
      who: who.trim(),
      reference: isCall ? reference.trim() : '',
      at: at ?? store.now(),
    };
    // Both are plain JSON by their schemas; the journal's type says no more than that.
    const data = { confirmation, quote, evidence: [] } as unknown as Command['data'];
    void run('ConfirmOrder', data);
  };
  const disabled = busy || !takesActs || open.length > 0;
  return (
    <Dialog
      title="再次确认"
      width={760}
      onClose={onClose}
      keys={[{ key: 'F8', label: '确认报送', run: submit, disabled }]}
      footer={
        <>
          <Button onClick={onClose}>不,不报送</Button>
          <Button type="primary" disabled={disabled} onClick={submit}>
            F8 确认报送
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Its fields have the focus. */}
      <div className="gt-stack" onKeyDown={walkFields}>
        <p>
          {ticketText(row.ticket)}:客户同意后按 F8,送总部报送交易所,当日有效。客户不同意的,按 Esc
          返回后按 F6 取消登记。
        </p>
        {open.length === 0 ? null : (
          <Notice tone="warning">现在不能报送:{open.map(({ message }) => message).join('')}</Notice>
        )}
        <div {...walkStop}>
          <DigitChoice
            label="确认方式"
            choices={[
              { value: 'PRESENT', label: '客户到场' },
              { value: 'CALL', label: '电话录音' },
            ]}
            value={how}
            onChoose={setHow}
            autoFocus
          />
        </div>
        {told('how') === null ? null : <Notice tone="danger">{told('how')}</Notice>}
        <TextField
          id="confirm-who"
          label="向谁确认"
          value={who}
          onChange={setWho}
          message={told('who')}
          hint="客户本人或代理人姓名"
          maxLength={100}
        />
        {isCall ? (
          <>
            <TextField
              id="confirm-reference"
              label="录音编号"
              value={reference}
              onChange={setReference}
              message={told('reference')}
              maxLength={64}
              tabular
            />
            <TextField
              id="confirm-called-at"
              label="通话时间"
              value={calledAt}
              onChange={setCalledAt}
              message={told('calledAt')}
              hint="如 0945,当日 24 小时制"
              maxLength={8}
              inputMode="numeric"
              tabular
            />
          </>
        ) : null}
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
        <ChecksPanel lines={linesShown(lines, row.ticket.account, false)} />
      </div>
    </Dialog>
  );
}
