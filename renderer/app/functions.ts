import { functionsOf, registry } from '../../shared/business/registry.ts';
import { screensOf } from '../business/screens.tsx';

/** A function of the counter that works: it has a code, a business and a screen. */
export interface OpenFunction {
  readonly code: string;
  readonly title: string;
  readonly business: string;
}

export const openFunctions: readonly OpenFunction[] = functionsOf(registry).filter(
  ({ business }) => screensOf(business) !== null,
);

/** The function a business is opened by, if it has one. */
export function functionOf(business: string): OpenFunction | null {
  return openFunctions.find((one) => one.business === business) ?? null;
}

/** What the box shows for what is typed: by code from its start, by name from anywhere. */
export function hitsFor(typed: string): readonly OpenFunction[] {
  const wanted = typed.trim();
  if (wanted === '') return openFunctions;
  return openFunctions.filter(
    ({ code, title }) => code.startsWith(wanted) || title.includes(wanted),
  );
}
