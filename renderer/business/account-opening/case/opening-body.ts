import { OpeningState } from '../../../../shared/business/account-opening/events.ts';
import type { CaseState } from '../../../../shared/business/case.ts';

/** What head office has found out and given so far; null before the acceptance, or of a newer program. */
export function openingBody({ body }: Pick<CaseState, 'body'>): OpeningState | null {
  return OpeningState.safeParse(body).data ?? null;
}
