import { describe, expect, it } from 'vitest';
import { couldBeNumber, hasLayout, NumberPattern } from './pattern.ts';

describe('layouts in tables', () => {
  it.each(['^\\d{8}$', '^[HM]\\d{8}(\\d{2})?$'])('ID-16 take the pattern %s', (pattern) => {
    expect(NumberPattern.safeParse(pattern).success).toBe(true);
  });

  it.each(['\\d{8}', '^\\d{8}', '^(\\d{8}$', '^[a-$', ''])(
    'ID-16 refuse %j: a part of a number or no pattern at all',
    (pattern) => expect(NumberPattern.safeParse(pattern).success).toBe(false),
  );

  it('ID-16 judge the whole number as given', () => {
    expect(hasLayout('12345678', '^\\d{8}$')).toBe(true);
    expect(hasLayout('12345678\n', '^\\d{8}$')).toBe(false);
    expect(hasLayout(' 12345678', '^\\d{8}$')).toBe(false);
    expect(hasLayout('12', '^1|2$')).toBe(false);
    expect(hasLayout('1'.repeat(65), '^\\d+$')).toBe(false);
  });

  it('ID-16 ask of a number without layout that it is something', () => {
    expect(couldBeNumber('军字第 1 号')).toBe(true);
    expect(couldBeNumber('')).toBe(false);
    expect(couldBeNumber(' 1')).toBe(false);
    expect(couldBeNumber('1'.repeat(65))).toBe(false);
  });
});
