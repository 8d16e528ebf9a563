import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { VisitClient } from '../../../shared/safeguards/visit.ts';
import { takeClient, useClientInHand } from '../../session/clients-store.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { deleteDraftWithEvidence } from '../../session/discard-evidence.ts';
import { useSignedIn } from '../../session/session-store.ts';
import { useTabId } from '../../session/tab.tsx';
import { useRead } from '../../session/use-read.ts';
import { wordsOf } from '../../session/words.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { ScreenProps } from '../screen.ts';
import { OrderCase } from './case/OrderCase.tsx';
import { againStart, firstStart } from './first-start.ts';
import type { Recorded } from './recorded.ts';
import { codeOfSide, sideOfCode, ticketIn } from './ticket/order-fields.ts';
import { OrderForm, type TicketStart } from './ticket/OrderForm.tsx';

/** How far the look-up of what the tab begins with has come. */
type Look =
  | { readonly status: 'looking' | 'found' }
  | { readonly status: 'held'; readonly by: string }
  | { readonly status: 'failed'; readonly message: string };

/** 2001 and 2002: the ticket until it is recorded, then the case; the ticket again when it was returned. */
export function OrderScreen({ caseId, functionCode, active, onSubject, onBack }: ScreenProps) {
  const counter = useCounter();
  const { store, bridge } = counter;
  const { staff } = useSignedIn().actor;
  const tab = useTabId();
  const client = useClientInHand();
  const side = sideOfCode(functionCode);
  const [look, setLook] = useState<Look>({ status: 'looking' });
  const [start, setStart] = useState<TicketStart | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const [draftIsLeft, setDraftIsLeft] = useState(false);
  const read = useRead(async (now) => ({ detail: await now.caseById(caseId) }), [caseId]);
  const detail = read.status === 'ready' ? read.value.detail : null;

  useEffect(() => {
    let isCurrent = true;
    const begin = async () => {
      try {
        const first = await firstStart({ store, bridge }, { caseId, staff, side });
        if (!isCurrent) return;
        if (tab !== null && first.client !== null) takeClient(tab, first.client);
        setStart(first.start);
        setLook(first.heldBy === null ? { status: 'found' } : { status: 'held', by: first.heldBy });
      } catch (error) {
        if (isCurrent) setLook({ status: 'failed', message: wordsOf(error) });
      }
    };
    void begin();
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- The side is the tab's first; a draft keeps its own.
  }, [store, bridge, caseId, staff, tab]);

  const ticket = detail === null ? null : ticketIn(detail.shown.command.data);
  const shownSide = start?.fields.side ?? ticket?.side ?? side;
  const subject = start === null ? (detail?.summary.subject ?? '') : (client?.name ?? '');
  const code = codeOfSide(shownSide);
  const isKnown = look.status === 'found';
  useEffect(() => {
    if (isKnown) onSubject(subject, code);
  }, [isKnown, subject, code, onSubject]);

  // The act stands, whatever becomes of its draft: that is told beside it.
  const clearDraft = async (saved: Promise<void>) => {
    try {
      await saved;
      await deleteDraftWithEvidence({ store, bridge }, caseId);
    } catch {
      setDraftIsLeft(true);
    }
  };
  const onRecorded = (outcome: Recorded, saved: Promise<void>) => {
    setRecorded(outcome);
    setStart(null);
    void clearDraft(saved);
  };

  if (look.status === 'failed') return <Unopened message={look.message} {...{ active, onBack }} />;
  if (look.status === 'held') {
    return (
      <Unopened
        message={`该草稿由经办 ${look.by} 录入,内容不显示。请由其本人继续,或由其交接班(8003)后办理。`}
        {...{ active, onBack }}
      />
    );
  }
  if (read.status === 'failed') return <Unopened message={read.message} {...{ active, onBack }} />;
  if (look.status === 'looking' || read.status === 'loading') {
    return <p className="gt-empty">正在打开…</p>;
  }
  if (start !== null) {
    return client?.clientNo == null ? (
      <NoClient active={active} onBack={onBack} />
    ) : (
      <OrderForm
        key={`${start.commandId} ${client.clientNo}`}
        caseId={caseId}
        start={start}
        client={client}
        active={active}
        onBack={onBack}
        onRecorded={onRecorded}
      />
    );
  }
  const isBehind = recorded !== null && detail?.shown.command.id !== recorded.state.command.id;
  if (detail === null || isBehind) {
    return recorded === null ? null : (
      <Notice tone="plain">
        已记录,流水号 {recorded.serial},{recorded.restoring ? '正在恢复显示。' : '正在显示。'}
      </Notice>
    );
  }
  const again = () => {
    const next = againStart(detail.shown, newId(counter));
    const whom = ticket === null ? null : clientOf(ticket.client);
    if (next === null || whom === null) return;
    if (tab !== null && client === null) takeClient(tab, whom);
    setStart(next);
  };
  return (
    <>
      {draftIsLeft ? (
        <Notice tone="warning">
          业务已记录,不受影响;录入草稿未能清除,请按 F4,在待办的草稿中按 Delete 删除。
        </Notice>
      ) : null}
      <OrderCase detail={detail} active={active} onBack={onBack} onResubmit={again} />
    </>
  );
}

/** The client as an order names them; what kind of document it was is the register's to say. */
function clientOf({
  clientNo,
  name,
  idNumber,
}: {
  readonly clientNo: string;
  readonly name: string;
  readonly idNumber: string;
}): VisitClient {
  return { clientNo, name, idKind: 'RESIDENT', idNumber };
}

/** An order is somebody's: without a client there is nothing to type. */
function NoClient({ active, onBack }: Pick<ScreenProps, 'active' | 'onBack'>) {
  return (
    <Panel label="未选客户" active={active} onBack={onBack}>
      <p>请先按 F2 选择客户;客户到场的,再按 F7 核验。</p>
      <p className="gt-soft">电话委托不需核验到场,填写录音编号和来电时间。</p>
    </Panel>
  );
}

function Unopened({
  message,
  active,
  onBack,
}: { readonly message: string } & Pick<ScreenProps, 'active' | 'onBack'>) {
  return (
    <Panel label="未能打开" active={active} onBack={onBack}>
      <Notice tone="warning">{message}</Notice>
    </Panel>
  );
}

function Panel({
  label,
  active,
  onBack,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
} & Pick<ScreenProps, 'active' | 'onBack'>) {
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  return (
    <section className="gt-panel" aria-label={label}>
      <div className="gt-panel-body gt-stack-near">{children}</div>
      <div className="gt-actions">
        <Button autoFocus onClick={onBack}>
          Esc 返回
        </Button>
      </div>
    </section>
  );
}
