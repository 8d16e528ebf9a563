import type { CaseDetail } from '../../../data/types.ts';
import { wayOf } from './way-steps.ts';

/** The way of an opening from F8 to its end, each step said in words; the next one says what it waits for. */
export function OpeningWay({ detail }: { readonly detail: CaseDetail }) {
  const steps = wayOf(detail);
  if (steps.length === 0) return null;
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <ol className="gt-way" aria-label="办理进度">
      {steps.map(({ title, isDone, waiting }, at) => {
        const isNow = at === next;
        return (
          <li
            key={title}
            className={`gt-way-${isDone ? 'done' : isNow ? 'now' : 'ahead'}`}
            {...(isNow ? { 'aria-current': 'step' as const } : {})}
          >
            {isDone ? `✓ ${title}` : isNow ? waiting : title}
          </li>
        );
      })}
    </ol>
  );
}
