import { type Stage, stageWords } from '../../shared/business/stage.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { ofTheFrame } from '../business/screens.tsx';
import type { CaseRow } from '../data/types.ts';
import type { OpenCase } from '../session/page.ts';
import { useRead } from '../session/use-read.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Notice } from '../ui/Notice.tsx';

const underWay: readonly Stage[] = ['awaiting-approval', 'returned', 'accepted'];

/** What is under way for a client, by document; Enter opens it. */
export function ClientCases({
  idNumber,
  onOpen,
}: {
  readonly idNumber: string;
  readonly onOpen: OpenCase;
}) {
  const read = useRead(
    async (store) => {
      const rows = await store.cases({ except: ofTheFrame, stages: underWay });
      return rows.filter((row) => row.summary.document === idNumber);
    },
    [idNumber],
  );
  if (read.status === 'loading') return null;
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  return (
    <section className="gt-panel gt-list-panel gt-list-panel-fit" aria-label="在办业务">
      <header>
        <h2>在办业务 {read.value.length}</h2>
      </header>
      <DataTable
        id="client-cases"
        label="在办业务"
        columns={columns}
        rows={read.value}
        rowKey={(row) => row.caseId}
        onOpen={onOpen}
        initialSort={{ column: 'at', direction: 'descending' }}
        empty="该客户没有在办业务。"
      />
    </section>
  );
}

const columns: readonly Column<CaseRow>[] = [
  {
    key: 'stage',
    title: '状态',
    width: 92,
    cell: (row) => <span className={`gt-tag gt-tag-${row.stage}`}>{stageWords[row.stage]}</span>,
    sortBy: (row) => row.stage,
  },
  { key: 'serial', title: '流水号', width: 144, tabular: true, cell: (row) => row.serial },
  { key: 'business', title: '业务', cell: (row) => row.summary.detail },
  {
    key: 'at',
    title: '时间',
    width: 156,
    tabular: true,
    cell: (row) => beijingDateTime(row.at),
    sortBy: (row) => row.at,
  },
];
