import type { ComponentType } from 'react';
import type { Role } from '../../shared/journal/entry.ts';

/** Opens a case, or a form that will become one, in a tab of its own. */
export type OpenCase = (one: { readonly caseId: string; readonly business: string }) => void;

/** A function as the menu names it; `business` null for a page. */
export interface MenuLine {
  readonly code: string;
  readonly title: string;
  readonly business: string | null;
}

/** What the frame hands to a page: a function that is no business, such as the inbox or the key map. */
export interface PageProps {
  /** Whether the page is the one shown: only then do its keys act. */
  readonly active: boolean;
  readonly onOpen: OpenCase;
  /** What the person signed in finds in the menu, by code. */
  readonly menu: readonly MenuLine[];
  /** One level back, to the tray; the page stays open in its tab. */
  readonly onBack: () => void;
}

/** A function that is no business. */
export interface Page {
  readonly code: string;
  readonly title: string;
  /** Who finds it in the menu; absent: everybody who can sign in. */
  readonly roles?: readonly Role[];
  /** Whether a client can be in its hand, as in that of a business. */
  readonly forClients?: true;
  readonly Page: ComponentType<PageProps>;
  /** F1: what it shows and what its keys do. */
  readonly help: readonly string[];
}
