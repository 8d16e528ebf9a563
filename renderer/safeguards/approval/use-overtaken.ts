import { useEffect } from 'react';
import { needWords } from '../../../shared/safeguards/need.ts';
import { beijingClock } from '../../../shared/values/dates.ts';
import type { CaseDetail, CounterStore } from '../../data/types.ts';
import { useRead } from '../../session/use-read.ts';
import { forgetGiven, type GivenDecision, useGiven } from './given-store.ts';

/** A decision of this window that did not count, and what did, in words. */
export interface Overtaken {
  readonly given: GivenDecision;
  readonly words: string;
}

/**
 * Decisions that came second: the first valid one in head office's order counts. What counted is forgotten; what
 * did not stays until it is read, by who gave it or by who had it given at their session.
 */
export function useOvertaken(staff: string): readonly Overtaken[] {
  const all = useGiven((state) => state.given);
  const given = all.filter((one) => one.staff === staff || one.session === staff);
  const read = useRead(
    (store) => Promise.all(given.map((one) => fateOf(store, one, staff))),
    [staff, ...given.map(({ caseId, at }) => `${caseId} ${at}`)],
  );
  const fates = read.status === 'ready' ? read.value : [];
  useEffect(() => {
    for (const fate of fates) if (fate.kind === 'counted') forgetGiven(fate.given);
  });
  return fates.flatMap((fate) => (fate.kind === 'overtaken' ? [fate] : []));
}

type Fate =
  | { readonly kind: 'open' | 'counted'; readonly given: GivenDecision }
  | { readonly kind: 'overtaken'; readonly given: GivenDecision; readonly words: string };

async function fateOf(store: CounterStore, given: GivenDecision, reader: string): Promise<Fate> {
  const detail = await store.caseById(given.caseId);
  // Only head office's order decides, and it has spoken once nothing of this counter waits any more.
  if (detail?.progress !== 'confirmed' || detail.confirmed === null) return { kind: 'open', given };
  const all = [...detail.confirmed.earlier, ...detail.confirmed.decisions];
  if (all.some(({ staff, at }) => staff === given.staff && at === given.at)) {
    return { kind: 'counted', given };
  }
  const whose = given.staff === reader ? '您' : `${given.staff} ${given.name} 在本终端`;
  const words = `${given.serial} ${beijingClock(given.at)} ${whose}的决定未生效:${whatCounted(detail)}`;
  return { kind: 'overtaken', given, words };
}

/** What the case says instead: who was first, or that it was taken back. */
export function whatCounted({ shown }: Pick<CaseDetail, 'shown'>): string {
  const last = shown.decisions.at(-1) ?? shown.earlier.at(-1);
  if (shown.stage === 'withdrawn') return '经办已撤回该笔。';
  if (last === undefined) return '该业务已不再等待决定。';
  const need = needWords[last.need];
  if (last.decision === 'expire') return `${need}时限已过,已退回经办。`;
  const what = last.decision === 'approve' ? '通过' : '退回';
  return `${last.staff} ${last.name} 已于 ${beijingClock(last.at)} 先${need}${what},以先到总部者为准。`;
}
