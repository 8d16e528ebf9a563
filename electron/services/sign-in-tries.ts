import published from '../../assets/reference/sign-in-tries.json' with { type: 'json' };
import {
  lastTry,
  signInTriesTable,
  type TryWait,
  waitAfter,
} from '../../shared/rulebook/counter/sign-in-tries.ts';
import { beijingDate } from '../../shared/values/dates.ts';

/** What wrong passwords cost, by the table this program was published with. */
export interface TryRules {
  /** @throws Fault VALUE_OUT_OF_RANGE for an instant no calendar has */
  waitAfter(wrong: number, at: number): TryWait | { readonly message: string };
  lastTry(at: number): number;
}

const table = signInTriesTable.parse(published);

export const publishedTryRules: TryRules = {
  waitAfter: (wrong, at) => waitAfter(table, beijingDate(at), wrong),
  lastTry: (at) => lastTry(table, beijingDate(at)),
};
