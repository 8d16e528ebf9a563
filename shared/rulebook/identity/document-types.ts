import { z } from 'zod';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { NumberPattern } from './pattern.ts';

/** Every document a client may show. */
export const DocumentType = z.enum([
  'RESIDENT_ID',
  'FIRST_GENERATION_ID',
  'GAT_RESIDENCE',
  'HK_MACAO_PERMIT',
  'HK_MACAO_PERMIT_FOREIGN',
  'TAIWAN_PERMIT',
  'FOREIGN_PR',
  'OLD_PR_CARD',
  'CN_PASSPORT',
  'FOREIGN_PASSPORT',
  'HOUSEHOLD_BOOK',
  'OFFICER_CARD',
  'SOLDIER_CARD',
  'TEMPORARY_ID',
  'BUSINESS_LICENCE',
  'PRODUCT_FILING',
]);
/** One of them. */
export type DocumentType = z.infer<typeof DocumentType>;

const uses = {
  EVERYTHING: '各类业务均可使用',
  LIKE_RESIDENT: '开立 A 股账户与境内居民相同',
  COUNTER: '柜台办理',
  COUNTER_WITH_PAPERS: '柜台办理,须另附材料',
  AUXILIARY: '只作辅助证明',
  SUPERVISOR: '特殊情形,须主管授权',
  INSTITUTION: '机构开户',
} as const;

/**
 * The table of documents (`assets/reference/document-types.json`): whose they are, what they are accepted for, their
 * number's layout and check digit, and what must come with them. A document without a row on the day is not accepted.
 * One row:
 *
 * { …, "confidence": "M", "document": "TAIWAN_PERMIT", "title": "台湾居民来往大陆通行证", "holder": "台湾居民",
 *   "acceptedFor": "COUNTER", "pattern": "^\\d{8}$", "checkDigit": "NONE" }
 */
export const documentTypeTable = datedTable(
  datedRow.extend({
    document: DocumentType,
    title: z.string().min(1),
    holder: z.string().min(1),
    acceptedFor: z.enum(Object.keys(uses) as (keyof typeof uses)[]),
    pattern: NumberPattern,
    checkDigit: z.enum(['MOD_11_2', 'MOD_31', 'MRZ', 'NONE', 'NOT_VERIFIED']),
    /** What must be shown besides. */
    papers: z.string().min(1).exactOptional(),
  }),
  ['document'],
);
/** The table, parsed. */
export type DocumentTypeTable = z.infer<typeof documentTypeTable>;
/** One document, and what it is accepted for. */
export type DocumentTypeRow = DocumentTypeTable['rows'][number];

/** Whether a document is accepted on a day, and for what. */
export type DocumentAcceptance =
  | {
      readonly accepted: true;
      readonly acceptedFor: DocumentTypeRow['acceptedFor'];
      readonly checkDigit: DocumentTypeRow['checkDigit'];
    }
  | { readonly accepted: false };

/** Whether a document is accepted on a day: only what the table lists is. Rule ID-15 (docs/rules.md). */
export function explainDocumentType(
  document: DocumentType,
  on: string,
  table: DocumentTypeTable,
): Explained<DocumentAcceptance> {
  const listed = rowOn(table, on, { document });
  if (!listed.found) {
    const message = `${on} 不受理这种证件。请客户改用“${table.name}”中的有效证件。`;
    const lines = [{ rule: 'ID-15', met: false, message }];
    return { found: true, answer: { accepted: false }, lines };
  }
  const { title, holder, acceptedFor, checkDigit, papers } = listed.row;
  const besides = papers === undefined ? '' : `,另附${papers}`;
  const message = `${title}(${holder}):${uses[acceptedFor]}${besides}。`;
  const lines = [{ rule: 'ID-15', met: true, message, source: sourceOf(listed.row) }];
  return { found: true, answer: { accepted: true, acceptedFor, checkDigit }, lines };
}
