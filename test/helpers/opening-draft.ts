import type { Bridge } from '../../shared/bridge/index.ts';
import type { Application } from '../../shared/business/account-opening/application/application.ts';
import type { EvidenceRef } from '../../shared/safeguards/evidence.ts';
import type { CounterStore } from '../../renderer/data/types.ts';
import { type CompleteApplication, completed, ordinaryClient } from './whole-application.ts';

interface Tools {
  readonly counter: {
    readonly store: CounterStore;
    readonly bridge: { readonly evidence: Bridge['evidence'] };
  };
  readonly clock: { readonly now: number };
}

/** What a test changes of the ordinary client before everything is signed. */
export type ClientChange = (client: Application) => Application;

/** Everything of an ordinary client's opening as of now, its pictures kept by the shell. */
export async function keptApplication(
  { counter, clock }: Tools,
  change: ClientChange = (client) => client,
): Promise<CompleteApplication> {
  const day = { businessDate: counter.store.businessDate(), at: clock.now };
  const { application, evidence } = completed(change(ordinaryClient(day)), day);
  const kept = await Promise.all(
    evidence.map(async (piece, at): Promise<EvidenceRef> => {
      const { digest, bytes } = await counter.bridge.evidence.keep(
        'image/jpeg',
        new Uint8Array([0xff, 0xd8, at]),
      );
      return { ...piece, digest, bytes };
    }),
  );
  return { application, evidence: kept };
}

/** Leaves a complete draft of 100023 for a form to begin with: a test that is not about fields starts from it. */
export async function leaveDraft(
  tools: Tools,
  caseId: string,
  change?: ClientChange,
): Promise<CompleteApplication> {
  const { application, evidence } = await keptApplication(tools, change);
  await tools.counter.store.saveDraft({
    draftId: caseId,
    business: 'account-opening',
    commandId: caseId,
    staff: '100023',
    data: { ...application, evidence },
  });
  return { application, evidence };
}
