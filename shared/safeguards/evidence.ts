import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';

/** What a piece of evidence shows. */
export const EvidenceKind = z.enum([
  'document-front',
  'document-back',
  'document-page',
  'chip-photo',
  'face',
  'mandate',
  'agent-front',
  'agent-back',
  'income-proof',
  'asset-proof',
  'supporting',
  'questionnaire',
  'signature',
  'signed-paper',
  'paper-content',
  'other',
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** The trade's words for the kinds. */
export const evidenceWords: Readonly<Record<EvidenceKind, string>> = {
  'document-front': '证件正面',
  'document-back': '证件反面',
  'document-page': '证明材料',
  'chip-photo': '证件芯片照片',
  face: '现场照片',
  mandate: '授权委托书',
  'agent-front': '代理人证件正面',
  'agent-back': '代理人证件反面',
  'income-proof': '收入证明',
  'asset-proof': '资产证明',
  supporting: '辅助证明',
  questionnaire: '客户签字的测评问卷',
  signature: '签名',
  'signed-paper': '签字文件',
  'paper-content': '待签文件内容',
  other: '其他材料',
};

/** Largest single piece; recordings will come in parts of their own. */
export const evidenceLimitBytes = 20 * 1024 * 1024;

/** Media types the evidence service keeps. */
export const EvidenceMedia = z.enum([
  'image/jpeg',
  'image/png',
  'image/svg+xml',
  'application/pdf',
  'application/json',
  'text/html',
  'video/webm',
  'audio/webm',
]);
export type EvidenceMedia = z.infer<typeof EvidenceMedia>;

/**
 * One page of evidence as an entry names it: the SHA-256 of its clear bytes says which. The bytes are fsynced
 * before the entry that names them (design 8).
 *
 * Example: {"kind":"face","digest":"9f…","mediaType":"image/jpeg","bytes":81234,"takenAt":1795400467000,"source":"camera","page":1}
 */
export const EvidenceRef = z.object({
  kind: EvidenceKind,
  digest: HashHex,
  mediaType: EvidenceMedia,
  bytes: z.int().min(1).max(evidenceLimitBytes),
  takenAt: z.int(),
  source: z.enum(['camera', 'file', 'signature-pad', 'reader', 'program']),
  /** Place among the pages of its kind, from 1. */
  page: z.int().min(1).max(200),
  /** Which of a business's papers the page is of, as its content names it; absent where there is only one. */
  paper: z.string().min(1).max(64).exactOptional(),
});
export type EvidenceRef = Readonly<z.infer<typeof EvidenceRef>>;
