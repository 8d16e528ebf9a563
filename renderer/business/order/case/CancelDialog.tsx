import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { instructionLines } from '../../../../shared/business/order/instruction-lines.ts';
import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import { filledOf } from '../../../../shared/business/order/order-status.ts';
import { ticketText } from '../../../../shared/business/order/order-words.ts';
import type { Instruction } from '../../../../shared/business/order/ticket.ts';
import { unitOf } from '../../../../shared/rulebook/trading/security.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { useCounter } from '../../../session/counter.tsx';
import { discardUnnamed } from '../../../session/discard-evidence.ts';
import { useSignedIn } from '../../../session/session-store.ts';
import { useSyncStatus } from '../../../sync/status.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { walkFields } from '../../../ui/field-walk.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { cancelContent } from '../papers/order-papers.ts';
import { cancelSheet } from '../papers/order-sheets.ts';
import { printPlace } from '../papers/print-place.ts';
import { type AskedPaper, SignedPaper } from '../papers/SignedPaper.tsx';
import type { Recorded } from '../recorded.ts';
import { BasisFields, type BasisTyped } from '../ticket/BasisFields.tsx';
import { typedTime } from '../ticket/typed-figures.ts';
import { useOrderAct } from '../use-order-act.ts';

/** Asks an order back: on what the client's word rests, and what may still become of the order meanwhile. */
export function CancelDialog({
  detail,
  order,
  onRecorded,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly order: OrderState;
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const { store, info, takesActs } = counter;
  const { actor, name } = useSignedIn();
  const isOffline = useSyncStatus(({ line }) => line.kind === 'offline');
  const { busy, messages, run } = useOrderAct(detail, onRecorded);
  const [typed, setTyped] = useState<BasisTyped>({ way: 'SLIP', reference: '', calledAt: '' });
  const [evidence, setEvidence] = useState<readonly EvidenceRef[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const { ticket } = order;
  const paper = useMemo((): AskedPaper => {
    const place = printPlace(info.counter, { staff: actor.staff, name });
    const content = cancelContent(detail.caseId, ticket, detail.serial);
    return {
      title: '撤单申请单',
      content,
      sheet: (at) => cancelSheet(ticket, detail.serial, { ...place, content }, at),
    };
  }, [info.counter, actor.staff, name, detail.caseId, detail.serial, ticket]);

  const submit = () => {
    const isCall = typed.way === 'PHONE';
    const instruction: Instruction = {
      way: typed.way,
      reference: isCall ? typed.reference.trim() : '',
      at: isCall ? typedTime(typed.calledAt, store.businessDate()) : null,
    };
    const unmet = instructionLines(instruction, evidence, store.now()).find(({ met }) => !met);
    setWrong(unmet === undefined ? null : slipOrCall(unmet.message, isCall));
    if (unmet !== undefined) return;
    void run('CancelOrder', {
      instruction: { ...instruction },
      evidence: isCall ? [] : evidence.map((one) => ({ ...one })),
    });
  };
  const leave = () => {
    // No draft names what was taken for a cancellation that is given up; what was printed stays.
    const pictures = evidence.filter(({ kind }) => kind !== 'paper-content');
    onClose();
    void discardUnnamed(
      counter,
      pictures.map(({ digest }) => digest),
    );
  };
  const { quantity } = filledOf(order);
  const unit = unitOf(ticket.security);
  const disabled = busy || !takesActs;
  return (
    <Dialog
      title="撤单"
      width={600}
      onClose={leave}
      keys={[{ key: 'F8', label: '申请撤单', run: submit, disabled }]}
      footer={
        <>
          <Button onClick={leave}>不,保留</Button>
          <Button danger disabled={disabled} onClick={submit}>
            F8 申请撤单
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Its fields have the focus. */}
      <div className="gt-stack" onKeyDown={walkFields}>
        <p>
          申请撤销 {ticketText(ticket)} 尚未成交的 {figureCount(ticket.quantity - quantity)} {unit}
          {quantity === 0 ? '' : `;已成交 ${figureCount(quantity)} ${unit},不能撤销`}
          。以交易所回报为准,回报前仍可能成交。
        </p>
        {isOffline ? (
          <Notice tone="warning">
            当前离线:本次只是撤单申请,恢复联网后送总部;在此之前委托可能成交,请告知客户。
          </Notice>
        ) : null}
        <BasisFields
          idOf={(one) => `cancel-${detail.caseId}-${one}`}
          label="撤单依据"
          typed={typed}
          message={wrong}
          onChange={(change) => {
            setTyped({ ...typed, ...change });
            setWrong(null);
          }}
          onLeave={() => undefined}
        >
          <SignedPaper
            asked={paper}
            evidence={evidence}
            signer={ticket.client.name}
            active={false}
            onEvidence={setEvidence}
          />
        </BasisFields>
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
      </div>
    </Dialog>
  );
}

function slipOrCall(message: string, isCall: boolean): string {
  return isCall ? message : '请打印撤单申请单由客户签字并扫描,或改为电话委托录音。';
}
