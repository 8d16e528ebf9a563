import type { EvidenceMedia, EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import type { Counter } from '../../session/counter.tsx';

/** A picture, a file or a signature, ready to be kept. */
export interface Captured {
  readonly mediaType: EvidenceMedia;
  readonly bytes: Uint8Array;
  readonly source: EvidenceRef['source'];
}

/** A piece that is kept: all an entry says of it but what it shows and where it stands. */
export type KeptPiece = Omit<EvidenceRef, 'kind' | 'page'>;

/** Seals and fsyncs; only what this gives may be named by a draft. @throws Fault */
export async function keepCaptured(
  { store, bridge }: Pick<Counter, 'store' | 'bridge'>,
  { mediaType, bytes, source }: Captured,
): Promise<KeptPiece> {
  const takenAt = store.now();
  const kept = await bridge.evidence.keep(mediaType, bytes);
  return {
    digest: kept.digest,
    // The same bytes kept before keep their media type.
    mediaType: kept.mediaType,
    bytes: kept.bytes,
    takenAt,
    source,
  };
}
