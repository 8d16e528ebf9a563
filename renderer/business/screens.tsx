import type { BusinessName } from '../../shared/business/registry.ts';
import { openingScreens } from './account-opening/screens.tsx';
import { delegationScreens } from './delegation/screens.tsx';
import { orderScreens } from './order/screens.tsx';
import type { BusinessScreens } from './screen.ts';

/** Businesses the frame itself shows: a case of theirs opens in no tab, is in no list and nobody's work to do. */
export const ofTheFrame = [
  'session',
  'list-export',
  'notice-receipt',
  'visit',
  'unmask',
] as const satisfies readonly BusinessName[];

/** The screens of every other business. */
const screens: Readonly<
  Record<Exclude<BusinessName, (typeof ofTheFrame)[number]>, BusinessScreens>
> = {
  'account-opening': openingScreens,
  order: orderScreens,
  delegation: delegationScreens,
};

/** Null for a business this program has no screen for: its cases are only listed, 需升级. */
export function screensOf(business: string): BusinessScreens | null {
  // Own keys only: a name such as "constructor" from a list must find nothing.
  return Object.hasOwn(screens, business) ? screens[business as keyof typeof screens] : null;
}
