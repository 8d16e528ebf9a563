import { rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import type { DocumentType, DocumentTypeRow, DocumentTypeTable } from './document-types.ts';
import {
  documentNumberMessage,
  exitPermitMessage,
  freeNumberMessage,
  plainNumberMessage,
} from './messages.ts';
import { couldBeNumber, hasLayout } from './pattern.ts';

/** A mainlander's permit to go to Hong Kong and Macao begins with C or W: easily taken for a home-return permit. */
const EXIT_PERMIT = /^[CW][A-Z\d]\d{7}$/;

/**
 * Whether a number, as given, has the layout of its document on a day; check digits are not looked at. Where the layout
 * is not known anything that could be a number passes. Fails closed for a document without a row on the day.
 * Rule ID-16 (docs/rules.md).
 */
export function explainDocumentNumber(
  { document, number }: { readonly document: DocumentType; readonly number: string },
  on: string,
  table: DocumentTypeTable,
): Explained<{ readonly valid: boolean }> {
  const found = rowOn(table, on, { document });
  if (!found.found) return found;
  const { pattern } = found.row;
  const valid = pattern === null ? couldBeNumber(number) : hasLayout(number, pattern);
  const message = wordsOn(found.row, number, valid);
  const line = { rule: 'ID-16', met: valid, message, source: sourceOf(found.row) };
  return { found: true, answer: { valid }, lines: [line] };
}

function wordsOn({ document, title, pattern }: DocumentTypeRow, number: string, valid: boolean) {
  if (valid) return pattern === null ? freeNumberMessage(title) : plainNumberMessage(title);
  const isHomeReturn = document === 'HK_MACAO_PERMIT';
  return isHomeReturn && hasLayout(number, EXIT_PERMIT.source)
    ? exitPermitMessage
    : documentNumberMessage(title);
}
