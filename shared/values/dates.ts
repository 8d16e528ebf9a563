import { z } from 'zod';
import { Fault } from '../errors.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
/** China keeps one time zone, without summer time. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A calendar day that exists, as `YYYY-MM-DD`. Example: `2026-11-23`. */
export const BusinessDate = z
  .string()
  .refine(isRealDate, '日期应为实际存在的日期,格式如 2026-11-23。');

/** True for a `YYYY-MM-DD` that exists in the Gregorian calendar, years 0001 to 9999. */
export function isRealDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return year >= 1 && month >= 1 && day >= 1 && day <= daysIn(year, month);
}

/**
 * The Beijing day of an instant: beijingDate(Date.UTC(2026, 10, 22, 16)) → '2026-11-23'.
 *
 * @param atMs integer milliseconds, UTC
 * @throws Fault VALUE_OUT_OF_RANGE outside the years 0001 to 9999
 */
export function beijingDate(atMs: number): string {
  return beijingIso(atMs).slice(0, 10);
}

/** The Beijing time of day of an instant, with seconds: '10:31:07'. Throws as `beijingDate` does. */
export function beijingClock(atMs: number): string {
  return beijingIso(atMs).slice(11, 19);
}

/** Beijing day and time of an instant: '2026-11-23 10:31:07'. Throws as `beijingDate` does. */
export function beijingDateTime(atMs: number): string {
  return `${beijingDate(atMs)} ${beijingClock(atMs)}`;
}

/**
 * The day `days` after a day; negative goes back: addDays('2026-11-23', 90) → '2027-02-21'.
 *
 * @throws Fault VALUE_OUT_OF_RANGE when the date does not exist or the result leaves the years 0001 to 9999
 */
export function addDays(date: string, days: number): string {
  if (!isRealDate(date)) throw new Fault('VALUE_OUT_OF_RANGE', 'no date');
  return isoWithin(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).slice(0, 10);
}

/**
 * The calendar days from one day to another, negative when it is earlier: daysBetween('2026-11-23', '2026-12-01') → 8.
 *
 * @throws Fault VALUE_OUT_OF_RANGE when one of the dates does not exist
 */
export function daysBetween(from: string, to: string): number {
  if (!isRealDate(from) || !isRealDate(to)) throw new Fault('VALUE_OUT_OF_RANGE', 'no date');
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

function beijingIso(atMs: number): string {
  return isoWithin(atMs + BEIJING_OFFSET_MS);
}

function isoWithin(ms: number): string {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) {
    throw new Fault('VALUE_OUT_OF_RANGE', `${ms} ms is outside the years 0001 to 9999`);
  }
  return date.toISOString();
}
