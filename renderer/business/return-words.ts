import type { CaseState, NotedCall } from '../../shared/business/case.ts';
import { callOutcomeWords, callWayWords } from '../../shared/business/common-acts.ts';
import { presenceWords, type Reason } from '../../shared/feed/item.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';

/** Whether the client must come to mend what a case was returned for, in words; what is not known is not guessed. */
export function presenceText(state: Pick<CaseState, 'returned'>): string {
  const presence = presenceOfReturn(state);
  return presence === null ? '' : presenceWords[presence];
}

/**
 * Who returned a case and when: 100025 王磊 2026-11-23 10:01:28 退回. Head office says no time, and nobody returned what
 * ran out.
 */
export function returnedByText({
  returned,
  decisions,
}: Pick<CaseState, 'returned' | 'decisions'>): string {
  const last = decisions.at(-1);
  if (returned?.by === 'checker' && last?.decision === 'refuse') {
    return `${last.staff} ${last.name} ${beijingDateTime(last.at)} 退回`;
  }
  if (returned?.by === 'timer') {
    return last === undefined ? '复核时限已过' : `复核时限已过 ${beijingDateTime(last.at)}`;
  }
  return returned?.by === 'checker' ? '复核人退回' : '总部退回';
}

/** Calls to the client since it was returned: 尚未致电, or the newest with how many there were. */
export function callsText({ calls }: Pick<CaseState, 'calls'>): string {
  const last = calls.at(-1);
  if (last === undefined) return '尚未致电客户';
  return `已致电 ${calls.length} 次,最近${callOutcomeWords[last.outcome]}`;
}

/** What mending a returned case takes, for lists: 须客户到场,尚未致电客户. Of a case the counter mends alone no call is missed. */
export function mendingText(state: Pick<CaseState, 'returned' | 'calls'>): string {
  const presence = presenceOfReturn(state);
  const calls = presence === 'client' || state.calls.length > 0 ? callsText(state) : '';
  return [presenceText(state), calls].filter((one) => one !== '').join(',');
}

/** One call in a line. */
export function callText({ at, how, outcome, note, staff }: NotedCall): string {
  const words = note.trim() === '' ? '' : `,${note.trim()}`;
  return `${beijingDateTime(at)} ${callWayWords[how]},${callOutcomeWords[outcome]}${words}(${staff})`;
}

/** The client must come as soon as one reason says so. */
function presenceOfReturn(
  state: Pick<CaseState, 'returned'>,
): NonNullable<Reason['presence']> | null {
  const all = (state.returned?.reasons ?? []).flatMap(({ presence }) => presence ?? []);
  if (all.length === 0) return null;
  return all.includes('client') ? 'client' : 'counter';
}
