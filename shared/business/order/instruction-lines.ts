import type { EvidenceRef } from '../../safeguards/evidence.ts';
import { beijingDateTime } from '../../values/dates.ts';
import { type OrderLine, orderLine } from './order-line.ts';
import type { Instruction } from './ticket.ts';

/** Papers of an order as evidence names them. */
export const orderPapers = { slip: 'ORDER_SLIP', warning: 'MISMATCH_WARNING' } as const;

/** Whether a paper of this name, signed, is among the pieces. */
export function isSigned(evidence: readonly EvidenceRef[], paper: string): boolean {
  return evidence.some(
    (piece) =>
      piece.paper === paper && (piece.kind === 'signed-paper' || piece.kind === 'signature'),
  );
}

/** The client's instruction is kept: the signed slip, or the number of the recorded call. Rule OR-13 (docs/rules.md). */
export function instructionLines(
  { way, reference, at }: Instruction,
  evidence: readonly EvidenceRef[],
  now: number,
): readonly OrderLine[] {
  const line = (met: boolean, message: string) => [orderLine('instruction', 'OR-13', met, message)];
  if (way === 'SLIP') {
    return isSigned(evidence, orderPapers.slip)
      ? line(true, '客户已在委托单上签字。')
      : line(false, '请客户在委托单上签字并留存(F11),或改为电话委托并填写录音编号。');
  }
  if (reference.trim() === '') return line(false, '电话委托须填写录音编号。');
  if (at === null || at > now) return line(false, '请填写来电时间,不晚于现在。');
  return line(true, `电话委托,录音 ${reference.trim()},来电 ${beijingDateTime(at)}。`);
}
