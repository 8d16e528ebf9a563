import type { WantedEvidence } from '../../safeguards/evidence/EvidencePanel.tsx';

/** What is taken with an opening, in the order it lies on the counter. */
export const openingEvidence: readonly WantedEvidence[] = [
  { kind: 'document-front', several: false, hint: '人像面' },
  { kind: 'document-back', several: false, hint: '国徽面,含有效期限' },
  { kind: 'signed-paper', several: true, hint: '客户已签字的开户申请表' },
  { kind: 'signature', several: false, hint: '客户手写签名' },
  { kind: 'other', several: true, hint: '' },
];
