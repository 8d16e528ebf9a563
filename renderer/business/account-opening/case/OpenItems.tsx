import type { CaseState } from '../../../../shared/business/case.ts';
import { openItems } from './open-items.ts';

/** What is left open by an opening; nothing where nothing is. */
export function OpenItems({ state }: { readonly state: CaseState }) {
  const items = openItems(state);
  if (items.length === 0) return null;
  return (
    <section className="gt-panel" aria-label="待办事项">
      <header>
        <h2>待办事项 {items.length}</h2>
      </header>
      <div className="gt-panel-body">
        <ul className="gt-open-items">
          {items.map(({ what, state: stands, who }) => (
            <li key={what}>
              <b>{what}</b>
              <span className="gt-warning">{stands}</span>
              <span className="gt-soft gt-push">{who}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
