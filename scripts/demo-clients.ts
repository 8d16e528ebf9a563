import type { z } from 'zod';
import { checkCharacter } from '../shared/rulebook/identity/resident-number.ts';
import { addDays } from '../shared/values/dates.ts';
import { demoName } from './demo-names.ts';
import { drawFrom } from './demo-random.ts';
import type { Draw } from './demo-random.ts';
import type { clientRow } from './fixture-schemas.ts';

const MOST_CLIENTS = 1_000_000;
const FIRST_BIRTH = '1942-01-01';
const BIRTH_DAYS = 24_000;
const FIRST_OPENING = '2008-01-01';
const LAST_OPENING = '2026-11-20';
// Province-level codes only, so that no number points at a real person.
const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(
    ' ',
  );
const SEQUENCES = 1000;
const IDENTITIES = PROVINCES.length * BIRTH_DAYS * SEQUENCES;
// Without a common factor with the ranges they step through, so no value comes twice before all have come once.
const IDENTITY_STEP = 7_368_787;
const ACCOUNT_STEP = 7_654_321;

const TIERS = [
  ...Array.from({ length: 14 }, () => 'STANDARD' as const),
  ...Array.from({ length: 4 }, () => 'SILVER' as const),
  'GOLD' as const,
  'PLATINUM' as const,
];
const RISK_LEVELS = ['C1', 'C2', 'C2', 'C3', 'C3', 'C3', 'C4', 'C4', 'C5'] as const;

/**
 * Made-up clients of the demonstration branch (rows of the register `client`), the same for the same count and seed:
 * valid identity numbers of no real person, adults when they opened, names as they occur in a branch.
 *
 * @throws RangeError when more than a million are asked for
 */
export function demoClients(count: number, seed: number): z.output<typeof clientRow>[] {
  if (count > MOST_CLIENTS) throw new RangeError(`At most ${MOST_CLIENTS} demo clients.`);
  const draw = drawFrom(seed);
  const offset = draw.below(IDENTITIES);
  return Array.from({ length: count }, (_, index) => demoClient(index, offset, draw));
}

function demoClient(index: number, offset: number, draw: Draw): z.output<typeof clientRow> {
  const { idNumber, birthDate, sex } = identity((offset + index * IDENTITY_STEP) % IDENTITIES);
  const account = (index * ACCOUNT_STEP + 1234567) % 100_000_000;
  return {
    clientNo: `0101${pad(index, 6)}`,
    name: demoName(index, sex, draw),
    idKind: 'RESIDENT',
    idNumber,
    sex,
    birthDate,
    // No operator is known to use the segment 168.
    mobile: `168${pad(account, 8)}`,
    capitalAccount: `0101${pad(index, 8)}`,
    ymt: `1800${pad(account, 8)}`,
    shA: `A9${pad(account, 8)}`,
    szA: `02${pad(account, 8)}`,
    tier: draw.pick(TIERS),
    riskLevel: draw.pick(RISK_LEVELS),
    openedOn: openingDay(birthDate, draw),
    idValidUntil: documentEnd(index, birthDate),
  };
}

function identity(slot: number) {
  const province = PROVINCES[slot % PROVINCES.length] ?? '11';
  const rest = Math.floor(slot / PROVINCES.length);
  const birthDate = addDays(FIRST_BIRTH, rest % BIRTH_DAYS);
  const sequence = Math.floor(rest / BIRTH_DAYS);
  const digits = `${province}0000${birthDate.replaceAll('-', '')}${pad(sequence, 3)}`;
  const sex = sequence % 2 === 1 ? ('M' as const) : ('F' as const);
  return { idNumber: digits + checkCharacter(digits), birthDate, sex };
}

function openingDay(birthDate: string, draw: Draw): string {
  // 18 years and a few days, whatever leap years lie between.
  const adult = addDays(birthDate, 18 * 365 + 10);
  const first = adult > FIRST_OPENING ? adult : FIRST_OPENING;
  const days = (Date.parse(LAST_OPENING) - Date.parse(first)) / 86_400_000;
  return addDays(first, draw.below(days + 1));
}

/** Most documents are valid for years; a few are about to expire, or have, and those of the old are 长期. */
function documentEnd(index: number, birthDate: string): string | null {
  if (index % 50 === 11) return '2026-10-31';
  if (index % 20 === 7) return '2026-12-30';
  return birthDate < '1975-01-01' ? null : addDays('2028-03-01', (index * 37) % 5000);
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
