import type { Refusal } from '../../../errors.ts';
import type { EvidenceRef } from '../../../safeguards/evidence.ts';
import type { Application } from './application.ts';

/**
 * The client has signed the letter that tells what the questionnaire came to: on the client's screen, or on its paper
 * that was scanned back. The firm signs by the maker, on the paper and by submitting. Rule AO-37 (docs/rules.md).
 */
export function letterRefusals(
  { assessment }: Application,
  evidence: readonly EvidenceRef[],
): readonly Refusal[] {
  if (assessment === null || evidence.some(isSignedLetter)) return [];
  const message = '客户尚未签署测评结果告知书。请客户在客户屏签署,或打印(F10)后由客户签字、扫描。';
  return [{ rule: 'AO-37', field: 'assessment', message }];
}

function isSignedLetter({ kind, paper }: EvidenceRef): boolean {
  return paper === 'assessment-result' && (kind === 'signature' || kind === 'signed-paper');
}
