import type { Missing } from './missing.ts';
import { openingSteps, type StepId } from './opening-steps.ts';

/** So many are shown whole, whatever else stands in the column. */
const few = 4;

/**
 * Everything still missing or wrong, each a jump to its field: first what a return names no field for, then that of the
 * step shown.
 */
export function MissingList({
  step,
  missing,
  atLarge,
  onGo,
}: {
  readonly step: StepId;
  readonly missing: ReadonlyMap<StepId, readonly Missing[]>;
  /** Reasons of a return that name no field. */
  readonly atLarge: readonly string[];
  readonly onGo: (path: string) => void;
}) {
  const ordered = openingSteps.toSorted((a, b) => Number(b.id === step) - Number(a.id === step));
  const all = [...missing.values()].flat();
  const count = atLarge.length + all.length;
  const isOnlyReturned = all.every(({ isReturned }) => isReturned);
  return (
    <section
      className={count > few ? 'gt-panel gt-missing gt-missing-many' : 'gt-panel gt-missing'}
      aria-label="缺项"
    >
      <header>
        <h2>{count === 0 ? '缺项' : `缺项 ${count}`}</h2>
        {all.length === 0 ? null : <span className="gt-soft gt-push">Alt+J 到下一缺项</span>}
      </header>
      <div className="gt-panel-body">
        {count === 0 ? <p className="gt-good">已齐全,按 F8 核对</p> : null}
        {count > 0 && isOnlyReturned ? (
          <p className="gt-warning">请先按退回原因修改,再按 F8 核对</p>
        ) : null}
        {atLarge.length === 0 ? null : (
          <ul>
            {atLarge.map((message) => (
              <li key={message} className="gt-missing-reason">
                <span className="gt-danger">退回:</span>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        )}
        {ordered.map(({ id, title }) => {
          const items = missing.get(id) ?? [];
          return items.length === 0 ? null : (
            <div key={id} className="gt-missing-step">
              <h3>
                {title} <span className="gt-tabular">{items.length}</span>
              </h3>
              <ul>
                {items.map(({ path, message, isReturned }) => (
                  <li key={`${path} ${message}`}>
                    <button type="button" className="gt-quiet" onClick={() => onGo(path)}>
                      {isReturned ? <span className="gt-danger">退回:</span> : null}
                      {message}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}
