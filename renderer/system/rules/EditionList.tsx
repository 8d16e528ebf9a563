import { useEffect, useRef } from 'react';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useKeys } from '../../ui/keys.tsx';
import type { EditionDocument } from './edition-documents.ts';

/** The rule editions this counter knows; Enter shows the tables of one. */
export function EditionList({
  editions,
  inUse,
  today,
  active,
  onOpen,
  onBack,
}: {
  readonly editions: readonly EditionDocument[];
  readonly inUse: string;
  readonly today: string;
  readonly active: boolean;
  readonly onOpen: (edition: string) => void;
  readonly onBack: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  useEffect(() => {
    if (active) list.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  }, [active]);
  return (
    <section className="gt-panel gt-list-panel" aria-label="规则版本">
      <header>
        <h2>规则版本 {editions.length}</h2>
        <span className="gt-soft gt-push">Enter 查看该版本的规则表</span>
      </header>
      <div className="gt-list-fill" ref={list}>
        <DataTable
          id="rule-editions"
          label="规则版本"
          columns={columnsFor(inUse, today)}
          rows={editions}
          rowKey={({ document }) => document.edition}
          onOpen={({ document }) => onOpen(document.edition)}
          initialSort={{ column: '', direction: 'ascending' }}
          empty="本机没有规则版本。请联系总部运维。"
        />
      </div>
    </section>
  );
}

/** What an edition is on this counter today. */
export function editionState(
  { document: { edition, validFrom }, withdrawnAt }: EditionDocument,
  inUse: string,
  today: string,
): string {
  if (edition === inUse) return '使用中';
  if (withdrawnAt !== null) return '已撤回';
  return validFrom > today ? '未到启用日' : '未采用';
}

function columnsFor(inUse: string, today: string): readonly Column<EditionDocument>[] {
  return [
    {
      key: 'edition',
      title: '版本',
      width: 110,
      tabular: true,
      cell: ({ document }) => document.edition,
    },
    {
      key: 'state',
      title: '状态',
      width: 110,
      cell: (one) => (
        <span className={`gt-tag ${one.document.edition === inUse ? 'gt-tag-done' : ''}`}>
          {editionState(one, inUse, today)}
        </span>
      ),
    },
    {
      key: 'from',
      title: '启用日',
      width: 110,
      tabular: true,
      cell: ({ document }) => document.validFrom,
    },
    {
      key: 'published',
      title: '发布日',
      width: 110,
      tabular: true,
      cell: ({ document }) => document.publishedOn,
    },
    { key: 'by', title: '来自', width: 90, cell: ({ isBuiltIn }) => (isBuiltIn ? '程序' : '总部') },
    { key: 'about', title: '内容', cell: ({ document }) => document.about },
  ];
}
