import { beijingClock, beijingDateTime } from '../../shared/values/dates.ts';

/** How a price stands to the last close: its sign, and the class of its colour. Up is red, down is green. */
export function moveOf(
  priceMilli: number | null,
  prevCloseMilli: number,
): {
  readonly sign: '▲' | '▼' | '';
  readonly tone: 'gt-up' | 'gt-down' | '';
} {
  if (priceMilli === null || priceMilli === prevCloseMilli) return { sign: '', tone: '' };
  return priceMilli > prevCloseMilli
    ? { sign: '▲', tone: 'gt-up' }
    : { sign: '▼', tone: 'gt-down' };
}

/** How far a price is from the last close, as +1.20%. */
export function moveText(priceMilli: number, prevCloseMilli: number): string {
  const share = ((priceMilli - prevCloseMilli) * 100) / prevCloseMilli;
  return `${share > 0 ? '+' : ''}${share.toFixed(2)}%`;
}

/** How old what is shown of the market is. */
export function ageWords(at: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  if (seconds < 60) return `${beijingClock(at)},${seconds} 秒前`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${beijingClock(at)},${minutes} 分钟前`
    : `${beijingDateTime(at)},不是实时行情`;
}
