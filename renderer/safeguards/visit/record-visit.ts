import type { Evidence } from '../../../shared/bridge/evidence.ts';
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

export const nothingGathered: Gathered = {
  shown: null,
  mandate: null,
  face: null,
  password: null,
};

/** Keeps the pictures as evidence, then records the visit that names them. @throws Fault of bridge or store */
export async function recordVisit(
  tools: VisitTools & { readonly evidence: Evidence },
  actor: Actor,
  visit: { readonly id: string; readonly client: VisitClient; readonly seen: readonly Seen[] },
  gathered: Gathered,
): Promise<ActOutcome> {
  const { shown, mandate, face, password } = gathered;
  const keeper = keeperOf(tools.evidence, tools.store.now());
  const pages: EvidenceRef[] = [];
  for (const page of mandate?.pages ?? []) {
    pages.push(await keeper('mandate', 'camera', { bytes: page }, pages.length + 1));
  }
  const photo = shown?.photo ?? null;
  const start: VisitStart = {
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
  return await beginVisit(tools, actor, { id: visit.id, start, seen: visit.seen });
}

/** The strongest that was proved. */
function gradeOf({ mandate, face }: Gathered): VisitGrade {
  if (mandate !== null) return 'agent';
  return face?.compared === 'same' ? 'face' : 'password';
}

type Picture = { readonly bytes: Uint8Array; readonly mediaType?: EvidenceMedia };

function keeperOf(evidence: Evidence, takenAt: number) {
  return async (
    kind: EvidenceKind,
    source: EvidenceRef['source'],
    { bytes, mediaType = 'image/jpeg' }: Picture,
    page = 1,
  ): Promise<EvidenceRef> => {
    const kept = await evidence.keep(mediaType, bytes);
    const { digest } = kept;
    return { kind, digest, mediaType: kept.mediaType, bytes: kept.bytes, takenAt, source, page };
  };
}
