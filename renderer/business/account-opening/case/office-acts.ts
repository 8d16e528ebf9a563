import { bankWords } from '../../../../shared/business/account-opening/events.ts';
import type { CaseState } from '../../../../shared/business/case.ts';
import type { OfficeAct } from '../../screen.ts';
import { openingBody } from './opening-body.ts';

const policeWords = { MATCH: '一致', MISMATCH: '不一致', NO_RECORD: '查无此人' } as const;

/** What head office did on an opening, as far as it says when; screening is told no further than that it was made. */
export function officeActs(state: CaseState): readonly OfficeAct[] {
  const body = openingBody(state);
  if (body === null) return [];
  const { found, clearingAsked, bank } = body;
  return [
    ...(found === null
      ? []
      : [
          {
            at: found.police.at,
            what: `公安核查:${policeWords[found.police.result]}`,
            who: found.police.source,
          },
        ]),
    ...(clearingAsked === null ? [] : [{ at: clearingAsked, what: '送中登', who: '总部' }]),
    ...(bank === null
      ? []
      : [{ at: bank.at, what: `存管银行:${bankWords[bank.status]}`, who: '银行' }]),
  ];
}
