import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchOf, CommandId, CounterId, formatSerial, isUuid, StaffNo, uuidV7 } from './ids.ts';

const zeros = (n: number): Uint8Array => new Uint8Array(n);
const ones = (n: number): Uint8Array => new Uint8Array(n).fill(255);

describe('uuidV7', () => {
  it('carries the time, the version and the variant', () => {
    // The example of RFC 9562, appendix A.6, with its random part cleared.
    expect(uuidV7(0x017f22e279b0, zeros)).toBe('017f22e2-79b0-7000-8000-000000000000');
    expect(uuidV7(2 ** 48 - 1, ones)).toBe('ffffffff-ffff-7fff-bfff-ffffffffffff');
  });

  it('is a UUID at any time, sorted by time, and leaves the given random bytes alone', () => {
    const time = fc.integer({ min: 0, max: 2 ** 48 - 2 });
    fc.assert(
      fc.property(time, fc.uint8Array({ minLength: 10, maxLength: 10 }), (nowMs, random) => {
        const before = [...random];
        const id = uuidV7(nowMs, () => random);
        expect(CommandId.parse(id)).toBe(id);
        expect(id < uuidV7(nowMs + 1, zeros)).toBe(true);
        expect([...random]).toEqual(before);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 48])('refuses the time %d', (nowMs) => {
    expect(() => uuidV7(nowMs, zeros)).toThrow(/^VALUE_OUT_OF_RANGE/);
  });
});

describe('isUuid', () => {
  it('knows one spelling only', () => {
    expect(isUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(true);
    expect(isUuid('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(false);
    expect(isUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n')).toBe(false);
    expect(isUuid('00000000-0000-0000-0000-000000000000')).toBe(false);
  });
});

describe('counter and staff', () => {
  it('knows a counter and its branch', () => {
    expect(branchOf(CounterId.parse('0101-02'))).toBe('0101');
    expect(() => branchOf('0101')).toThrow(/^VALUE_OUT_OF_RANGE/);
  });

  it.each(['101-02', '0101-2', '010102', '0101-02 ', '\uFF10101-02'])(
    'refuses the counter %j',
    (text) => {
      expect(CounterId.safeParse(text).success).toBe(false);
    },
  );

  it('knows a staff number', () => {
    expect(StaffNo.safeParse('100023').success).toBe(true);
    expect(StaffNo.safeParse('10002').success).toBe(false);
    expect(StaffNo.safeParse('10002a').success).toBe(false);
  });
});

describe('serial number', () => {
  it('is printed with at least six digits', () => {
    expect(formatSerial({ counter: '0101-02', epoch: 1, seq: 4711 })).toBe('0101-02-1-004711');
    expect(formatSerial({ counter: '0101-02', epoch: 12, seq: 1_234_567 })).toBe(
      '0101-02-12-1234567',
    );
  });
});
