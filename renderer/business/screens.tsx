import type { BusinessName } from '../../shared/business/registry.ts';
import { openingScreens } from './account-opening/screens.tsx';
import type { BusinessScreens } from './screen.ts';

/** The screens of every business; the sign-in has the sign-in page instead. */
const screens: Readonly<Record<Exclude<BusinessName, 'session'>, BusinessScreens>> = {
  'account-opening': openingScreens,
};

/** Null for a business this program has no screen for: its cases are only listed, 需升级. */
export function screensOf(business: string): BusinessScreens | null {
  // Own keys only: a name such as "constructor" from a list must find nothing.
  return Object.hasOwn(screens, business) ? screens[business as keyof typeof screens] : null;
}
