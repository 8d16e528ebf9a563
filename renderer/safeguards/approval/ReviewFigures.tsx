import { beijingDateTime } from '../../../shared/values/dates.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { WordList } from '../../ui/WordList.tsx';
import type { Reviewed } from './inbox-rows.ts';

/** What head office has of it, and the age of every figure it was compared with. */
export function ReviewFigures({ detail, rows }: Pick<Reviewed, 'detail' | 'rows'>) {
  const lastExchangeAt = useSyncStatus((state) => state.lastExchangeAt);
  return (
    <section className="gt-panel" aria-label="总部数据">
      <header>
        <h2>总部数据</h2>
        <span className="gt-soft gt-push">
          上次交换 {lastExchangeAt === null ? '—' : beijingDateTime(lastExchangeAt)}
        </span>
      </header>
      <div className="gt-panel-body">
        <WordList
          lines={[
            {
              label: '本笔',
              value: detail.progress === 'recorded' ? '本机已记录,总部尚未收到' : '总部已收',
            },
            ...(rows.length === 0
              ? [{ label: '对照登记', value: '本机未发现对应登记' }]
              : rows.map(({ key, asOf }, at) => ({
                  label: at === 0 ? '对照登记' : `登记 ${at + 1}`,
                  value: `${key},截至 ${beijingDateTime(asOf)} 总部`,
                }))),
          ]}
        />
      </div>
    </section>
  );
}
