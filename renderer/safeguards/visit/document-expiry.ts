import {
  documentValidity,
  type VisitTermTable,
} from '../../../shared/rulebook/counter/visit-term.ts';
import type { VisitDocument } from '../../../shared/safeguards/visit.ts';
import type { VisitStanding } from '../../session/visit-store.ts';

/** How a client's document stands. renewed: the one registered runs out, and a newer one was shown in this visit. */
export type DocumentExpiry =
  | { readonly kind: 'valid' }
  | { readonly kind: 'expiring' | 'expired'; readonly until: string }
  | { readonly kind: 'renewed'; readonly words: string };

/** The document a client showed themselves in the open visit, or null. */
export function documentShown(standing: VisitStanding): VisitDocument | null {
  const isOwn = standing.status === 'open' && standing.visit.agent === null;
  return isOwn ? standing.visit.document : null;
}

/**
 * What everybody says of a document's term, so that no two places contradict each other: by the document shown, else by
 * the register. Rule VI-15.
 */
export function documentExpiry(
  table: VisitTermTable,
  date: string,
  registered: string | null,
  shown: Pick<VisitDocument, 'validUntil'> | null,
): DocumentExpiry {
  const standing = documentValidity(table, registered, date);
  if (shown !== null && registered !== null && standing !== 'valid' && isLater(shown, registered)) {
    const ends = standing === 'expired' ? `已于 ${registered} 到期` : ` ${registered} 到期`;
    const until = shown.validUntil === null ? '长期有效' : `有效期至 ${shown.validUntil}`;
    return { kind: 'renewed', words: `登记证件${ends};客户已出示新证,${until},请更新登记` };
  }
  const until = shown === null ? registered : shown.validUntil;
  const kind = documentValidity(table, until, date);
  return until === null || kind === 'valid' ? { kind: 'valid' } : { kind, until };
}

function isLater({ validUntil }: Pick<VisitDocument, 'validUntil'>, registered: string): boolean {
  return validUntil === null || validUntil > registered;
}
