import { beijingDateTime } from '../../shared/values/dates.ts';
import type { SetAside } from '../data/types.ts';
import { useRead } from '../session/use-read.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Notice } from '../ui/Notice.tsx';

/** What this counter received and could not apply: kept, and somebody must look. */
export function SetAsideList() {
  const read = useRead((store) => store.setAside(), []);
  if (read.status === 'loading') return null;
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  if (read.value.length === 0) return null;
  return (
    <section className="gt-panel gt-list-panel gt-list-panel-fit" aria-label="搁置">
      <header>
        <h2>搁置 {read.value.length}</h2>
        <span className="gt-soft gt-push">内容已保留,请将原因告知总部运维</span>
      </header>
      <DataTable
        id="set-aside"
        label="搁置"
        columns={columns}
        rows={read.value}
        rowKey={(one) => one.key}
        initialSort={{ column: 'at', direction: 'descending' }}
        empty=""
      />
    </section>
  );
}

const columns: readonly Column<SetAside>[] = [
  { key: 'what', title: '内容', width: 320, cell: ({ what }) => what },
  { key: 'reason', title: '原因', cell: ({ reason }) => <span title={reason}>{reason}</span> },
  {
    key: 'at',
    title: '时间',
    width: 156,
    tabular: true,
    cell: ({ at }) => beijingDateTime(at),
    sortBy: ({ at }) => at,
  },
];
