import type { z } from 'zod';
import { addDays } from '../shared/values/dates.ts';
import type { clientRow } from './fixture-schemas.ts';

type ClientRow = z.output<typeof clientRow>;

/** What a client's row says besides who it is: suitability, permissions, accounts, bank. */
type Standing = Pick<
  ClientRow,
  | 'idValidFrom'
  | 'nationality'
  | 'address'
  | 'investorType'
  | 'riskScore'
  | 'riskValidTo'
  | 'lowestCategory'
  | 'amlRating'
  | 'permissions'
  | 'securities'
  | 'bank'
  | 'commission'
>;

const BANKS = [
  ['ICBC', '622202'],
  ['ABC', '622848'],
] as const;
const ROADS = ['庆春路', '凤起路', '解放路', '文三路', '体育场路'] as const;
/** Parts of a million of the turnover; most as the house asks, some as agreed. */
const COMMISSIONS = [
  { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
  { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
  { ratePerMillion: 200, minimumFen: 500, mode: 'ALL_IN' },
] as const;

const AML_LEVELS = ['LOW', 'LOW', 'LOW', 'LOWER', 'LOWER', 'MEDIUM', 'HIGHER'] as const;

/** Lowest points of each level in the table of today, so that score and level agree. */
const LOWEST = { C1: 0, C2: 20, C3: 40, C4: 60, C5: 80 } as const;

/**
 * The standing of a made-up client, the same for the same index: most have everything in order; some assessments run
 * out or have, some permissions wait for their recording, and some banks have not confirmed.
 */
export function demoStanding(
  index: number,
  { riskLevel, shA, szA, openedOn }: Pick<ClientRow, 'riskLevel' | 'shA' | 'szA' | 'openedOn'>,
): Standing {
  const road = ROADS[index % ROADS.length] ?? ROADS[0];
  return {
    idValidFrom: addDays(openedOn, -400 - ((index * 7) % 900)),
    nationality: 'CHN',
    address: `浙江省杭州市上城区${road} ${(index % 300) + 1} 号`,
    investorType: 'ORDINARY',
    riskScore: LOWEST[riskLevel] + (index % 19) + 1,
    riskValidTo: assessmentEnd(index),
    lowestCategory: riskLevel === 'C1' && index % 4 === 0,
    amlRating: AML_LEVELS[index % AML_LEVELS.length] ?? 'LOW',
    permissions: permissionsOf(index),
    securities: [
      { kind: 'SH_A', number: shA, linked: index % 6 === 5, designated: true },
      { kind: 'SZ_A', number: szA, linked: index % 6 === 5, designated: false },
    ],
    bank: bankOf(index),
    commission: COMMISSIONS[index % COMMISSIONS.length] ?? COMMISSIONS[0],
  };
}

function assessmentEnd(index: number): string {
  if (index % 30 === 3) return '2026-11-10';
  if (index % 30 === 13) return '2026-12-20';
  return addDays('2027-03-15', (index * 53) % 640);
}

function permissionsOf(index: number): NonNullable<ClientRow['permissions']> {
  const chinext = { permission: 'CHINEXT', state: 'OPEN' } as const;
  switch (index % 5) {
    case 0:
    case 1:
      return [chinext];
    case 2:
      return [
        chinext,
        { permission: 'STAR', state: index % 2 === 0 ? 'OPEN' : 'AWAITING_RECORDING' },
      ];
    case 3:
      return [{ permission: 'RISK_WARNING_BUY', state: 'AWAITING_RECORDING' }];
    default:
      return [];
  }
}

function bankOf(index: number): NonNullable<ClientRow['bank']> {
  const [bank, prefix] = BANKS[index % BANKS.length] ?? BANKS[0];
  const digits = `${prefix}${String(index).padStart(12, '0')}`;
  const state =
    index % 25 === 4 ? 'AWAITING_CLIENT' : index % 25 === 9 ? 'PENDING' : ('SIGNED' as const);
  return { bank, card: digits + luhnDigit(digits), state };
}

/** The digit that makes a card's number valid. */
function luhnDigit(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return String((10 - (sum % 10)) % 10);
}
