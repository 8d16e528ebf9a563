import { Button } from 'antd';
import { useState } from 'react';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { Paper } from '../safeguards/paper/paper.ts';
import { printDocument } from '../safeguards/paper/print-document.ts';
import { useSyncStatus } from '../sync/status.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { usePageFocus } from '../ui/use-page-focus.ts';
import { WordList } from '../ui/WordList.tsx';
import { useCounter } from './counter.tsx';
import { handOver } from './hand-over.ts';
import { useHandOverNote, writeNote } from './hand-over-note.ts';
import { handOverPaper } from './hand-over-paper.ts';
import { type HandedSession, lastHandOver } from './last-hand-over.ts';
import { askKeyAgain } from './lock.ts';
import { OpenWorkTable } from './OpenWorkTable.tsx';
import type { PageProps } from './page.ts';
import { useSignedIn } from './session-store.ts';
import { useOpenWork } from './use-open-work.ts';
import { useRead } from './use-read.ts';
import { wordsOf } from './words.ts';

const longestNote = 500;

/** 8003: what stands open with this person, handed to another with both signatures. */
export function HandOverPage({ active, onOpen, onBack }: PageProps) {
  const counter = useCounter();
  const signedIn = useSignedIn();
  const page = usePageFocus(active);
  const { info, bridge, takesActs } = counter;
  const open = useOpenWork(signedIn.actor.staff, info.counter.counter);
  const pending = useSyncStatus((status) => status.pending);
  const last = useRead(
    (store) => lastHandOver(store, info.counter.counter),
    [info.counter.counter],
  );
  const { note } = useHandOverNote();
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const mayHand = takesActs && !busy && open.status === 'ready';

  const run = async (act: () => Promise<readonly string[]>) => {
    if (busy) return;
    setBusy(true);
    setMessages([]);
    try {
      setMessages(await act());
    } catch (error) {
      if (!askKeyAgain(counter, error)) setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  const hand = () => {
    if (open.status !== 'ready' || !takesActs) return;
    const { drafts, waiting, returned, accepted } = open.value;
    const counts = {
      drafts: drafts.length,
      waiting: waiting.length,
      returned: returned.length,
      accepted: accepted.length,
    };
    void run(async () => {
      const outcome = await handOver(counter, signedIn, { note: note.trim(), counts });
      return outcome.status === 'refused' ? outcome.messages : [];
    });
  };
  const handed = last.status === 'ready' ? last.value : null;
  const print = () => {
    if (handed === null) return;
    void run(async () => {
      await printDocument(bridge, sheetOf(info.counter, handed), 'A4');
      return [];
    });
  };
  useKeys(
    [
      {
        key: 'F8',
        label: '交接',
        run: hand,
        disabled: !takesActs || busy || open.status === 'failed',
        waits: open.status === 'loading',
      },
      {
        key: 'F10',
        label: '打印交接单',
        run: print,
        disabled: handed === null && last.status !== 'loading',
        waits: last.status === 'loading',
      },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  return (
    <section className="gt-panel gt-list-panel" aria-label="交接班" ref={page} tabIndex={-1}>
      <header>
        <h2>交接班</h2>
        <span className="gt-soft gt-push">F8 由接班人在密码窗口确认,双方签名;草稿转给接班人</span>
      </header>
      <div className="gt-panel-body">
        {open.status === 'ready' ? (
          <WordList
            columns={2}
            lines={[
              { label: '草稿', value: `${open.value.drafts.length} 份` },
              { label: '待复核', value: `${open.value.waiting.length} 笔` },
              { label: '退回补正', value: `${open.value.returned.length} 笔` },
              { label: '已受理未审', value: `${open.value.accepted.length} 笔` },
              { label: '待传总部', value: `${pending} 笔` },
              { label: '上次交接', value: lastWords(handed) },
            ]}
          />
        ) : null}
        <TextField
          id="note"
          label="备注"
          value={note}
          onChange={writeNote}
          message={null}
          hint="现金、印章、凭证、未了事项等"
          maxLength={longestNote}
          optional
          autoFocus
        />
        <Button type="primary" disabled={!mayHand} onClick={hand}>
          F8 交接
        </Button>
        {handed === null ? null : <Button onClick={print}>F10 打印上次交接单</Button>}
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
      </div>
      {open.status === 'loading' ? <p className="gt-empty">正在读取未了事项…</p> : null}
      {open.status === 'failed' ? <Notice tone="danger">{open.message}</Notice> : null}
      {open.status === 'ready' ? <OpenWorkTable work={open.value} onOpen={onOpen} /> : null}
    </section>
  );
}

function lastWords(session: HandedSession | null): string {
  if (session === null) return '—';
  const { handedOver, authority } = session;
  return `${beijingDateTime(handedOver.at)} ${authority.statement.name} 交 ${handedOver.toName}`;
}

function sheetOf(
  place: { readonly counter: string; readonly branchName: string },
  { staff, authority, handedOver }: HandedSession,
): Paper {
  return handOverPaper(place, { staff, name: authority.statement.name }, handedOver);
}
