import { z } from 'zod';
import { type Business, erase } from '../../shared/business/contract.ts';
import { registryOf } from '../../shared/business/registry.ts';
import { session } from '../../shared/business/session/index.ts';
import { EvidenceRef } from '../../shared/safeguards/evidence.ts';

const Show = z.object({
  type: z.literal('Show'),
  data: z.object({ evidence: z.array(EvidenceRef), refused: z.boolean() }),
});
const Shown = z.object({ type: z.literal('Shown'), data: z.object({}) });

const showing: Business<{ readonly shown: true }, z.infer<typeof Show>, z.infer<typeof Shown>> = {
  name: 'showing',
  version: 1,
  title: '材料',
  functions: [],
  roles: ['maker'],
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: [],
  command: Show,
  event: Shown,
  facts: () => [],
  decide: ({ data }) =>
    data.refused ? [{ rule: 'TOY-1', message: '不予受理。' }] : [{ type: 'Shown', data: {} }],
  evolve: () => ({ shown: true }),
  keys: () => ({}),
  summary: () => ({ subject: '', document: '', detail: '' }),
  words: () => [],
  draftSummary: () => ({ summary: { subject: '', document: '', detail: '' }, keys: {} }),
  approvals: () => [],
  evidence: ({ data }) => data.evidence,
  undo: () => ({ kind: 'none', reason: '' }),
  isDone: () => true,
  effects: () => [],
};

/** Sign-ins, and a business whose acts do nothing but name evidence. */
export const evidenceRegistry = registryOf([session, erase(showing)]);

/** One page of evidence with this digest. */
export function evidenceRef(digest: string, bytes: number): EvidenceRef {
  return {
    kind: 'face',
    digest,
    mediaType: 'image/jpeg',
    bytes,
    takenAt: 1_795_400_467_000,
    source: 'camera',
    page: 1,
  };
}
