import type { Page } from '../session/page.ts';

/** The functions that are no business, by code: one line each. */
export const pages: readonly Page[] = [];

/** The page of a code, or null. */
export function pageOf(code: string): Page | null {
  return pages.find((one) => one.code === code) ?? null;
}
