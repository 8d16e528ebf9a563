import { z } from 'zod';
import { SignedManifest } from '../../shared/feed/snapshot.ts';
import { IntakeAnswer } from '../../shared/sync/answers.ts';
import {
  ChallengeAnswer,
  ContactAnswer,
  ContactAsk,
  EnrolmentAnswer,
  EnrolmentAsk,
  FeedAnswer,
  FirstSignInAsk,
  HeadOfficeAnswer,
  Problem,
  SignedReseal,
  StaffDocument,
  StaffDocuments,
} from '../../shared/sync/contact.ts';
import { EvidenceStatus, EvidenceStatusAsk } from '../../shared/sync/evidence.ts';
import {
  PasswordChallengeAnswer,
  PasswordChallengeAsk,
  PasswordCheckAnswer,
  PasswordCheckAsk,
} from '../../shared/sync/client-password.ts';
import { IdentityCheckAsk } from '../../shared/sync/identity-check.ts';
import { HistoryAsk, QuoteHistory, QuotesAnswer, QuotesAsk } from '../../shared/sync/quotes.ts';
import { SignedCheck } from '../../shared/safeguards/identity-check.ts';
import { ClientNo } from '../../shared/safeguards/password-box.ts';
import { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { CounterId, StaffNo } from '../../shared/values/ids.ts';
import { NoticeBody } from '../../shared/safeguards/notice.ts';
import { Branch, listPage } from '../operator/list.ts';
import { ScreeningFile } from '../screening/screening-file.ts';
import {
  AlarmListRow,
  CaseListRow,
  CounterListRow,
  EditionListRow,
  EntryListRow,
  HeldOpeningRow,
  NoticeListRow,
  NoticeReaderRow,
  OpeningCountRow,
  Overview,
  StaffListRow,
} from '../operator/rows.ts';

/** What is asked in a body. */
export const asks = {
  EnrolmentAsk,
  ChallengeAsk: z.object({ counter: CounterId }),
  ContactAsk,
  FirstSignInAsk,
  SignedReseal,
  EvidenceStatusAsk,
  CounterAsk: z.object({ counter: CounterId }),
  StaffAsk: z.object({ staff: StaffNo }),
  PasswordChallengeAsk,
  PasswordCheckAsk,
  IdentityCheckAsk,
  QuotesAsk,
  HistoryAsk,
  ClientPasswordUnlockAsk: z.object({ clientNo: ClientNo, reason: z.string().max(200) }),
  RevocationAsk: z.object({ staff: StaffNo, reason: z.string().max(200).default('') }),
  ReasonAsk: z.object({ reason: z.string().max(200) }),
  ScreeningFile,
  ScreeningDecisionAsk: z.object({
    decision: z.enum(['clear', 'reject']),
    comment: z.string().max(400),
  }),
  RuleEditionAsk: RuleEdition.omit({ publishedOn: true }),
  NoticeAsk: NoticeBody.pick({ title: true, text: true }).extend({
    branches: z.union([z.literal('all'), z.array(Branch).min(1).max(1000)]),
    until: z.int().nullable().default(null),
    mustRead: z.boolean().default(false),
  }),
} as const;

const Code = z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

/** What is answered as JSON. */
export const answers = {
  HeadOfficeAnswer,
  EnrolmentAnswer,
  ChallengeAnswer,
  ContactAnswer,
  IntakeAnswer,
  FeedAnswer,
  SignedManifest,
  StaffDocument,
  StaffDocuments,
  EvidenceStatus,
  PasswordChallengeAnswer,
  PasswordCheckAnswer,
  SignedCheck,
  QuotesAnswer,
  QuoteHistory,
  Problem,
  Health: z.object({ status: z.literal('ok'), era: z.int().min(1) }),
  Readiness: z.object({
    status: z.literal('ready'),
    era: z.int().min(1),
    checks: z.record(z.string(), z.literal(['ok', 'none'])),
  }),
  Overview,
  CounterPage: listPage(CounterListRow),
  AlarmPage: listPage(AlarmListRow),
  EntryPage: listPage(EntryListRow),
  CasePage: listPage(CaseListRow),
  StaffPage: listPage(StaffListRow),
  NoticePage: listPage(NoticeListRow),
  NoticeReaderPage: listPage(NoticeReaderRow),
  EditionPage: listPage(EditionListRow),
  OpeningCountPage: listPage(OpeningCountRow),
  HeldOpeningPage: listPage(HeldOpeningRow),
  ScreeningLoaded: z.object({ entries: z.int(), isNew: z.boolean() }),
  EditionChanges: z.object({ against: z.string().nullable(), changes: z.array(z.string()) }),
  WithdrawalAsked: z.object({ askedBy: z.string(), reason: z.string() }),
  NoticeAnswer: z.object({ id: z.string() }),
  EnrolmentCode: z.object({ counter: CounterId, code: Code }),
  StaffCode: z.object({ staff: StaffNo, code: Code }),
} as const;

export type AskName = keyof typeof asks;
export type AnswerName = keyof typeof answers;

type Json = Record<string, unknown>;

/**
 * All of them as JSON Schema (2020-12) for the document's components. What a schema of its own refers to inside
 * itself (JSON in JSON) becomes a component too.
 */
export function componentSchemas(): Record<string, object> {
  return {
    ...componentsOf(asks, 'input'),
    ...componentsOf(answers, 'output'),
  };
}

function componentsOf(
  schemas: Readonly<Record<string, z.ZodType>>,
  io: 'input' | 'output',
): Record<string, object> {
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, one]) => Object.entries(hoist(name, one, io))),
  );
}

function hoist(name: string, schema: z.ZodType, io: 'input' | 'output'): Record<string, object> {
  const text = JSON.stringify(jsonSchema(schema, io)).replaceAll(
    '"#/$defs/',
    `"#/components/schemas/${name}.`,
  );
  // What toJSONSchema gave, with its inner references renamed.
  const { $defs = {}, ...root } = JSON.parse(text) as { readonly $defs?: Record<string, object> };
  const inner = Object.entries($defs).map(([key, value]) => [`${name}.${key}`, value] as const);
  return { [name]: root, ...Object.fromEntries(inner) };
}

/** One schema as JSON Schema; what only the program can check (dates, refinements) is left out of it. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
