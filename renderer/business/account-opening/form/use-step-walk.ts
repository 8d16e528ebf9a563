import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { isComposing } from '../../../ui/composing.ts';
import { focusStop, walkFields } from '../../../ui/field-walk.ts';
import { type StepId, stepBeside, stepOf } from './opening-steps.ts';

/** Where the focus goes once a step is shown. */
type Target = { readonly path: string } | 'first' | 'last';

/** The walk of a form through its steps. */
export type StepWalk = ReturnType<typeof useStepWalk>;

/** Which step is shown, which have been, and how one gets from one to another without the mouse. */
export function useStepWalk(
  fields: RefObject<HTMLElement | null>,
  idOf: (path: string) => string,
  begin: StepId,
) {
  const [step, setStep] = useState<StepId>(begin);
  const [visited, setVisited] = useState<ReadonlySet<StepId>>(() => new Set([begin]));
  // A new one for every jump, also within the shown step.
  const [jump, setJump] = useState<{ readonly to: Target } | null>(null);

  const go = (next: StepId, to: Target = 'first') => {
    setStep(next);
    setVisited((before) => (before.has(next) ? before : new Set([...before, next])));
    setJump({ to });
  };
  const goTo = (path: string) => go(stepOf(path) ?? step, { path });
  const goBeside = (by: 1 | -1, to: Target = 'first') => {
    const next = stepBeside(step, by);
    if (next !== null) go(next, to);
  };

  useEffect(() => {
    if (jump !== null) focusTarget(fields.current, jump.to, idOf);
  }, [jump, fields, idOf]);

  /** Enter beyond the last field of a step goes on with the next one, Shift+Enter before the first one back. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && !isComposing(event.nativeEvent) && event.target instanceof Node) {
      const by = event.shiftKey ? -1 : 1;
      const stops = stopsIn(fields.current);
      const edge = stops.at(by === 1 ? -1 : 0);
      const isPressed =
        event.target instanceof HTMLButtonElement && event.target.getAttribute('role') !== 'radio';
      if (edge?.contains(event.target) === true && !(isPressed && by === 1)) {
        if (stepBeside(step, by) !== null) {
          event.preventDefault();
          goBeside(by, by === 1 ? 'first' : 'last');
          return;
        }
      }
    }
    walkFields(event);
  };
  return { step, visited, go, goTo, goBeside, onKeyDown };
}

function stopsIn(fields: HTMLElement | null): HTMLElement[] {
  return [...(fields?.querySelectorAll<HTMLElement>('[data-walk]') ?? [])].filter(
    (stop) => !stop.hasAttribute('disabled'),
  );
}

function focusTarget(fields: HTMLElement | null, to: Target, idOf: (path: string) => string): void {
  const stops = stopsIn(fields);
  if (typeof to === 'string') {
    focusStop(stops.at(to === 'first' ? 0 : -1));
    return;
  }
  focusStop(nearest(to.path, idOf) ?? stops[0]);
}

/** The field itself, or what it is a part of: what is not typed singly is gone to as a whole. */
function nearest(path: string, idOf: (path: string) => string): HTMLElement | undefined {
  const found = document.getElementById(idOf(path));
  if (found !== null) return found;
  const end = path.lastIndexOf('.');
  return end === -1 ? undefined : nearest(path.slice(0, end), idOf);
}
