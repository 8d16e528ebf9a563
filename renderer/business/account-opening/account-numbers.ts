import {
  accountWords,
  wayWords,
} from '../../../shared/business/account-opening/application/need.ts';
import { numberOf } from '../../../shared/business/account-opening/decide-office.ts';
import type { AllocatedNumbers } from '../../../shared/business/account-opening/events.ts';
import type { CaseState } from '../../../shared/business/case.ts';
import { openingBody } from './case/opening-body.ts';
import type { Line } from './opening-lines.ts';
import { submittedIn } from './review/submitted.ts';

/** The numbers of an opening: what head office has given, 待下发 for what it has not, the client's own where one is linked. */
export function accountNumbers(state: CaseState): readonly Line[] {
  const numbers = openingBody(state)?.numbers ?? null;
  const accounts = submittedIn(state.command)?.application.need.accounts ?? [];
  const line = (label: string, read: (numbers: AllocatedNumbers) => string | null): Line => ({
    label,
    value: (numbers === null ? null : read(numbers)) ?? '待下发',
  });
  return [
    line('客户号', (given) => given.clientNo),
    line('资金账户', (given) => given.capitalAccount),
    line('一码通', ({ ymt, merged }) => (merged === true ? `${ymt}(已有,并入)` : ymt)),
    ...accounts.map(({ kind, way, number }): Line => {
      const label = `${accountWords[kind]} 账户`;
      return way === 'LINK'
        ? { label, value: `${number}(${wayWords.LINK})` }
        : line(label, (given) => numberOf(kind, given));
    }),
  ];
}
