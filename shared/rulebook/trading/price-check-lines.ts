import { percentText } from '../../values/decimal.ts';
import { type RuleLine, sourceOf } from '../explain.ts';
import { type Board, boardNames } from './board.ts';
import type { CageFigures, CageReference, PriceCageRow } from './price-cage.ts';
import type { PriceLimits } from './price-limit.ts';
import { priceText } from './price-text.ts';
import { type Side, sideNames } from './side.ts';

/** The line that compares an order's price with the limits of its day. Rule PL-8. */
export function limitLine(
  priceThousandths: number,
  { up, down, tick, source }: PriceLimits & { readonly tick: number; readonly source: string },
  side: Side,
): RuleLine {
  const figure = priceText(priceThousandths, tick);
  const [low, high] = [priceText(down, tick), priceText(up, tick)];
  const says = `本笔${sideNames[side]}价 ${figure}`;
  const over = (name: string, limit: string, apart: number) =>
    `${says},${name} ${limit} 相差 ${priceText(apart, tick)}。请改在 ${low} 至 ${high} 之内。`;
  const line = { rule: 'PL-8', figure, limit: `${low}-${high}`, source };
  if (priceThousandths > up) {
    return { ...line, met: false, message: over('高于涨停价', high, priceThousandths - up) };
  }
  if (priceThousandths < down) {
    return { ...line, met: false, message: over('低于跌停价', low, down - priceThousandths) };
  }
  return { ...line, met: true, message: `${says},在跌停价 ${low} 至涨停价 ${high} 之内。` };
}

/** The line that compares an order's price with the cage. Rule PC-5. */
export function cageLine(compared: {
  readonly board: Board;
  readonly side: Side;
  readonly priceThousandths: number;
  readonly tick: number;
  readonly reference: CageReference;
  readonly bound: number;
  readonly cage: CageFigures;
  readonly row: PriceCageRow;
}): RuleLine {
  const { board, side, priceThousandths, tick, reference, bound, cage, row } = compared;
  const isBuy = side === 'BUY';
  const apart = isBuy ? priceThousandths - bound : bound - priceThousandths;
  const met = apart <= 0;
  const [figure, limit, from] = [priceThousandths, bound, reference.price].map((price) =>
    priceText(price, tick),
  );
  const ticks = cage.minTicks === 0 ? '' : ` 或 ${cage.minTicks} 个最小变动单位`;
  const rule = `连续竞价${sideNames[side]}报价不得${isBuy ? '高于' : '低于'} ${limit}(${reference.name} ${from} ${isBuy ? '上浮' : '下浮'} ${percentText(cage.percent)}${ticks})`;
  const over = `超出 ${priceText(Math.max(apart, 0), tick)},申报会成为废单,请修改价格`;
  const message = `${boardNames[board]}${rule},本笔 ${figure},${met ? '符合' : over}。`;
  return {
    rule: 'PC-5',
    met,
    message,
    figure: `${figure}`,
    limit: `${limit}`,
    source: sourceOf(row),
  };
}
