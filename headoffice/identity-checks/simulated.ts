import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentType } from '../../shared/rulebook/identity/document-types.ts';
import type {
  ClearingResult,
  HeldAccount,
  PoliceResult,
} from '../../shared/safeguards/identity-check.ts';
import { addDays, beijingDate } from '../../shared/values/dates.ts';
import type { CheckedPerson, IdentityServices } from './services.ts';

/**
 * Both services for demonstration and tests, without a table: the same person always gets the same answer, after
 * `delayMs`. What is answered goes by three digits of the document's number: 15 to 17 of a number of 18 characters (the
 * sequence of an identity card), else the last three digits there are.
 *
 * - 555: the police say 不一致
 * - 666: the police have no record
 * - 777: neither service answers
 * - 444: three Shanghai A accounts already, as `clearing/simulated.ts` refuses a fourth
 * - 333: a Shanghai A account, designated to another broker, and a Shenzhen one, traded for five years
 * - 222: a dormant Shanghai A account and an unqualified Shenzhen one
 * - any other: 一致, and no account
 */
export function simulatedIdentityServices({
  clock,
  delayMs,
}: {
  readonly clock: () => number;
  readonly delayMs: number;
}): IdentityServices {
  return {
    async police(person) {
      await sleep(delayMs);
      const result = policeResults[specialDigits(person.number)] ?? 'MATCH';
      const source = `${policeSources[person.document]}(模拟)`;
      return { result, source, simulated: true };
    },
    async clearingQuery(person) {
      await sleep(delayMs);
      const result = heldBy(person, beijingDate(clock()));
      return { result, source: '中国结算账户查询(模拟)', simulated: true };
    },
  };
}

const policeResults: Readonly<Record<string, PoliceResult>> = {
  '555': 'MISMATCH',
  '666': 'NO_RECORD',
  '777': 'UNAVAILABLE',
};

const citizens = '公安部身份核查';
const immigration = '国家移民管理局证件核查';
const registry = '市场监管登记核查';

/** Which office knows the document. */
const policeSources: Readonly<Record<DocumentType, string>> = {
  RESIDENT_ID: citizens,
  FIRST_GENERATION_ID: citizens,
  TEMPORARY_ID: citizens,
  HOUSEHOLD_BOOK: citizens,
  GAT_RESIDENCE: citizens,
  OFFICER_CARD: citizens,
  SOLDIER_CARD: citizens,
  HK_MACAO_PERMIT: immigration,
  HK_MACAO_PERMIT_FOREIGN: immigration,
  TAIWAN_PERMIT: immigration,
  FOREIGN_PR: immigration,
  OLD_PR_CARD: immigration,
  CN_PASSPORT: immigration,
  FOREIGN_PASSPORT: immigration,
  BUSINESS_LICENCE: registry,
  PRODUCT_FILING: registry,
};

/** The digits of a document number that the simulated services go by. */
export function specialDigits(number: string): string {
  return number.length === 18 ? number.slice(14, 17) : number.replaceAll(/\D/g, '').slice(-3);
}

function heldBy({ number }: CheckedPerson, today: string): ClearingResult {
  const yearsAgo = (years: number): string => addDays(today, -Math.round(years * 365.25));
  const held = numbersOf(number);
  const ymt = `18${held.digits(0, 10)}`;
  switch (specialDigits(number)) {
    case '777':
      return 'UNAVAILABLE';
    case '444':
      return {
        ymt,
        accounts: brokers.map((broker, at) => held.shanghai(at + 1, broker, at > 0)),
        firstTradeOn: yearsAgo(8),
      };
    case '333':
      return {
        ymt,
        accounts: [held.shanghai(1, brokers[0], true), held.shenzhen(2, brokers[0])],
        firstTradeOn: yearsAgo(5),
      };
    case '222':
      return {
        ymt,
        accounts: [
          { ...held.shanghai(1, brokers[1], false), state: 'DORMANT' },
          { ...held.shenzhen(2, brokers[1]), state: 'UNQUALIFIED' },
        ],
        firstTradeOn: yearsAgo(12),
      };
    default:
      return { ymt: null, accounts: [], firstTradeOn: null };
  }
}

const brokers = ['演示甲证券', '演示乙证券', '演示丙证券'] as const;

/** Numbers in the layouts of account-formats.json that are always those of this person. */
function numbersOf(person: string) {
  const digits = (which: number, length: number): string => {
    const hash = createHash('sha256').update(`${person} ${which}`).digest();
    return String(hash.readBigUInt64BE() % 10n ** BigInt(length)).padStart(length, '0');
  };
  return {
    digits,
    shanghai: (which: number, broker: string, designatedElsewhere: boolean): HeldAccount => ({
      kind: 'SH_A',
      number: `A${digits(which, 9)}`,
      broker,
      designatedElsewhere,
      state: 'NORMAL',
    }),
    shenzhen: (which: number, broker: string): HeldAccount => ({
      kind: 'SZ_A',
      number: `01${digits(which, 8)}`,
      broker,
      state: 'NORMAL',
    }),
  };
}
