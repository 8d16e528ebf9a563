import { useCallback, useEffect, useRef, useState } from 'react';
import { useCounter } from '../../session/counter.tsx';
import type { Page, PageProps } from '../../session/page.ts';
import { useRead } from '../../session/use-read.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { forgetInboxTarget, useInboxTarget } from './inbox-target.ts';
import { inboxRows, waitingRows } from './inbox-rows.ts';
import { InboxList } from './InboxList.tsx';
import { useRights } from './read-rights.ts';
import { type ReviewParts } from './review.ts';
import { ReviewView } from './ReviewView.tsx';
import type { Rights } from './rights.ts';
import { firstRow, focusPage } from '../../ui/use-page-focus.ts';

/** 7001: what the person signed in may decide, wherever in the branch it was submitted. */
export function inboxPage(parts: ReviewParts): Page {
  return {
    code: '7001',
    title: '授权收件箱',
    Page: (props) => <Inbox {...props} parts={parts} />,
    help: [
      '列出本人可以复核或授权的业务,等待最久的在前;本人提交的显示为灰色,不能自己复核。',
      'Enter 打开核对:左边是提交内容和新旧对照,右边逐项勾选(数字键)。',
      'F9 用本人密码决定;退回必须写明原因。决定后自动打开下一笔。',
      '同类且内容简短的业务,可用空格勾选多笔,F9 一次决定,每笔分别签名。',
      '离线时远程复核不可用,请到经办终端现场复核。两人先后决定的,以先到总部者为准。',
    ],
  };
}

function Inbox(props: PageProps & { readonly parts: ReviewParts }) {
  const rights = useRights();
  if (rights.status === 'loading') return <p className="gt-empty">正在读取…</p>;
  if (rights.status === 'failed') return <Notice tone="danger">{rights.message}</Notice>;
  if (rights.value === null) {
    return <Notice tone="warning">本次签到只供查看,不能复核。请签退后重新签到。</Notice>;
  }
  return <Items {...props} rights={rights.value} />;
}

function Items({
  active,
  onBack,
  parts,
  rights,
}: PageProps & { readonly parts: ReviewParts; readonly rights: Rights }) {
  const { store } = useCounter();
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock);
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const [opened, setOpened] = useState(() => useInboxTarget.getState().caseId);
  const [done, setDone] = useState<string | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const read = useRead(waitingRows, []);
  const rows = read.status === 'ready' ? inboxRows(read.value, rights, now) : [];
  const open = rows.filter(({ standing }) => standing.kind === 'may').map(({ row }) => row.caseId);

  /** The next one that waits longest, or the list when nothing is left. */
  const goOn = (from: string, words: string | null) => {
    const at = open.indexOf(from);
    const rest = [...open.slice(at + 1), ...open.slice(0, Math.max(0, at))];
    setOpened(rest.find((one) => one !== from) ?? null);
    setDone(words);
  };

  useEffect(() => {
    // The one it began with is taken up; others may follow while the page stays open in its tab.
    forgetInboxTarget();
    return useInboxTarget.subscribe(({ caseId }) => {
      if (caseId === null) return;
      setDone(null);
      setOpened(caseId);
      forgetInboxTarget();
    });
  }, []);

  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active: active && opened === null });
  const isList = opened === null;
  const isReady = read.status === 'ready';
  useEffect(() => {
    // Coming back to the list the focus is in it, not nowhere.
    if (!active || !isList || !isReady) return;
    focusPage(page.current, firstRow);
  }, [active, isList, isReady]);
  const hasRows = rows.length > 0;
  useEffect(() => {
    // Who waits at an empty list has the first one that comes under their hands.
    if (!hasRows || document.activeElement !== page.current) return;
    focusPage(page.current, firstRow);
  }, [hasRows]);

  return (
    <div className="gt-stack gt-fill" ref={page} tabIndex={-1} role="group" aria-label="授权收件箱">
      {isOffline ? (
        <Notice tone="warning">
          离线时远程复核不可用:只列出断线前收到的和本终端的业务。其他终端的业务请到该终端现场复核(F9)。
        </Notice>
      ) : null}
      {done === null ? null : <Notice tone="good">{done}</Notice>}
      {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
      {opened === null ? (
        <InboxList
          rows={rows}
          parts={parts}
          rights={rights}
          active={active}
          now={now}
          onOpen={(caseId) => {
            setDone(null);
            setOpened(caseId);
          }}
          onDone={setDone}
        />
      ) : (
        <ReviewView
          caseId={opened}
          parts={parts}
          rights={rights}
          active={active}
          place={placeOf(open, opened)}
          onDecided={(words) => goOn(opened, words)}
          onNext={() => goOn(opened, null)}
          onBack={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function placeOf(open: readonly string[], caseId: string): string {
  const at = open.indexOf(caseId);
  return at === -1 ? `另有 ${open.length} 笔待办` : `第 ${at + 1} 笔,共 ${open.length} 笔`;
}
