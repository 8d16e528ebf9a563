import type { RefusalReason } from '../../shared/safeguards/refusal-reason.ts';
import type { Faults } from './use-answer.ts';

/** What is missing of the reasons before an act goes back, by row; null when nothing is. Rule AP-15. */
export function reasonFaults(reasons: readonly RefusalReason[], hasPlaces: boolean): Faults | null {
  if (reasons.length === 0) return { reasons: '请按数字选择退回原因,以便经办人补正。' };
  const faults = reasons.flatMap((reason, at) => {
    const message = faultOf(reason, hasPlaces);
    return message === null ? [] : [[`reason-${at}`, message] as const];
  });
  return faults.length === 0 ? null : Object.fromEntries(faults);
}

function faultOf({ code, place, note }: RefusalReason, hasPlaces: boolean): string | null {
  if (code === 'OTHER') return note.trim() === '' ? '选择“其他”的,请写明原因。' : null;
  return place === null && hasPlaces ? '请选择是哪一栏或哪份材料。' : null;
}
