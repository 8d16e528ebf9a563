import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { addPage, removePage } from './page-order.ts';

/**
 * Pages that do not count any more stay with the business, among its other materials: what somebody signed is never
 * thrown away.
 */
export function setAside(
  pages: readonly EvidenceRef[],
  isVoid: (page: EvidenceRef) => boolean,
): readonly EvidenceRef[] {
  return pages
    .filter(isVoid)
    .reduce((rest, page) => addPage(removePage(rest, page), { ...page, kind: 'other' }), pages);
}
