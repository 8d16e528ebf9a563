import { confirmEdition, proposeEdition } from '../../headoffice/editions/propose.ts';
import { askWithdrawal, withdrawEdition } from '../../headoffice/editions/withdraw.ts';
import type { HeadOffice } from '../../headoffice/head-office.ts';
import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { addDays, beijingDate } from '../../shared/values/dates.ts';
import { ageEdition } from '../helpers/editions.ts';
import type { Chance } from './chance.ts';

/** Two operators of head office, who publish rule editions and withdraw them. */
export interface WorldRules {
  readonly published: number;
  readonly withdrawn: number;
  /** An edition from tomorrow on; now and then one by which none of the simulation's people opens an account. */
  publish(): Promise<void>;
  /** Takes the newest one back, if there is one. */
  withdraw(): Promise<void>;
}

export function worldRules({ office }: HeadOffice, chance: Chance): WorldRules {
  const standing: RuleEdition[] = [];
  let names = 0;
  const counted = { published: 0, withdrawn: 0 };
  return {
    get published() {
      return counted.published;
    },
    get withdrawn() {
      return counted.withdrawn;
    },
    async publish() {
      const validFrom = addDays(beijingDate(office.clock()), 1);
      names += 1;
      const name = `2026.12.${names}`;
      const maxAge = chance.happens(0.2) ? 30 : 70 + (names % 10);
      const document = ageEdition(name, validFrom, maxAge, standing.at(-1));
      const { publishedOn: _, ...ask } = document;
      await proposeEdition(office, { ...ask, operator: '甲' });
      await confirmEdition(office, { edition: name, operator: '乙' });
      standing.push(document);
      counted.published += 1;
    },
    async withdraw() {
      const newest = standing.at(-1);
      if (newest === undefined) return;
      const act = { edition: newest.edition };
      await askWithdrawal(office, { ...act, operator: '甲', reason: '录入有误' });
      await withdrawEdition(office, { ...act, operator: '乙' });
      standing.pop();
      counted.withdrawn += 1;
    },
  };
}
