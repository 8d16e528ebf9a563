import { randomBytes } from 'node:crypto';
import { createDiskGuard } from '../../electron/services/disk-guard.ts';
import { createEvidence } from '../../electron/services/evidence/evidence.ts';
import type { EvidenceLine } from '../../electron/services/evidence/line.ts';
import type { SendOutcome } from '../../electron/services/evidence/send-piece.ts';
import type { EvidenceItem } from '../../shared/bridge/evidence.ts';
import type { ReachMark } from '../../shared/bridge/system.ts';
import type { HeldEvidence } from '../../shared/sync/evidence.ts';
import { FaultyDisk } from './faulty-disk.ts';

/** Monday 2026-11-23, 10:00 in Beijing. */
export const evidenceNow = Date.UTC(2026, 10, 23, 2);
export const dayMs = 24 * 3_600_000;

/** Head office as a test plays it: what it holds, and what becomes of what is sent. */
export interface PlayedOffice {
  isOpen: boolean;
  readonly held: Map<string, HeldEvidence & { readonly bytesThemselves: Uint8Array }>;
  /** Outcomes of the next sendings; then each piece arrives. */
  readonly outcomes: SendOutcome[];
  readonly sent: string[];
  readonly proofs: string[][];
}

/** The evidence service of one counter over a disk that forgets what was not fsynced. */
export function evidenceKit() {
  const disk = new FaultyDisk();
  const clock = { now: evidenceNow };
  const free = { bytes: 10 ** 12 };
  const office: PlayedOffice = {
    isOpen: false,
    held: new Map(),
    outcomes: [],
    sent: [],
    proofs: [],
  };
  const news: EvidenceItem[] = [];
  const troubles: string[] = [];
  const guard = createDiskGuard({
    freeBytes: async () => free.bytes,
    lowBelowBytes: 1000,
    noteTrouble: () => undefined,
  });
  const start = (reach: ReachMark = () => undefined) =>
    createEvidence({
      files: disk,
      folder: '/evidence',
      deviceKey: new Uint8Array(32).fill(7),
      random: randomBytes,
      clock: () => clock.now,
      disk: guard,
      reach,
      noteTrouble: (what) => troubles.push(what),
      line: lineOf(office),
      tell: (item) => news.push(item),
      firstRetryMs: 5,
    });
  return { disk, clock, free, guard, office, news, troubles, start };
}

function lineOf(office: PlayedOffice): EvidenceLine {
  return {
    isOpen: () => office.isOpen,
    async status({ digests, proof }) {
      if (!office.isOpen) return null;
      if (proof) office.proofs.push([...digests]);
      return digests.flatMap((digest) => {
        const held = office.held.get(digest);
        return held === undefined ? [] : [{ digest, mediaType: held.mediaType, bytes: held.bytes }];
      });
    },
    fetch: async ({ digest }) => office.held.get(digest)?.bytesThemselves ?? null,
    async send(piece) {
      office.sent.push(piece.digest);
      const outcome = office.outcomes.shift() ?? { status: 'sent' };
      if (outcome.status !== 'sent') return outcome;
      const bytesThemselves = await piece.slice(0, piece.bytes);
      piece.progressed(piece.bytes);
      const { digest, bytes } = piece;
      office.held.set(digest, { digest, mediaType: 'image/jpeg', bytes, bytesThemselves });
      return outcome;
    },
  };
}
