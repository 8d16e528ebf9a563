import { functionsOf, registry } from '../../shared/business/registry.ts';
import type { Role } from '../../shared/journal/entry.ts';
import { normaliseDigits } from '../../shared/values/text.ts';
import { screensOf } from '../business/screens.tsx';
import type { MenuLine } from '../session/page.ts';
import { pages } from './pages.ts';

/** A function of the counter that works: it has a code and a screen. */
export interface OpenFunction extends MenuLine {
  /** Who finds it; null: everybody who can sign in. */
  readonly roles: readonly Role[] | null;
}

export const openFunctions: readonly OpenFunction[] = [
  ...functionsOf(registry)
    .filter(({ business }) => screensOf(business) !== null)
    .map(({ code, title, business }) => ({
      code,
      title,
      business,
      roles: registry.find(business)?.roles ?? null,
    })),
  ...pages.map(({ code, title, roles }) => ({
    code,
    title,
    business: null,
    roles: roles ?? null,
  })),
].toSorted((left, right) => left.code.localeCompare(right.code));

/** The function a business is opened by, if it has one; of several the one a case belongs to by its line in lists. */
export function functionOf(business: string, detail = ''): OpenFunction | null {
  const code = screensOf(business)?.codeOf?.(detail);
  return (
    openFunctions.find(
      (one) => one.business === business && (code === undefined || one.code === code),
    ) ?? null
  );
}

/** The function a tab of a business was opened by, as far as it is known. */
export function functionOfTab({
  business,
  code,
}: {
  readonly business: string;
  readonly code?: string;
}): OpenFunction | null {
  return code === undefined ? functionOf(business) : functionBy(code);
}

/** The function of a code, or null. */
export function functionBy(code: string): OpenFunction | null {
  return openFunctions.find((one) => one.code === code) ?? null;
}

/** The functions a person in this role finds in the menu. */
export function functionsFor(role: Role): readonly OpenFunction[] {
  return openFunctions.filter(({ roles }) => roles === null || roles.includes(role));
}

/** What the box shows for what is typed: by code from its start, by name from anywhere. */
export function hitsFor(typed: string, among: readonly OpenFunction[]): readonly OpenFunction[] {
  if (typed.trim().startsWith('/')) return [];
  const wanted = typed.trim();
  if (wanted === '') return among;
  return among.filter(({ code, title }) => code.startsWith(wanted) || title.includes(wanted));
}

/** What the box looks for among the clients; '' when it is nobody: four digits are always a function. */
export function clientsWantedBy(typed: string): string {
  const wanted = typed.trim();
  return /^\d{1,4}$/.test(normaliseDigits(wanted)) ? '' : wanted;
}
