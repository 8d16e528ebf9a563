import { useState } from 'react';
import type { Difference } from './review.ts';

/**
 * Old beside new: what changed first, group by group; the rest on request. What changed is said in a word and a sign,
 * so that no colour has to be seen.
 */
export function DifferenceTable({ differences }: { readonly differences: readonly Difference[] }) {
  const [isWhole, setWhole] = useState(false);
  if (differences.length === 0) return null;
  const changed = differences.filter(isChanged);
  const same = differences.length - changed.length;
  const shown = isWhole ? [...changed, ...differences.filter((one) => !isChanged(one))] : changed;
  return (
    <section aria-label="新旧对照">
      <h3>新旧对照 · 变更 {changed.length} 项</h3>
      {shown.length === 0 ? (
        <p className="gt-soft">与上次提交的内容相同。</p>
      ) : (
        <table className="gt-compare">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">原</th>
              <th scope="col">新</th>
              <th scope="col">变更</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one, at) => (
              <tr
                // Labels may come twice; the order is that of the act and stays.
                // oxlint-disable-next-line react/no-array-index-key
                key={`${one.group ?? ''} ${one.label} ${at}`}
                className={isChanged(one) ? 'gt-compare-changed' : ''}
              >
                <th scope="row">
                  {one.group === undefined ? '' : <span className="gt-soft">{one.group} · </span>}
                  {one.label}
                </th>
                <td>{one.before ?? '—'}</td>
                <td>{isChanged(one) ? <b>{one.after}</b> : one.after}</td>
                <td>{changeWords(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {same === 0 ? null : (
        <button type="button" className="gt-quiet" onClick={() => setWhole(!isWhole)}>
          {isWhole ? '只看变更' : `显示未变更 ${same} 项`}
        </button>
      )}
    </section>
  );
}

function isChanged({ before, after }: Difference): boolean {
  return before !== after;
}

function changeWords(one: Difference): string {
  if (!isChanged(one)) return '相同';
  return one.before === null ? '＋ 新增' : '≠ 变更';
}
