/**
 * Age in full years on a day: the birthday counts as reached, and who is born on 29 February turns a year older on
 * 1 March in common years. Both days are real `YYYY-MM-DD`; negative when the birth lies ahead.
 * Rule ID-6 (docs/rules.md).
 *
 * ageOn('2008-02-29', '2026-02-28') → 17
 */
export function ageOn(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  const isBirthdayAhead = date.slice(5) < birth.slice(5);
  return isBirthdayAhead ? years - 1 : years;
}
