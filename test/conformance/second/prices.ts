/*
 * Price limits and cages a second time, for comparison only: exact fractions of yuan in BigInt, decimal strings in and
 * out, boards and days in plain ifs from the text of the rules. Slow, and written without a look at the rule book.
 */

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const fraction = (text: string): Fraction => {
  const [whole = '', behind = ''] = text.split('.');
  return { over: BigInt(whole + behind), under: 10n ** BigInt(behind.length) };
};
const times = (a: Fraction, b: Fraction) => ({ over: a.over * b.over, under: a.under * b.under });
const plus = (a: Fraction, b: Fraction) => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const minus = (a: Fraction, b: Fraction) => plus(a, { over: -b.over, under: b.under });
const isLess = (a: Fraction, b: Fraction) => a.over * b.under < b.over * a.under;
const larger = (a: Fraction, b: Fraction) => (isLess(a, b) ? b : a);
const smaller = (a: Fraction, b: Fraction) => (isLess(b, a) ? b : a);
const absolute = (a: Fraction) => (a.over < 0n ? { over: -a.over, under: a.under } : a);

/** The multiples of the tick on both sides of a price that is not negative. */
function neighbours(price: Fraction, tick: Fraction): readonly [Fraction, Fraction] {
  const count = (price.over * tick.under) / (price.under * tick.over);
  const below = times({ over: count, under: 1n }, tick);
  return [below, isLess(below, price) ? plus(below, tick) : below];
}

/** The nearer of the two, the upper one where both are as near. */
function nearest(price: Fraction, tick: Fraction): Fraction {
  const [below, above] = neighbours(price, tick);
  return isLess(minus(price, below), minus(above, price)) ? below : above;
}

function shown(price: Fraction, decimals: number): string {
  const scaled = (price.over * 10n ** BigInt(decimals)) / price.under;
  const digits = scaled.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const one = fraction('1');

function ratioOf(board: string, date: string, isWarned: boolean): string {
  if (board === 'BSE') return '0.3';
  if (board === 'STAR' || board === 'CHINEXT' || board === 'CB') return '0.2';
  const isShare = !['ETF', 'REIT'].includes(board);
  return isWarned && isShare && date < '2026-07-06' ? '0.05' : '0.1';
}

const tickOf = (board: string) =>
  ['ETF', 'REIT', 'CB', 'SH_B'].includes(board) ? fraction('0.001') : fraction('0.01');
const decimalsOf = (board: string) => (['ETF', 'REIT', 'CB', 'SH_B'].includes(board) ? 3 : 2);

/** Up and down of a day with limits, past the listing days. */
export function secondLimits(board: string, prevClose: string, date: string, isWarned: boolean) {
  const tick = tickOf(board);
  const before = fraction(prevClose);
  const ratio = fraction(ratioOf(board, date, isWarned));
  const rise = times(before, plus(one, ratio));
  const fall = times(before, minus(one, ratio));
  let up = board === 'BSE' ? neighbours(rise, tick)[0] : nearest(rise, tick);
  let down = board === 'BSE' ? neighbours(fall, tick)[1] : nearest(fall, tick);
  if (board !== 'BSE') {
    if (isLess(absolute(minus(up, before)), tick)) up = plus(before, tick);
    if (isLess(absolute(minus(down, before)), tick)) down = minus(before, tick);
  }
  const decimals = decimalsOf(board);
  return { up: shown(larger(up, tick), decimals), down: shown(larger(down, tick), decimals) };
}

/** The bound of a cage around a reference; null on a board without one. */
export function secondBound(board: string, side: string, reference: string): string | null {
  if (!['SH_MAIN', 'SZ_MAIN', 'CHINEXT', 'STAR', 'BSE'].includes(board)) return null;
  const tick = tickOf(board);
  const from = fraction(reference);
  const part = times(from, fraction(board === 'BSE' ? '0.05' : '0.02'));
  const tenTicks = times(tick, fraction('10'));
  if (side === 'BUY') {
    const near = nearest(plus(from, part), tick);
    return shown(board === 'STAR' ? near : larger(near, plus(from, tenTicks)), 2);
  }
  const near = nearest(minus(from, part), tick);
  const low = board === 'STAR' ? near : smaller(near, minus(from, tenTicks));
  return shown(larger(low, tick), 2);
}

/** The ex-rights reference price of shares with a tick of 0.01. */
export function secondExRights(given: {
  readonly prevClose: string;
  readonly cash: string;
  readonly bonus: string;
  readonly rights: string;
  readonly rightsPrice: string;
}): string {
  const paid = times(fraction(given.rightsPrice), fraction(given.rights));
  const worth = plus(minus(fraction(given.prevClose), fraction(given.cash)), paid);
  const shares = plus(plus(one, fraction(given.bonus)), fraction(given.rights));
  const price = times(worth, { over: shares.under, under: shares.over });
  return shown(nearest(price, fraction('0.01')), 2);
}
