import { describe, expect, it } from 'vitest';
import distances from '../../../assets/reference/price-hk-distance.json' with { type: 'json' };
import ticks from '../../../assets/reference/hk-tick.json' with { type: 'json' };
import { hkTickTable } from './hk-tick.ts';
import { checkHkOrderPrice, hkDistanceTable } from './price-hk-order.ts';

const tables = { hkTicks: hkTickTable.parse(ticks), hkDistances: hkDistanceTable.parse(distances) };
const check = (priceThousandths: number, last: number, date = '2026-11-23') =>
  checkHkOrderPrice({ priceThousandths, last, date }, tables);

describe('checkHkOrderPrice', () => {
  it('PL-10 takes prices up to nine times the last price and down to a ninth of it', () => {
    expect(check(90_000, 10_000)).toMatchObject({ answer: { isNear: true } });
    expect(check(90_050, 10_000)).toMatchObject({ answer: { isNear: false } });
    expect(check(10_000, 90_000)).toMatchObject({ answer: { isNear: true } });
    expect(check(10_000, 90_010)).toMatchObject({ answer: { isNear: false } });
  });

  it('TK-3 PL-10 name all that is wrong at once', () => {
    expect(check(100_010, 10_000)).toMatchObject({
      answer: { isOnTick: false, isNear: false },
      lines: [
        { rule: 'TK-3', met: false },
        {
          rule: 'PL-10',
          met: false,
          message:
            '港股通报价与最新成交价 10.000 港元相差不得超过 9 倍,即 1.112–90.000 港元,本笔 100.010 港元,不符合,会被拒绝,请核对价格。',
        },
      ],
    });
  });

  it('PL-10 fails closed on a day without a row', () => {
    expect(check(10_000, 10_000, '2014-11-16').found).toBe(false);
  });
});
