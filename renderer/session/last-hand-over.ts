import { type HandedOver, SessionBody } from '../../shared/safeguards/session.ts';
import type { CounterStore } from '../data/types.ts';

/** A session that ended by a hand-over. */
export type HandedSession = SessionBody & { readonly handedOver: HandedOver };

/** A hand-over is looked for among so many sessions that ended here last. */
const among = 20;

/** The newest hand-over at this counter, for its sheet; null when none is near. */
export async function lastHandOver(
  store: CounterStore,
  counter: string,
): Promise<HandedSession | null> {
  const ended = await store.cases({ business: 'session', stages: ['done'] });
  const here = ended
    .filter(({ serial }) => serial.startsWith(`${counter}-`))
    .toSorted((left, right) => right.at - left.at)
    .slice(0, among);
  for (const { caseId } of here) {
    const body = SessionBody.safeParse((await store.caseById(caseId))?.shown.body).data;
    if (body?.handedOver != null) return { ...body, handedOver: body.handedOver };
  }
  return null;
}
