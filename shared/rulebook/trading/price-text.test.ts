import { expect, it } from 'vitest';
import { decimalRatio } from '../../values/decimal.ts';
import { percentText, priceText } from './price-text.ts';

it('TK-1 writes prices with the decimals of their tick, and all they have off the tick', () => {
  expect([priceText(10_450, 10), priceText(10_455, 10), priceText(1_000, 1)]).toEqual([
    '10.45',
    '10.455',
    '1.000',
  ]);
});

it('PL-1 writes ratios in percent, exact', () => {
  expect(
    ['0', '1', '0.1', '0.10', '0.02', '0.573', '0.00341', '9'].map((text) =>
      percentText(decimalRatio(text)),
    ),
  ).toEqual(['0 %', '100 %', '10 %', '10 %', '2 %', '57.3 %', '0.341 %', '900 %']);
  expect(percentText({ numerator: 200, denominator: 10_000 })).toBe('2 %');
});
