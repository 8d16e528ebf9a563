import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HongKongDollars, Percent, PriceStep, TimeOfDay, UsDollars, Yuan } from './units.ts';

describe('DT-2: figures of rule tables carry their unit', () => {
  it.each([
    ['0.00341 %', 341, 10_000_000],
    ['0.05 %', 5, 10_000],
    ['100 %', 100, 100],
    ['0 %', 0, 100],
    ['20.00000001 %', 2_000_000_001, 10_000_000_000],
  ])('DT-2: %s is an exact fraction', (text, numerator, denominator) => {
    expect(Percent.parse(text)).toEqual({ numerator, denominator });
  });

  it.each([
    '0.05%',
    '0.05',
    '5 ‰',
    '-1 %',
    '05 %',
    '.5 %',
    '1. %',
    '1e2 %',
    '0.000000001 %',
    ' 1 %',
  ])('DT-2: %s is no rate', (text) => {
    expect(Percent.safeParse(text).success).toBe(false);
  });

  it.each([
    [Yuan, '5.00 CNY', 500],
    [Yuan, '0.01 CNY', 1],
    [Yuan, '500,000.00 CNY', 50_000_000],
    [Yuan, '999,999,999,999.99 CNY', 99_999_999_999_999],
    [HongKongDollars, '15.00 HKD', 1500],
    [UsDollars, '1.00 USD', 100],
  ])('DT-2: an amount is an integer of the smallest unit', (schema, text, wanted) => {
    expect(schema.parse(text)).toBe(wanted);
  });

  it.each([
    '5.00',
    '5 CNY',
    '5.0 CNY',
    '5.000 CNY',
    '5.00 HKD',
    '500000.00 CNY',
    '05.00 CNY',
    '-5.00 CNY',
  ])('DT-2: %s is no amount of yuan', (text) => {
    expect(Yuan.safeParse(text).success).toBe(false);
  });

  it('DT-2: every amount of yuan as it is written is read as what it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        const yuan = `${Math.floor(fen / 100)}`.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
        expect(Yuan.parse(`${yuan}.${`${fen % 100}`.padStart(2, '0')} CNY`)).toBe(fen);
      }),
    );
  });

  it.each([
    ['0.01 CNY', 10],
    ['0.005 HKD', 5],
    ['5.00 HKD', 5000],
    ['0.001 CNY', 1],
  ])('DT-2: %s is a step of prices in thousandths', (text, wanted) => {
    expect(PriceStep.parse(text)).toBe(wanted);
  });

  it.each(['0.01', '0.0001 CNY', '1 CNY', '0.01 EUR'])('DT-2: %s is no step', (text) => {
    expect(PriceStep.safeParse(text).success).toBe(false);
  });

  it('DT-2: a time of day is one of Beijing, two digits each', () => {
    expect(TimeOfDay.parse('09:15')).toBe('09:15');
    for (const text of ['9:15', '24:00', '09:60', '09:15:00', '0915']) {
      expect(TimeOfDay.safeParse(text).success).toBe(false);
    }
  });
});
