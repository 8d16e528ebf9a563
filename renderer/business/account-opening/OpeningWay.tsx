import type { CaseDetail } from '../../data/types.ts';

type Step = 'done' | 'now' | 'ahead';

/** The way of an opening from F8 to its numbers, each step said in words. */
export function OpeningWay({ detail }: { readonly detail: CaseDetail }) {
  const { shown, progress } = detail;
  if (shown.stage === 'withdrawn' || shown.stage === 'returned') return null;
  const isAccepted = shown.stage !== 'awaiting-approval';
  const isStored = isAccepted && progress !== 'recorded';
  const isConfirmed = isAccepted && progress === 'confirmed';
  const steps: readonly (readonly [string, boolean])[] = [
    ['经办提交', true],
    ['复核', isAccepted],
    ['总部已收', isStored],
    ['总部已审', isConfirmed],
    ['号码下发', shown.stage === 'done'],
  ];
  const next = steps.findIndex(([, done]) => !done);
  return (
    <ol className="gt-way" aria-label="办理进度">
      {steps.map(([words, done], at) => {
        const state: Step = done ? 'done' : at === next ? 'now' : 'ahead';
        return (
          <li
            key={words}
            className={`gt-way-${state}`}
            {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
          >
            {done ? `✓ ${words}` : words}
          </li>
        );
      })}
    </ol>
  );
}
