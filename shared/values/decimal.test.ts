import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalRatio,
  decimalText,
  percentText,
  scaledDecimal,
  tenThousandthText,
} from './decimal.ts';

const most = Number.MAX_SAFE_INTEGER;

describe('scaledDecimal', () => {
  it.each([
    ['10.45', 2, 1045],
    ['10.450', 2, 1045],
    ['-0.05', 2, -5],
    ['-0.00', 2, 0],
    ['0', 3, 0],
    ['007', 0, 7],
    ['5', 2, 500],
    ['90071992547409.91', 2, most],
    ['-90071992547409.91', 2, -most],
  ])('DT-3 reads %s with scale %d as %d', (text, scale, value) => {
    expect(scaledDecimal(text, scale)).toBe(value);
  });

  it.each(['', '1.', '.5', '1.234', '1,000', '+1', '1e3', ' 1', '１', '--1', '90071992547409.92'])(
    'DT-3 refuses %o with two decimals',
    (text) => expect(() => scaledDecimal(text, 2)).toThrow('VALUE_OUT_OF_RANGE'),
  );

  it('DT-3 refuses every figure beyond 2^53, also those a number would round into it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: BigInt(most) + 1n, max: BigInt(most) * 1000n }), (value) => {
        expect(() => scaledDecimal(String(value), 0)).toThrow('VALUE_OUT_OF_RANGE');
      }),
    );
  });
});

describe('decimalText', () => {
  it.each([
    [4110, 3, 3, '4.110'],
    [1150, 3, 2, '1.15'],
    [5, 2, 2, '0.05'],
    [-5, 2, 2, '-0.05'],
    [0, 2, 2, '0.00'],
    [-0, 2, 2, '0.00'],
    [7, 0, 0, '7'],
    [7, 0, 2, '7.00'],
    [1000, 3, 0, '1'],
  ])('DT-3 writes %d of scale %d with %d decimals as %s', (value, scale, decimals, text) => {
    expect(decimalText(value, scale, decimals)).toBe(text);
  });

  it('DT-3 refuses to drop a figure', () => {
    expect(() => decimalText(1155, 3, 2)).toThrow('VALUE_OUT_OF_RANGE');
    expect(() => decimalText(0.5, 2)).toThrow('VALUE_OUT_OF_RANGE');
  });

  it('DT-3 reads back to what was written', () => {
    const integers = fc.oneof(fc.maxSafeInteger(), fc.integer());
    fc.assert(
      fc.property(integers, fc.nat(6), fc.nat(3), (value, scale, more) => {
        expect(scaledDecimal(decimalText(value, scale, scale + more), scale)).toBe(value);
      }),
    );
  });
});

describe('decimalRatio', () => {
  it.each([
    ['0.00025', 25, 100_000],
    ['0.000250', 25, 100_000],
    ['3.00', 3, 1],
    ['0', 0, 1],
  ])('DT-3 reads %s as %d/%d', (text, numerator, denominator) => {
    expect(decimalRatio(text)).toEqual({ numerator, denominator });
  });

  it.each(['-0.1', '0.1234567890123456', 'x', '1/2'])('DT-3 refuses %s', (text) => {
    expect(() => decimalRatio(text)).toThrow('VALUE_OUT_OF_RANGE');
  });
});

describe('percentText', () => {
  it.each([
    ['0.00025', '0.025 %'],
    ['0.0000341', '0.00341 %'],
    ['1.5', '150 %'],
    ['3', '300 %'],
    ['0', '0 %'],
    ['0.1', '10 %'],
    ['0.005', '0.5 %'],
  ])('DT-3 writes %s as %s', (decimal, text) => {
    expect(percentText(decimalRatio(decimal))).toBe(text);
  });

  it('DT-3 refuses a fraction that has no last decimal', () => {
    expect(() => percentText({ numerator: 1, denominator: 3 })).toThrow('VALUE_OUT_OF_RANGE');
  });
});

describe('tenThousandthText', () => {
  it.each([
    ['0.00025', '万2.5'],
    ['0.003', '万30'],
    ['0.0000541', '万0.541'],
    ['0', '万0'],
  ])('DT-3 writes %s as %s', (decimal, text) => {
    expect(tenThousandthText(decimalRatio(decimal))).toBe(text);
  });
});
