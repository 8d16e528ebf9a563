import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from './mask.ts';
import { checkMobile } from './mobile.ts';
import { checkName } from './name.ts';
import { checkResidentNumber } from './resident-number.ts';

const TEN_MEGABYTES = 10_000_000;

describe('ten megabytes pasted into a field', () => {
  it('are refused by every check', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        '1',
        ' ',
        'X',
        '国',
        '\u00B7',
        '𠮷',
        '\ud842',
        '\u{E0100}',
        'a\u0300',
        "'",
        '138',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    );
    fc.assert(
      fc.property(unit, (unit) => {
        const pasted = unit.repeat(Math.floor(TEN_MEGABYTES / unit.length));
        expect(checkResidentNumber(pasted, '2026-11-23')).toEqual({
          valid: false,
          reason: 'FORMAT',
        });
        expect(checkMobile(pasted).valid).toBe(false);
        expect(checkName(pasted)).toMatchObject({ valid: false, reason: 'TOO_LONG' });
        expect(mask('NAME', pasted)).toBe('****');
      }),
      { numRuns: 30 },
    );
  });
});
