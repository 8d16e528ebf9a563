import { bankWords, BankStanding } from '../../shared/business/account-opening/events.ts';
import { documentValidity, type VisitTermTable } from '../../shared/rulebook/counter/visit-term.ts';
import { Permission, permissionNames } from '../../shared/rulebook/suitability/permissions.ts';
import { callsText, presenceText } from '../business/return-words.ts';
import { screensOf } from '../business/screens.tsx';
import type { VisitDocument } from '../../shared/safeguards/visit.ts';
import type { CaseDetail, ClientRecord } from '../data/types.ts';
import { documentExpiry } from '../safeguards/visit/document-expiry.ts';

/** Something that is still to be done for a client; `opens`: the case it is done in, or null. */
export interface TodoItem {
  readonly key: string;
  readonly what: string;
  readonly state: string;
  readonly who: string;
  readonly opens: { readonly caseId: string; readonly business: string } | null;
}

/** The day it is looked at, and the document the client showed in this visit. */
interface TodoDay {
  readonly date: string;
  readonly visitTerm: VisitTermTable;
  readonly shown: VisitDocument | null;
}

/** What is open for a client: returned cases first, what runs out, what head office's register and the cases leave open. */
export function clientTodo(
  record: ClientRecord,
  cases: readonly CaseDetail[],
  day: TodoDay,
): readonly TodoItem[] {
  const items = [
    ...cases.flatMap(returnedItem),
    ...expiring(record, day),
    ...ofRegister(record),
    ...cases.flatMap(leftOpen),
  ];
  // The register and the case it came from say the same of a permission: it is listed once.
  return items.filter((one, at) => items.findIndex(({ what }) => what === one.what) === at);
}

function returnedItem({ caseId, business, serial, shown, summary }: CaseDetail): TodoItem[] {
  if (shown.stage !== 'returned') return [];
  const state = [presenceText(shown), callsText(shown)];
  return [
    {
      key: `returned ${caseId}`,
      what: `退回补正 ${summary.detail} ${serial}`,
      state: state.filter((one) => one !== '').join(','),
      who: `经办 ${shown.maker}`,
      opens: { caseId, business },
    },
  ];
}

function expiring(
  { idValidUntil, riskValidTo }: ClientRecord,
  { date, visitTerm, shown }: TodoDay,
): TodoItem[] {
  const item = (what: string, state: string, who: string): TodoItem => {
    return { key: what, what, state, who, opens: null };
  };
  const document = documentExpiry(visitTerm, date, idValidUntil, shown);
  const assessment = documentValidity(visitTerm, riskValidTo, date);
  return [
    ...(document.kind === 'valid'
      ? []
      : document.kind === 'renewed'
        ? [item('证件', document.words, '柜台')]
        : [item('证件', `${ends(document)},请提醒客户换领后更新资料`, inPerson)]),
    ...(assessment === 'valid' || riskValidTo === null
      ? []
      : [
          item(
            '风险测评',
            `${ends({ kind: assessment, until: riskValidTo })},请提醒客户重新测评`,
            inPerson,
          ),
        ]),
  ];
}

/** Who does what only the client in person can. */
const inPerson = '客户(须到场)';

function ends({
  kind,
  until,
}: {
  readonly kind: 'expiring' | 'expired';
  readonly until: string;
}): string {
  return kind === 'expired' ? `已于 ${until} 到期` : `${until} 到期`;
}

function ofRegister({ permissions, bank }: ClientRecord): TodoItem[] {
  const waiting = permissions.filter(({ state }) => state === 'AWAITING_RECORDING');
  return [
    ...waiting.map(({ permission }) => ({
      key: `permission ${permission}`,
      what: `权限 ${permissionWord(permission)}`,
      state: '待双录',
      who: inPerson,
      opens: null,
    })),
    ...(bank === null || bank.state === 'SIGNED'
      ? []
      : [
          {
            key: 'bank',
            what: '存管银行',
            state: bankState(bank.state),
            who: bank.state === 'PENDING' ? '银行' : '客户(到银行)',
            opens: null,
          },
        ]),
  ];
}

function leftOpen({ caseId, business, shown }: CaseDetail): TodoItem[] {
  const items = screensOf(business)?.openItems?.(shown) ?? [];
  return items.map(({ what, state, who }) => ({
    key: `${caseId} ${what}`,
    what,
    state,
    who,
    opens: { caseId, business },
  }));
}

/** How a depository bank stands, in words; what a newer head office calls otherwise is shown as it is. */
export function bankState(state: string): string {
  const known = BankStanding.safeParse(state);
  return known.success ? bankWords[known.data] : state;
}

/** A permission in words; one this program does not know by its code. */
export function permissionWord(permission: string): string {
  const known = Permission.safeParse(permission);
  return known.success ? permissionNames[known.data] : permission;
}
