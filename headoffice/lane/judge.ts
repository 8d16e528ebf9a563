import { decideAct } from '../../shared/business/decide-act.ts';
import { factsForAct } from '../../shared/business/facts-for-act.ts';
import { type Act, restsOnTables } from '../../shared/business/act.ts';
import type { CaseState } from '../../shared/business/case.ts';
import type { AnyBusiness, Facts } from '../../shared/business/contract.ts';
import { Fault } from '../../shared/errors.ts';
import type { Verdict } from '../../shared/feed/item.ts';
import type { RegisterChange } from '../../shared/feed/register.ts';
import { sameCanonical } from '../../shared/journal/canonical.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { AlarmCode } from '../alarms.ts';
import type { KnownEdition } from '../editions/edition-book.ts';
import type { Office } from '../office.ts';
import { editionRefusal } from './edition-check.ts';
import { timeRefusals } from './time-check.ts';

/** Head office's finding on an entry: what is fed, what it means for registers, and whom to tell. */
export interface Finding {
  readonly verdict: Verdict;
  readonly changes: readonly RegisterChange[];
  readonly alarm: AlarmCode | null;
}

/** The act an entry records, as the shared code decides it; `lastVisitAct` is when its visit was last carried. */
export function actOf(entry: Entry, business: AnyBusiness, lastVisitAct: number | null): Act {
  const { counter, epoch, seq, prev, caseId, command, actor, at, businessDate } = entry;
  const position = { counter, epoch, seq, prev };
  if (entry.visit === undefined) {
    return { business, caseId, command, actor, at, businessDate, position };
  }
  const visit = { id: entry.visit, lastActAt: lastVisitAct };
  return { business, caseId, command, actor, at, businessDate, position, visit };
}

/** An entry to be judged: when it came, and the edition it names, null when head office never published one. */
export interface JudgedEntry {
  readonly entry: Entry;
  readonly receivedAt: number;
  readonly edition: KnownEdition | null;
}

/**
 * Decides a stored entry again, as of the act: by the edition its counter used, with head office's facts.
 * Its events must be the ones the counter recorded. May throw what the business throws.
 */
export async function judge(
  office: Office,
  { entry, receivedAt, edition }: JudgedEntry,
  state: CaseState | null,
  loadFacts: (requests: ReturnType<typeof factsForAct>) => Promise<Facts>,
  lastVisitAct: number | null = null,
): Promise<Finding> {
  const business = office.registry.find(entry.business);
  if (business === null) return setAside('BUSINESS_UNKNOWN');
  if (edition === null) {
    return refused('ED-1', '所用规则版本总部不认可,本笔未办理。请更新规则版本后重新提交。');
  }
  const act = actOf(entry, business, lastVisitAct);
  // What rests on no table has happened, or takes something back: to refuse it would undo it.
  const wrong = restsOnTables(act, state) ? editionRefusal(edition, entry, receivedAt) : null;
  if (wrong !== null) return refused(wrong.rule, wrong.message);
  const { tables } = edition;
  const facts = await loadFacts(factsForAct(act, state));
  const tools = { suite: office.suite, headOfficeKey: office.keys.publicKey, tables };
  const decided = decideAct(act, state, facts, tools);
  const found = decided.status === 'refused' ? decided.refusals : [];
  const late = timeRefusals(office, entry, receivedAt, facts).filter(
    ({ message }) => !found.some((one) => one.message === message),
  );
  const [first, ...more] = [...found, ...late];
  if (first !== undefined) {
    return { verdict: { status: 'refused', reasons: [first, ...more] }, changes: [], alarm: null };
  }
  if (decided.status !== 'events' || !sameCanonical(decided.events, entry.events)) {
    return refused(
      'HO-1',
      '总部审核结果与柜台不一致,本笔未办理。请核对后重新提交,并联系总部运维。',
      'EVENTS_DIFFER',
    );
  }
  const changes = entry.events.flatMap((event) => business.effects(event));
  if (changes.some((change) => change.set !== undefined)) {
    return refused(
      'HO-3',
      '柜台业务不能改写总部登记,本笔未办理。请联系总部运维。',
      'EFFECT_NOT_ALLOWED',
    );
  }
  return { verdict: { status: 'accepted' }, changes, alarm: null };
}

/** An entry under a command id that was decided before: nothing happens twice, and other content is told. */
export function judgeRepeated(isSame: boolean): Finding {
  // A refusal would send the first one's case back, and an acceptance would fold its events again.
  return isSame
    ? { verdict: { status: 'set-aside', code: 'COMMAND_REPEATED' }, changes: [], alarm: null }
    : refused(
        'HO-2',
        '同一提交编号已有不同内容,本笔未办理。请重新打开该业务后提交,并联系总部运维。',
        'COMMAND_ID_REUSED',
      );
}

/** An entry nothing could be decided about; the lane goes on with the next. */
export function setAside(code: string): Finding {
  return { verdict: { status: 'set-aside', code }, changes: [], alarm: 'ENTRY_SET_ASIDE' };
}

/** The code of what a business threw. */
export function codeOf(error: unknown): string {
  return error instanceof Fault ? error.code : 'DECIDE_FAILED';
}

function refused(rule: string, message: string, alarm: AlarmCode | null = null): Finding {
  return { verdict: { status: 'refused', reasons: [{ rule, message }] }, changes: [], alarm };
}
