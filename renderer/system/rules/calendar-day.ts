import type { RawYear } from './raw-table.ts';

type Day = RawYear['days'][number];

/** A day of a calendar in words: open, half open, a make-up working day, or closed and why. */
export function dayWords(day: Day): string {
  if (!day.open) return `休(${day.reason ?? '未注明'})`;
  if (day['makeUp'] === true) return '开(调休上班)';
  return isHalf(day) ? '开(半日)' : '开';
}

/** Whether only the morning is open. */
export function isHalf(day: Day): boolean {
  return day.open && day['sessions'] === 'MORNING';
}

/** Whether it stands out from what its weekday would say. */
export function isUnusual(day: Day): boolean {
  return day['makeUp'] === true || isHalf(day);
}
