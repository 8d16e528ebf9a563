import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMobile } from './mobile.ts';

describe('checkMobile', () => {
  it('ID-7 accepts eleven digits from 13 to 19', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (number) => {
        expect(checkMobile(String(number))).toEqual({ valid: true });
      }),
    );
  });

  it.each([
    '12900000001',
    '1390000000',
    '139000000012',
    '+8613900000001',
    '139 0000 0001',
    '13900000001\n',
    '',
  ])('ID-7 refuses %j', (number) =>
    expect(checkMobile(number)).toEqual({ valid: false, reason: 'FORMAT' }),
  );
});
