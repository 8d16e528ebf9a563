import type { Actor, Seen } from '../../../shared/journal/entry.ts';
import type {
  EvidenceKind,
  EvidenceMedia,
  EvidenceRef,
} from '../../../shared/safeguards/evidence.ts';
import type { SignedPasswordProof } from '../../../shared/safeguards/password-proof.ts';
import type {
  FaceCompared,
  VisitClient,
  VisitGrade,
  VisitStart,
} from '../../../shared/safeguards/visit.ts';
import type { ActOutcome } from '../../data/types.ts';
import type { Counter } from '../../session/counter.tsx';
import { discardUnnamed } from '../../session/discard-evidence.ts';
import { beginVisit, type VisitTools } from '../../session/visits.ts';
import type { MandateShown } from './MandatePages.tsx';
import type { ShownDocument } from './shown-document.ts';

/** What was gathered at the counter before the visit is recorded. */
export interface Gathered {
  /** The document of whoever came: the client's, or the agent's where there is a mandate. */
  readonly shown: ShownDocument | null;
  readonly mandate: MandateShown | null;
  readonly face: { readonly compared: FaceCompared; readonly picture: Uint8Array | null } | null;
  readonly password: SignedPasswordProof | null;
}

type RecordTools = VisitTools & Pick<Counter, 'bridge'>;

export const nothingGathered: Gathered = {
  shown: null,
  mandate: null,
  face: null,
  password: null,
};

/**
 * Keeps the pictures as evidence, then records the visit that names them. Without one they are thrown away again.
 * @throws Fault of bridge or store
 */
export async function recordVisit(
  tools: RecordTools,
  actor: Actor,
  visit: { readonly id: string; readonly client: VisitClient; readonly seen: readonly Seen[] },
  gathered: Gathered,
): Promise<ActOutcome> {
  const kept: string[] = [];
  try {
    const start = await startOf(tools, actor, visit, gathered, kept);
    const outcome = await beginVisit(tools, actor, { id: visit.id, start, seen: visit.seen });
    const isNamed = outcome.status === 'recorded' && !outcome.again;
    if (!isNamed) await discardUnnamed(tools, kept);
    return outcome;
  } catch (error) {
    await discardAfter(tools, kept);
    throw error;
  }
}

async function startOf(
  tools: RecordTools,
  actor: Actor,
  visit: { readonly client: VisitClient },
  gathered: Gathered,
  kept: string[],
): Promise<VisitStart> {
  const { shown, mandate, face, password } = gathered;
  const keeper = keeperOf(tools, kept);
  const pages: EvidenceRef[] = [];
  for (const page of mandate?.pages ?? []) {
    pages.push(await keeper('mandate', 'camera', { bytes: page }, pages.length + 1));
  }
  const photo = shown?.photo ?? null;
  return {
    client: visit.client,
    grade: gradeOf(gathered),
    document: mandate === null ? (shown?.document ?? null) : null,
    face:
      face === null
        ? null
        : {
            picture:
              face.picture === null
                ? null
                : await keeper('face', 'camera', { bytes: face.picture }),
            chipPhoto: photo === null ? null : await keeper('chip-photo', 'reader', photo),
            compared: face.compared,
            by: actor.staff,
          },
    password,
    agent:
      mandate === null || shown === null
        ? null
        : { document: shown.document, mandate: pages, until: mandate.until },
  };
}

/** What went wrong before is what the clerk hears; what stays now goes with the next sign-in's sweep. */
async function discardAfter(tools: RecordTools, kept: readonly string[]): Promise<void> {
  try {
    await discardUnnamed(tools, kept);
  } catch {
    // Named or not, nothing is lost by a piece that stays.
  }
}

/** The strongest that was proved. */
function gradeOf({ mandate, face }: Gathered): VisitGrade {
  if (mandate !== null) return 'agent';
  return face?.compared === 'same' ? 'face' : 'password';
}

type Picture = { readonly bytes: Uint8Array; readonly mediaType?: EvidenceMedia };

function keeperOf({ bridge, store }: RecordTools, digests: string[]) {
  const takenAt = store.now();
  return async (
    kind: EvidenceKind,
    source: EvidenceRef['source'],
    { bytes, mediaType = 'image/jpeg' }: Picture,
    page = 1,
  ): Promise<EvidenceRef> => {
    const kept = await bridge.evidence.keep(mediaType, bytes);
    const { digest } = kept;
    digests.push(digest);
    return { kind, digest, mediaType: kept.mediaType, bytes: kept.bytes, takenAt, source, page };
  };
}
