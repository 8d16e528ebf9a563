import type { Bridge } from '../../../shared/bridge/index.ts';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { paperBytes, type PaperContent } from '../../../shared/safeguards/paper-content.ts';

/** Keeps what a paper says, fsynced, before anybody signs it; gives the page of evidence that the command names. @throws Fault */
export async function keepContent(
  { evidence }: Pick<Bridge, 'evidence'>,
  content: PaperContent,
  at: number,
): Promise<EvidenceRef> {
  const bytes = paperBytes(content);
  const { digest } = await evidence.keep('application/json', bytes);
  return {
    kind: 'paper-content',
    paper: content.paper,
    digest,
    mediaType: 'application/json',
    bytes: bytes.length,
    takenAt: at,
    source: 'program',
    page: 1,
  };
}
