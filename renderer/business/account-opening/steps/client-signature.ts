import type { ClientSignature } from '../../../../shared/bridge/client-task.ts';
import type { OpeningPaper } from '../../../../shared/business/account-opening/application/papers.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { keepCaptured } from '../../../safeguards/evidence/keep-captured.ts';
import { addPage } from '../../../safeguards/evidence/page-order.ts';
import { setAside } from '../../../safeguards/evidence/set-aside.ts';
import type { Counter } from '../../../session/counter.tsx';

/** With a signature the client gave on their own screen, for one paper: kept first, then named. @throws Fault */
export async function withSignature(
  counter: Pick<Counter, 'store' | 'bridge'>,
  evidence: readonly EvidenceRef[],
  { mediaType, bytes }: ClientSignature,
  paper: OpeningPaper,
): Promise<readonly EvidenceRef[]> {
  const piece = await keepCaptured(counter, { mediaType, bytes, source: 'signature-pad' });
  // The result is signed once: what was signed before it stays among the other materials.
  const others =
    paper === 'assessment-result'
      ? setAside(evidence, (one) => one.kind === 'signature' && one.paper === paper)
      : evidence;
  return addPage(others, { ...piece, kind: 'signature', paper });
}
