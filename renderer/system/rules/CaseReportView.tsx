import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { copyRow } from './copy-row.ts';
import type { CaseReport, Disagreement } from './run-cases.ts';

/** How many cases of a file agree. */
export function CaseTotal({
  file,
  report: { run, agreeing, differing, isStopped },
}: {
  readonly file: string;
  readonly report: CaseReport;
}) {
  const stopped = isStopped ? `运行 ${run} 条后停止:` : '';
  return (
    <Notice tone={differing > 0 ? 'danger' : isStopped ? 'plain' : 'good'}>
      {file}:{stopped}
      {agreeing} 条相符,{differing} 条不符
      {differing > 0 ? '。Enter 打开该条试算' : ''}
    </Notice>
  );
}

/** Every place where a case and the rule book do not agree. */
export function Differences({
  report: { disagreements },
  onOpen,
}: {
  readonly report: CaseReport;
  readonly onOpen: (one: Disagreement) => void;
}) {
  if (disagreements.length === 0) return null;
  return (
    <div className="gt-list-fill" onCopy={copyRow}>
      <DataTable
        id="case-differences"
        label="不符的案例"
        columns={columns}
        rows={disagreements}
        rowKey={({ key }) => key}
        onOpen={onOpen}
        initialSort={{ column: '', direction: 'ascending' }}
        empty=""
      />
    </div>
  );
}

const columns: readonly Column<Disagreement>[] = [
  { key: 'id', title: '案例', width: 200, cell: ({ one }) => one.id, sortBy: ({ one }) => one.id },
  {
    key: 'kind',
    title: '规则',
    width: 170,
    cell: ({ one }) => one.kind,
    sortBy: ({ one }) => one.kind,
  },
  { key: 'path', title: '位置', width: 150, cell: ({ path }) => (path === '' ? '整个结果' : path) },
  { key: 'got', title: '得到', width: 330, cell: ({ got }) => got },
  { key: 'wanted', title: '期望', cell: ({ wanted }) => wanted },
];
