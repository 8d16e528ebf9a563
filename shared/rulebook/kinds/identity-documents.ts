import { z } from 'zod';
import { explainDocumentNumber } from '../identity/document-number.ts';
import {
  type DocumentAcceptance,
  DocumentType,
  explainDocumentType,
} from '../identity/document-types.ts';
import { type DocumentValidity, explainDocumentValidity } from '../identity/document-validity.ts';
import { answered, DateText, type Json, type RuleKind, ruleKind } from './kind.ts';

const idPattern = ruleKind({
  kind: 'id_pattern',
  title: '证件号码格式',
  input: z.strictObject({ type: DocumentType, number: z.string() }),
  example: { type: 'HK_MACAO_PERMIT', number: 'H60000001' },
  answer: ({ type, number }, tables) =>
    answered(
      explainDocumentNumber({ document: type, number }, tables.judgedOn, tables.documentTypes),
      ({ valid }) => ({ valid }),
    ),
});

const documentType = ruleKind({
  kind: 'document_type',
  title: '受理的证件',
  input: z.strictObject({ document: DocumentType, on: DateText }),
  example: { document: 'GAT_RESIDENCE', on: '2026-11-23' },
  answer: ({ document, on }, tables) =>
    answered(explainDocumentType(document, on, tables.documentTypes), acceptanceAnswer),
});

const documentValidity = ruleKind({
  kind: 'document_validity',
  title: '证件有效期',
  input: z.strictObject({
    document: DocumentType,
    birth: DateText,
    valid_from: DateText,
    valid_to: DateText.nullable(),
    on: DateText,
  }),
  example: {
    document: 'RESIDENT_ID',
    birth: '1990-03-07',
    valid_from: '2020-05-11',
    valid_to: '2040-05-11',
    on: '2026-11-23',
  },
  answer: ({ document, birth, valid_from, valid_to, on }, tables) =>
    answered(
      explainDocumentValidity(
        { document, birth, validFrom: valid_from, validTo: valid_to },
        on,
        tables.documentTerms,
      ),
      validityAnswer,
    ),
});

export const identityDocumentKinds: readonly RuleKind[] = [
  idPattern,
  documentType,
  documentValidity,
];

function acceptanceAnswer(acceptance: DocumentAcceptance): Json {
  if (!acceptance.accepted) return { accepted: false };
  const { acceptedFor, checkDigit } = acceptance;
  return { accepted: true, accepted_for: acceptedFor, check_digit: checkDigit };
}

function validityAnswer({ plausible, expectedTo, standing }: DocumentValidity): Json {
  const expected = expectedTo === undefined ? {} : { expected_to: expectedTo };
  return { plausible, ...expected, standing };
}
