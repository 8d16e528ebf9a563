import type { Difference } from './review.ts';

/** Old beside new, line by line; what changed is said in a word and a sign, so that no colour has to be seen. */
export function DifferenceTable({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0) return null;
  const changed = differences.filter(isChanged).length;
  return (
    <section aria-label="新旧对照">
      <h3>新旧对照 · 变更 {changed} 项</h3>
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
          {differences.map((one) => (
            <tr key={one.label} className={isChanged(one) ? 'gt-compare-changed' : ''}>
              <th scope="row">{one.label}</th>
              <td>{one.before ?? '—'}</td>
              <td>{isChanged(one) ? <b>{one.after}</b> : one.after}</td>
              <td>{changeWords(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
