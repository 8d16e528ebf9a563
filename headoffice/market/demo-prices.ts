import { createHash } from 'node:crypto';
import type { DemoSecurity } from '../../assets/demo/demo-securities.ts';
import { addDays } from '../../shared/values/dates.ts';
import { isTradingDay, type TradingYear } from '../../shared/rulebook/calendar/trading-days.ts';

/** A made-up day of a security. Prices in thousandths, on the tick. */
export interface DemoDay {
  readonly day: string;
  readonly openMilli: number;
  readonly highMilli: number;
  readonly lowMilli: number;
  readonly closeMilli: number;
  readonly volume: number;
}

/** How far a made-up close may lie from the base, in ten-thousandths. */
const mostBasisPoints = 700;

/** What a security closed at on a day: the same whenever it is asked, and never far from its base. */
export function demoClose({ code, baseMilli }: DemoSecurity, day: string, tick: number): number {
  const swing = share(`${code} ${day.slice(0, 7)}`) * 0.6 + share(`${code} ${day}`) * 0.4;
  return onTick(baseMilli * (1 + (swing * mostBasisPoints) / 10_000), tick);
}

/** The last trading days before a day, oldest first. */
export function demoDays(
  security: DemoSecurity,
  before: string,
  count: number,
  { tick, years }: { readonly tick: number; readonly years: readonly TradingYear[] },
): readonly DemoDay[] {
  const days: DemoDay[] = [];
  const earliest = addDays(before, -2 * count - 30);
  for (let day = addDays(before, -1); days.length < count && day > earliest;) {
    if (isTradingDay(day, years)) days.push(demoDay(security, day, tick));
    day = addDays(day, -1);
  }
  return days.toReversed();
}

/** What a security closed at on the trading day before a day; its base where the calendar does not say. */
export function demoPrevClose(
  security: DemoSecurity,
  day: string,
  market: { readonly tick: number; readonly years: readonly TradingYear[] },
): number {
  return demoDays(security, day, 1, market)[0]?.closeMilli ?? security.baseMilli;
}

function demoDay(security: DemoSecurity, day: string, tick: number): DemoDay {
  const closeMilli = demoClose(security, day, tick);
  const { code } = security;
  const openMilli = onTick(closeMilli * (1 + share(`${code} open ${day}`) * 0.012), tick);
  const reach = (what: string) => 1 + Math.abs(share(`${code} ${what} ${day}`)) * 0.01;
  return {
    day,
    openMilli,
    highMilli: onTick(Math.max(openMilli, closeMilli) * reach('high'), tick),
    lowMilli: onTick(Math.min(openMilli, closeMilli) / reach('low'), tick),
    closeMilli,
    volume: 100 * Math.round(20_000 + 15_000 * share(`${code} volume ${day}`)),
  };
}

function onTick(price: number, tick: number): number {
  return Math.max(tick, Math.round(price / tick) * tick);
}

/** A number from -1 to 1 that is always the same for the same text. */
function share(text: string): number {
  return createHash('sha256').update(text).digest().readInt32BE(0) / 0x8000_0000;
}
