import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { noticeReceipt } from '../../shared/safeguards/notice.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { newId, useCounter } from '../session/counter.tsx';
import type { PageProps } from '../session/page.ts';
import { useAct } from '../session/use-act.ts';
import { wordsOf } from '../session/words.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useKeys } from '../ui/keys.tsx';
import { Notice as Words } from '../ui/Notice.tsx';
import { type Notice, useNotices } from './use-notices.ts';

/** 9010: head office's notices, the unread first; F8 says that this person has read one. */
export function NoticesPage({ active, onBack }: PageProps) {
  const read = useNotices();
  const [openId, setOpenId] = useState<string | null>(null);
  const notices = read.status === 'ready' ? read.value : [];
  const open = notices.find(({ id }) => id === openId) ?? null;
  const close = () => setOpenId(null);
  useKeys([{ key: 'Esc', label: '返回', run: open === null ? onBack : close }], { active });
  if (open !== null) {
    return <OpenNotice notice={open} active={active} onConfirmed={close} />;
  }
  return (
    <section className="gt-panel gt-list-panel" aria-label="总部公告">
      <header>
        <h2>总部公告</h2>
        <span className="gt-soft gt-push">↑↓ 选择,Enter 阅读</span>
      </header>
      {read.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
      {read.status === 'failed' ? <Words tone="danger">{read.message}</Words> : null}
      {read.status === 'ready' ? (
        <NoticeTable notices={notices} active={active} onOpen={({ id }) => setOpenId(id)} />
      ) : null}
    </section>
  );
}

function NoticeTable({
  notices,
  active,
  onOpen,
}: {
  readonly notices: readonly Notice[];
  readonly active: boolean;
  readonly onOpen: (notice: Notice) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) list.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  }, [active]);
  return (
    <div className="gt-list-fill" ref={list}>
      <DataTable
        id="notices"
        label="总部公告"
        columns={columns}
        rows={notices}
        rowKey={({ id }) => id}
        onOpen={onOpen}
        initialSort={{ column: 'state', direction: 'ascending' }}
        empty="没有公告。总部发布后随联网自动收到,离线时可阅读已收到的公告。"
      />
    </div>
  );
}

/** What a notice still asks of the reader. */
function stateOf({ body, readAt }: Notice): string {
  if (readAt !== null) return '已读';
  return body.mustRead ? '须确认' : '未读';
}

const order = ['须确认', '未读', '已读'];

const columns: readonly Column<Notice>[] = [
  {
    key: 'state',
    title: '状态',
    width: 92,
    cell: (one) => (
      <span className={`gt-tag gt-tag-${one.readAt === null ? 'awaiting-approval' : 'done'}`}>
        {stateOf(one)}
      </span>
    ),
    sortBy: (one) => order.indexOf(stateOf(one)),
  },
  { key: 'title', title: '标题', cell: ({ body }) => body.title, sortBy: ({ body }) => body.title },
  { key: 'by', title: '发布', width: 120, cell: ({ body }) => body.by },
  {
    key: 'from',
    title: '发布时间',
    width: 156,
    tabular: true,
    cell: ({ body }) => beijingDateTime(body.from),
    sortBy: ({ body }) => body.from,
  },
  {
    key: 'read',
    title: '阅读时间',
    width: 156,
    tabular: true,
    cell: ({ readAt }) => (readAt === null ? '—' : beijingDateTime(readAt)),
    sortBy: ({ readAt }) => readAt ?? 0,
  },
];

function OpenNotice({
  notice: { id, body, readAt },
  active,
  onConfirmed,
}: {
  readonly notice: Notice;
  readonly active: boolean;
  readonly onConfirmed: () => void;
}) {
  const counter = useCounter();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const mayConfirm = readAt === null && counter.takesActs;

  const confirm = async () => {
    if (busy || !mayConfirm) return;
    setBusy(true);
    setTrouble([]);
    try {
      const commandId = newId(counter);
      const outcome = await act({
        business: noticeReceipt.business,
        caseId: commandId,
        command: {
          type: 'ReadNotice',
          version: 1,
          id: commandId,
          data: { notice: id, title: body.title },
        },
      });
      if (outcome.status === 'recorded') onConfirmed();
      else setTrouble(outcome.refusals.map(({ message }) => message));
    } catch (error) {
      setTrouble([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  useKeys(
    readAt === null
      ? [{ key: 'F8', label: '已阅读', run: () => void confirm(), disabled: !mayConfirm || busy }]
      : [],
    { active },
  );
  return (
    <article className="gt-panel gt-narrow" aria-label={body.title}>
      <header>
        <h2>{body.title}</h2>
        <span className="gt-soft gt-push">
          {body.by} {beijingDateTime(body.from)}
        </span>
      </header>
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keys. */}
      <div className="gt-panel-body gt-notice-text" tabIndex={0} ref={focusFirst}>
        {body.text}
      </div>
      {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
      {trouble.map((words) => (
        <Words key={words} tone="danger">
          {words}
        </Words>
      ))}
      <div className="gt-actions">
        {readAt === null ? (
          <Button type="primary" disabled={!mayConfirm || busy} onClick={() => void confirm()}>
            F8 已阅读
          </Button>
        ) : (
          <span className="gt-soft">已于 {beijingDateTime(readAt)} 确认阅读</span>
        )}
        <span className="gt-soft gt-push">Esc 返回清单</span>
      </div>
    </article>
  );
}

function focusFirst(element: HTMLElement | null): void {
  element?.focus();
}
