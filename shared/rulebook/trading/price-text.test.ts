import { expect, it } from 'vitest';
import { priceText } from './price-text.ts';

it('TK-1 writes prices with the decimals of their tick, and all they have off the tick', () => {
  expect([priceText(10_450, 10), priceText(10_455, 10), priceText(1_000, 1)]).toEqual([
    '10.45',
    '10.455',
    '1.000',
  ]);
});
