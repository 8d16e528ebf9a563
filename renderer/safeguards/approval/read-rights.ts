import { DelegationBody, delegationName } from '../../../shared/safeguards/delegation.ts';
import type { SignedDelegation } from '../../../shared/safeguards/delegation.ts';
import { StaffRow } from '../../../shared/safeguards/authority.ts';
import { SessionBody } from '../../../shared/safeguards/session.ts';
import type { CounterStore } from '../../data/types.ts';
import { useSignedIn } from '../../session/session-store.ts';
import { useRead, type Read } from '../../session/use-read.ts';
import type { Rights } from './rights.ts';

/** Longer ago than any delegation runs. */
const longestMs = 60 * 24 * 3_600_000;

/** Delegations granted and not revoked, as this counter knows them; whether their dates hold is for who uses them. */
export async function delegationsInForce(
  store: CounterStore,
): Promise<readonly SignedDelegation[]> {
  const rows = await store.cases({ business: delegationName, stages: ['done', 'accepted'] });
  const recent = rows.filter(({ at }) => at > store.now() - longestMs);
  const details = await Promise.all(recent.map(({ caseId }) => store.caseById(caseId)));
  return details.flatMap((detail) => {
    const body = DelegationBody.safeParse(detail?.shown.body);
    const holds = body.success && body.data.revoked === null;
    return holds && body.data.delegation.statement.untilAt >= store.now()
      ? [body.data.delegation]
      : [];
  });
}

/** What the person signed in may decide; null for a session that is in no journal. */
export function useRights(): Read<Rights | null> {
  const { actor } = useSignedIn();
  return useRead(
    async (store) => {
      const detail = await store.caseById(actor.session);
      const session = SessionBody.safeParse(detail?.shown.body);
      if (!session.success) return null;
      const { statement } = session.data.authority;
      return { authority: statement, delegations: await delegationsInForce(store) };
    },
    [actor.session],
  );
}

/** Everybody of the branch this counter has keys of, with their rights by the roster. */
export async function colleaguesWithRights(
  store: CounterStore,
  colleagues: readonly { readonly staff: string; readonly name: string }[],
): Promise<readonly Rights['authority'][]> {
  const rows = await Promise.all(
    colleagues.map(async ({ staff, name }) => {
      const [view] = await store.register('staff', 'key', staff);
      const row = StaffRow.safeParse(view?.projected);
      if (!row.success || row.data.revokedAt !== null) return [];
      const { checker, roles } = row.data;
      return [{ staff, name, checker, roles }];
    }),
  );
  return rows.flat();
}
