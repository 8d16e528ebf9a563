import type { KeyboardEvent } from 'react';
import { isComposing } from './composing.ts';
import { focusUnder } from './focus-under.ts';

/** Marks the stops of the walk: fields, and the button after the last of them. */
export const walkStop = { 'data-walk': '' } as const;

/**
 * Enter goes to the next stop, Shift+Enter to the one before; both select what is there, as a clerk expects.
 * On a button Enter presses it, but not on a choice, which its digit has made. Put it on the element around the stops.
 */
export function walkFields(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  if (isPressed(target) && !event.shiftKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-walk]')].filter(
    (stop) => !stop.hasAttribute('disabled'),
  );
  const at = stops.findIndex((stop) => stop.contains(target));
  if (at === -1) return;
  event.preventDefault();
  focusStop(stops[at + (event.shiftKey ? -1 : 1)]);
}

const controls = 'input, textarea, select, button';

/** Focuses a stop: the control itself, the chosen one of a list, or the first one in it. */
export function focusStop(stop: HTMLElement | undefined): void {
  const control = stop?.matches(controls)
    ? stop
    : (stop?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]') ??
      stop?.querySelector<HTMLElement>(controls));
  focusUnder(control);
  if (control instanceof HTMLInputElement && control.type === 'text') control.select();
}

function isPressed(target: HTMLElement): boolean {
  return target instanceof HTMLButtonElement && target.getAttribute('role') !== 'radio';
}
