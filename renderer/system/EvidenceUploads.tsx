import type { EvidenceItem } from '../../shared/bridge/evidence.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { mediaWords, progressWords, sizeWords } from '../safeguards/evidence/progress-words.ts';
import { useEvidenceItems } from '../safeguards/evidence/use-evidence-items.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Part of 9001: pictures and papers of acts that head office does not have yet, each with how far it has come. */
export function EvidenceUploads({ active }: { readonly active: boolean }) {
  const read = useEvidenceItems(active, '');
  const waiting = read.status === 'ready' ? read.items.filter(isWaiting) : [];
  return (
    <section className="gt-panel gt-list-panel gt-list-panel-fit" aria-label="待上传材料">
      <header>
        <h2>待上传材料</h2>
        <span className="gt-soft gt-push">断线后从断点续传;总部确认收到后,本机才会清除</span>
      </header>
      {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
      {read.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
      {read.status === 'ready' ? (
        <DataTable
          id="uploads"
          label="待上传材料"
          columns={columns}
          rows={waiting}
          rowKey={({ digest }) => digest}
          initialSort={{ column: 'at', direction: 'ascending' }}
          empty="没有待上传材料,总部已全部收到。"
        />
      ) : null}
    </section>
  );
}

/** Only what an entry names goes to head office. */
function isWaiting({ isNamed, progress }: EvidenceItem): boolean {
  return isNamed && progress.status !== 'confirmed';
}

const columns: readonly Column<EvidenceItem>[] = [
  {
    key: 'name',
    title: '材料',
    width: 180,
    cell: ({ mediaType, digest }) => (
      <span title={digest}>
        {mediaWords[mediaType]} <span className="gt-soft gt-tabular">{digest.slice(0, 8)}</span>
      </span>
    ),
    sortBy: ({ mediaType }) => mediaWords[mediaType],
  },
  {
    key: 'size',
    title: '大小',
    width: 92,
    align: 'right',
    tabular: true,
    cell: ({ bytes }) => sizeWords(bytes),
    sortBy: ({ bytes }) => bytes,
  },
  {
    key: 'at',
    title: '留存时间',
    width: 164,
    tabular: true,
    cell: ({ keptAt }) => beijingDateTime(keptAt),
    sortBy: ({ keptAt }) => keptAt,
  },
  {
    key: 'progress',
    title: '进度',
    cell: (item) => (
      <span className={item.progress.status === 'refused' ? 'gt-danger' : ''}>
        {progressWords(item)}
      </span>
    ),
  },
];
