import type { Missing } from './missing.ts';
import { openingSteps, type StepId } from './opening-steps.ts';

/** How a step stands: not looked at yet, complete, or with so much missing. */
type Standing = 'untouched' | 'complete' | 'missing';

/** The steps of an opening and how each stands, in words and numbers; any of them can be gone to at any time. */
export function StepRail({
  step,
  visited,
  missing,
  notes,
  onStep,
}: {
  readonly step: StepId;
  readonly visited: ReadonlySet<StepId>;
  readonly missing: ReadonlyMap<StepId, readonly Missing[]>;
  /** What a complete step leaves open all the same, e.g. 密码未设. */
  readonly notes: Readonly<Partial<Record<StepId, string>>>;
  readonly onStep: (step: StepId) => void;
}) {
  return (
    <nav className="gt-rail" aria-label="开户步骤">
      <ol>
        {openingSteps.map(({ id, title }, at) => {
          const count = missing.get(id)?.length ?? 0;
          const isCurrent = id === step;
          const standing: Standing =
            count > 0 ? (visited.has(id) ? 'missing' : 'untouched') : 'complete';
          return (
            <li key={id}>
              <button
                type="button"
                className={`gt-rail-${standing}`}
                {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
                onClick={() => onStep(id)}
              >
                <span aria-hidden="true">{isCurrent ? '●' : marks[standing]}</span>
                <span>
                  {at + 1} {title}
                </span>
                <span className="gt-rail-count">{words(standing, count, notes[id])}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="gt-soft">PageUp、PageDown 换步骤</p>
    </nav>
  );
}

const marks: Readonly<Record<Standing, string>> = { untouched: '○', complete: '✓', missing: '!' };

function words(standing: Standing, count: number, note: string | undefined): string {
  if (standing === 'complete') return note === undefined ? '已齐' : `已齐,${note}`;
  return standing === 'missing' ? `${count} 项` : '未填';
}
