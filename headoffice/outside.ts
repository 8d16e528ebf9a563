import { opensFrom, type OutwardHouse } from '../shared/rulebook/service/outward-hours.ts';
import { rowOn } from '../shared/rulebook/dated-table.ts';
import type { RuleTables } from '../shared/rulebook/tables.ts';
import { beijingDate } from '../shared/values/dates.ts';
import type { ClearingHouse } from './clearing/clearing-house.ts';
import { simulatedClearing } from './clearing/simulated.ts';
import type { Database } from './db/sql.ts';
import type { DepositoryBank } from './depository/depository-bank.ts';
import { type SigningTerms, simulatedBank } from './depository/simulated.ts';
import type { Editions } from './editions/edition-book.ts';
import type { IdentityServices } from './identity-checks/services.ts';
import { simulatedIdentityServices } from './identity-checks/simulated.ts';
import type { OrderGateway } from './market/order-gateway.ts';
import type { QuoteSource } from './market/quote-source.ts';
import { simulatedMarket } from './market/simulated-market.ts';

/** How the simulated houses behave. */
export interface Simulation {
  /** table: they take requests in the hours of the rule table · always: at any time, for demonstration and tests. */
  readonly hours: 'table' | 'always';
  readonly clearingDelayMs: number;
  readonly identityDelayMs: number;
  readonly bankDelayMs: number;
  /** Until the client of a bank that asks for it has confirmed there. */
  readonly bankConfirmMs: number;
}

/** The houses outside; simulated where nothing is handed in. */
export interface OutsideParts {
  readonly clearing?: ClearingHouse;
  readonly identityServices?: IdentityServices;
  readonly bank?: DepositoryBank;
  /** The market, and where its quotes come from: both, or the simulated one. */
  readonly market?: { readonly gateway: OrderGateway; readonly quotes: QuoteSource };
  readonly simulation?: Partial<Simulation>;
}

/** What head office asks outside. */
export interface Outside {
  readonly clearing: ClearingHouse;
  readonly identityServices: IdentityServices;
  readonly bank: DepositoryBank;
  readonly gateway: OrderGateway;
  readonly quotes: QuoteSource;
}

const usual: Simulation = {
  hours: 'always',
  clearingDelayMs: 2000,
  identityDelayMs: 400,
  bankDelayMs: 2000,
  bankConfirmMs: 10 * 60_000,
};

/** Puts the houses outside together. */
export function openOutside(
  parts: OutsideParts,
  own: { readonly db: Database; readonly clock: () => number; readonly editions: Editions },
): Outside {
  const { db, clock } = own;
  const { hours, ...delays }: Simulation = { ...usual, ...parts.simulation };
  const tablesOn = (day: string): Promise<RuleTables> => own.editions.open(db).on(day);
  const tables = (): Promise<RuleTables> => tablesOn(beijingDate(clock()));
  const { gateway, quotes } = parts.market ?? simulatedMarket({ db, clock, tablesOn });
  const openTo = (house: OutwardHouse) =>
    hours === 'always'
      ? {}
      : {
          async opensFrom(): Promise<number | null> {
            const { outwardHours, tradingYears } = await tables();
            return opensFrom(clock(), house, outwardHours, tradingYears);
          },
        };
  const identityServices =
    parts.identityServices ?? simulatedIdentityServices({ clock, delayMs: delays.identityDelayMs });
  return {
    identityServices,
    gateway,
    quotes,
    clearing:
      parts.clearing ??
      simulatedClearing(db, {
        clock,
        delayMs: delays.clearingDelayMs,
        held: async (person) => (await identityServices.clearingQuery(person)).result,
        ...openTo('CLEARING'),
      }),
    bank:
      parts.bank ??
      simulatedBank(db, {
        clock,
        delayMs: delays.bankDelayMs,
        confirmMs: delays.bankConfirmMs,
        termsOf: async (bank) => signingOf(await tables(), bank, beijingDate(clock())),
        ...openTo('BANK'),
      }),
  };
}

function signingOf({ depositoryBanks }: RuleTables, bank: string, on: string): SigningTerms | null {
  const found = rowOn(depositoryBanks, on, { bank });
  return found.found ? found.row : null;
}
