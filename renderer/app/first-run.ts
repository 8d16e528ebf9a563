import { z } from 'zod';

const key = 'guitai.first-run';
const Seen = z.array(z.string()).catch([]);

/** Whether this person has been shown how one works here, at this counter. */
export function hasSeenFirstRun(staff: string): boolean {
  return seen().includes(staff);
}

export function noteFirstRunSeen(staff: string): void {
  localStorage.setItem(key, JSON.stringify([...new Set([...seen(), staff])]));
}

function seen(): readonly string[] {
  try {
    return Seen.parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    // Not ours: the page is shown once more.
    return [];
  }
}
