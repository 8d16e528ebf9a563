import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { needWords } from '../../../shared/safeguards/need.ts';
import type { CaseDetail, CounterStore, Waiting } from '../../data/types.ts';
import { type Counter, newId, useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { useRead } from '../../session/use-read.ts';
import { wordsOf } from '../../session/words.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { colleaguesWithRights, delegationsInForce } from './read-rights.ts';
import { standingOf } from './rights.ts';

/** Digits choose among so many; a branch with more has its list in order of their numbers. */
const mostChoices = 9;

/** 送复核, 送主管授权: who is asked to decide at their own counter, chosen by a digit. The teller goes on working. */
export function SendDialog({
  detail,
  waiting,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly waiting: Waiting;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const act = useAct();
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const read = useRead(
    (store) => whoMay(store, counter.bridge, detail),
    [detail.caseId, detail.maker, waiting.needs.join()],
  );
  const choices = read.status === 'ready' ? read.value.slice(0, mostChoices) : [];

  const send = async (one: Colleague) => {
    if (busy) return;
    setBusy(true);
    setMessages([]);
    try {
      const { business, caseId } = detail;
      const data = { staff: one.staff, name: one.name };
      const command = { type: 'AskApprover', version: 1, id: newId(counter), data };
      const outcome = await act({ business, caseId, command });
      if (outcome.status === 'recorded') onClose();
      else setMessages(outcome.refusals.map(({ message }) => message));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  // Who may be asked is read first; the first of them is where one begins, or the way back where there is nobody.
  const list = useRef<HTMLUListElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const isRead = read.status !== 'loading';
  useEffect(() => {
    if (isRead) (list.current?.querySelector('button') ?? back.current)?.focus();
  }, [isRead]);

  const need = needWords[waiting.needs[0] ?? 'check'];
  return (
    <Dialog
      title={`送${need}`}
      width={520}
      onClose={onClose}
      keys={
        isOffline ? [] : choices.map((one, at) => ({ key: `${at + 1}`, run: () => void send(one) }))
      }
      footer={
        <Button ref={back} onClick={onClose}>
          Esc 返回
        </Button>
      }
    >
      <div className="gt-stack">
        {isOffline ? (
          <Notice tone="warning">
            离线时远程复核不可用,送不到其他终端。请按 Esc 返回后按 F9,由有{need}
            权限的人员在本终端现场办理。
          </Notice>
        ) : (
          <p>
            流水号 {detail.serial} 送给谁{need},按数字选择;送出后可以改送他人。
          </p>
        )}
        {read.status === 'loading' ? <p className="gt-soft">正在读取…</p> : null}
        {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
        {read.status === 'ready' && choices.length === 0 ? (
          <Notice tone="warning">本营业部没有其他人员有{need}权限,请联系总部。</Notice>
        ) : null}
        {isOffline || choices.length === 0 ? null : (
          <ul ref={list} className="gt-send" aria-label={`可以${need}的人员`}>
            {choices.map((one, at) => (
              <li key={one.staff}>
                <button type="button" disabled={busy} onClick={() => void send(one)}>
                  <kbd>{at + 1}</kbd>
                  <span className="gt-tabular">{one.staff}</span> <b>{one.name}</b>
                  <span className="gt-soft">{one.by}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
      </div>
    </Dialog>
  );
}

interface Colleague {
  readonly staff: string;
  readonly name: string;
  /** Whose right it would be, where not their own. */
  readonly by: string;
}

async function whoMay(
  store: CounterStore,
  { staffKeys }: Counter['bridge'],
  detail: CaseDetail,
): Promise<readonly Colleague[]> {
  const [people, delegations] = await Promise.all([
    staffKeys.colleagues().then((all) => colleaguesWithRights(store, all)),
    delegationsInForce(store),
  ]);
  const now = store.now();
  return people
    .flatMap((authority): readonly Colleague[] => {
      const standing = standingOf(detail, { authority, delegations }, now);
      if (standing.kind !== 'may') return [];
      const giver = standing.by?.authority.statement;
      const by = giver === undefined ? '' : `受${giver.name}转授权`;
      return [{ staff: authority.staff, name: authority.name, by }];
    })
    .toSorted((left, right) => left.staff.localeCompare(right.staff));
}
