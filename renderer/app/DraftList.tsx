import { useState } from 'react';
import { mask } from '../../shared/rulebook/identity/mask.ts';
import { registry } from '../../shared/business/registry.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { screensOf } from '../business/screens.tsx';
import type { Draft } from '../data/types.ts';
import { useCounter } from '../session/counter.tsx';
import { useRead } from '../session/use-read.ts';
import { wordsOf } from '../session/words.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Notice } from '../ui/Notice.tsx';
import { functionOf } from './functions.ts';
import { closeTab } from './tabs-store.ts';

/** Forms begun and not submitted, by anybody at this counter; each goes on where it was left. */
export function DraftList({
  onOpen,
}: {
  readonly onOpen: (one: { readonly caseId: string; readonly business: string }) => void;
}) {
  const { store } = useCounter();
  const [deleting, setDeleting] = useState<Draft | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const read = useRead(async (store) => {
    const lists = await Promise.all(registry.all.map((one) => store.drafts(one.name)));
    return lists.flat();
  }, []);
  if (read.status === 'loading') return null;
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  if (read.value.length === 0) return null;

  const remove = async (draft: Draft) => {
    setDeleting(null);
    closeTab(draft.draftId);
    try {
      await store.deleteDraft(draft.draftId);
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return (
    <section className="gt-panel gt-list-panel gt-list-panel-fit" aria-label="草稿">
      <header>
        <h2>草稿 {read.value.length}</h2>
        <span className="gt-soft gt-push">Enter 继续录入,Delete 删除</span>
      </header>
      {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
      <DataTable
        id="drafts"
        label="草稿"
        columns={columns}
        rows={read.value}
        rowKey={(draft) => draft.draftId}
        onOpen={(draft) => onOpen({ caseId: draft.draftId, business: draft.business })}
        rowKeys={{ Delete: setDeleting }}
        initialSort={{ column: 'at', direction: 'descending' }}
        empty=""
      />
      {deleting === null ? null : (
        <ConfirmDialog
          title="删除草稿"
          sentence={`将删除${subjectOf(deleting)}尚未提交的录入内容,删除后不能恢复。`}
          confirm="删除"
          onConfirm={() => void remove(deleting)}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  );
}

function about(draft: Draft) {
  return screensOf(draft.business)?.draftSubject(draft.data) ?? { subject: '', document: '' };
}

function subjectOf(draft: Draft): string {
  const { subject } = about(draft);
  return subject === '' ? '未填姓名' : mask('NAME', subject);
}

const columns: readonly Column<Draft>[] = [
  { key: 'subject', title: '客户', width: 128, cell: subjectOf },
  {
    key: 'document',
    title: '证件',
    width: 168,
    tabular: true,
    cell: (draft) => mask('ID', about(draft).document),
  },
  {
    key: 'business',
    title: '业务',
    cell: ({ business }) =>
      `${functionOf(business)?.code ?? ''} ${functionOf(business)?.title ?? business}`,
  },
  {
    key: 'staff',
    title: '经办',
    width: 76,
    tabular: true,
    cell: (draft) => draft.staff,
    sortBy: (draft) => draft.staff,
  },
  {
    key: 'at',
    title: '保存时间',
    width: 156,
    tabular: true,
    cell: (draft) => beijingDateTime(draft.updatedAt),
    sortBy: (draft) => draft.updatedAt,
  },
];
