/**
 * A client's answers to Q-2026-1 that come to 56 points: 13 of finances, 8 of knowledge, 11 each of experience and goals,
 * 13 of preference. Level C3, five years, bonds and shares; nothing contradicts.
 */
export const steadyAnswers = {
  q01: ['C'],
  q02: ['C'],
  q03: ['C'],
  q04: ['C'],
  q05: ['C'],
  q06: ['D'],
  q07: ['B'],
  q08: ['B', 'C'],
  q09: ['C'],
  q10: ['B', 'C'],
  q11: ['C'],
  q12: ['C'],
  q13: ['B'],
  q14: ['A', 'B'],
  q15: ['C'],
  q16: ['C'],
  q17: ['C'],
  q18: ['C'],
  q19: ['C'],
  q20: ['C'],
  v1: ['A'],
  v2: ['A'],
} as const;
