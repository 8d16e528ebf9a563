import { z } from 'zod';

// Ids only: names and numbers are nowhere outside the sealed store.
const Remembered = z.array(z.object({ caseId: z.string(), business: z.string() })).max(9);
export type Remembered = Readonly<z.infer<typeof Remembered>>;

const key = 'guitai.tabs';

/** Keeps which tabs are open, so that they are found again after a crash. */
export function rememberTabs(tabs: Remembered): void {
  const ids = tabs.map(({ caseId, business }) => ({ caseId, business }));
  localStorage.setItem(key, JSON.stringify(ids));
}

export function forgetTabs(): void {
  localStorage.removeItem(key);
}

/** The tabs that were open when the program ended without a sign-out. */
export function rememberedTabs(): Remembered {
  const stored = localStorage.getItem(key);
  if (stored === null) return [];
  try {
    const parsed = Remembered.safeParse(JSON.parse(stored));
    return parsed.success ? parsed.data : [];
  } catch {
    // Not ours: nothing to find again.
    return [];
  }
}
