import { z } from 'zod';
import { Stage } from '../../shared/business/stage.ts';

// Imported by the page's script as types only: nothing here may need Node.

/** Who asks, and what the operators' page offers to choose from. `now` is head office's clock, in Beijing. */
export const Overview = z.object({
  operator: z.string(),
  era: z.int(),
  now: z.string(),
  fingerprint: z.string(),
  openAlarms: z.int(),
  branches: z.array(z.object({ branch: z.string(), name: z.string() })),
  businesses: z.array(z.object({ name: z.string(), title: z.string() })),
});
export type Overview = Readonly<z.infer<typeof Overview>>;

/**
 * A counter. `toldHead` is what it said its head is, `pending` how much of that head office does not have;
 * `pendingSince` is when head office first heard of the oldest of it, which may have been recorded earlier.
 * `clockDifferenceMs` is counter minus head office at the newest contact. Ages are by head office's clock.
 */
export const CounterListRow = z.object({
  branch: z.string(),
  branchName: z.string(),
  counter: z.string(),
  epoch: z.int(),
  seq: z.int(),
  toldHead: z.string().nullable(),
  toldAt: z.string().nullable(),
  pending: z.int().nullable(),
  pendingSince: z.string().nullable(),
  pendingAgeS: z.int().nullable(),
  feedPlace: z.int().nullable(),
  feedBehind: z.int().nullable(),
  lastContactAt: z.string().nullable(),
  lastContactAgeS: z.int().nullable(),
  judgement: z.string().nullable(),
  program: z.string().nullable(),
  clockDifferenceMs: z.int().nullable(),
  enrolledAt: z.string(),
  seenAt: z.string().nullable(),
  drainedAt: z.string().nullable(),
  frozenAt: z.string().nullable(),
  forkAt: z.string().nullable(),
  alarms: z.int(),
});
export type CounterListRow = Readonly<z.infer<typeof CounterListRow>>;

/** An alarm, in words: what it means and what to do. */
export const AlarmListRow = z.object({
  id: z.int(),
  branch: z.string(),
  counter: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
  title: z.string(),
  meaning: z.string(),
  advice: z.string(),
  at: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedReason: z.string().nullable(),
});
export type AlarmListRow = Readonly<z.infer<typeof AlarmListRow>>;

/** accepted, refused, set aside, or stored and not yet decided. */
export const ListVerdict = z.enum(['accepted', 'refused', 'set-aside', 'undecided']);
export type ListVerdict = z.infer<typeof ListVerdict>;

/** An entry: who asked for what, and the verdict with its reasons; nothing of what it holds. `at` is its counter's clock. */
export const EntryListRow = z.object({
  branch: z.string(),
  serial: z.string(),
  business: z.string(),
  command: z.string(),
  staff: z.string(),
  at: z.string(),
  hash: z.string(),
  receivedAt: z.string(),
  verdict: ListVerdict,
  decidedAt: z.string().nullable(),
  place: z.int().nullable(),
  caseId: z.string().nullable(),
  reasons: z.string(),
});
export type EntryListRow = Readonly<z.infer<typeof EntryListRow>>;

/** A case; `subject` and `document` are masked unless asked for in clear. Times are Beijing's. */
export const CaseListRow = z.object({
  branch: z.string(),
  serial: z.string(),
  caseId: z.string(),
  business: z.string(),
  title: z.string(),
  stage: Stage,
  stageWords: z.string(),
  subject: z.string(),
  document: z.string(),
  detail: z.string(),
  maker: z.string(),
  checkers: z.string(),
  businessDate: z.string(),
  recordedAt: z.string(),
  changedAt: z.string(),
  reasons: z.string(),
  place: z.int(),
});
export type CaseListRow = Readonly<z.infer<typeof CaseListRow>>;

/** A person of a branch. `roles` are joined by spaces; `key` says whether the first sign-in has been done. */
export const StaffListRow = z.object({
  branch: z.string(),
  staff: z.string(),
  name: z.string(),
  roles: z.string(),
  checker: z.enum(['yes', 'no']),
  key: z.enum(['yes', 'no']),
  revokedAt: z.string().nullable(),
});
export type StaffListRow = Readonly<z.infer<typeof StaffListRow>>;

/** A notice, and how many of the people of its branches have read it. */
export const NoticeListRow = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  branches: z.string(),
  publishedAt: z.string(),
  until: z.string().nullable(),
  mustRead: z.enum(['yes', 'no']),
  by: z.string(),
  state: z.enum(['current', 'ended', 'withdrawn']),
  withdrawnAt: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  readers: z.int(),
  people: z.int(),
});
export type NoticeListRow = Readonly<z.infer<typeof NoticeListRow>>;

/** Somebody of a notice's branches, with where and when the notice was read. */
export const NoticeReaderRow = z.object({
  branch: z.string(),
  staff: z.string(),
  name: z.string(),
  readAt: z.string().nullable(),
  counter: z.string().nullable(),
});
export type NoticeReaderRow = Readonly<z.infer<typeof NoticeReaderRow>>;

/**
 * A rule edition. `in-use`: of today; `published`: of other days, or followed by a later one. `endedAt` is when it was
 * withdrawn, or the proposal dropped.
 */
export const EditionListRow = z.object({
  edition: z.string(),
  validFrom: z.string(),
  about: z.string(),
  state: z.enum(['proposed', 'dropped', 'published', 'in-use', 'withdrawn']),
  proposedAt: z.string(),
  proposedBy: z.string(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  withdrawalAskedAt: z.string().nullable(),
  withdrawalAskedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type EditionListRow = Readonly<z.infer<typeof EditionListRow>>;

/**
 * A branch's openings. `checking`: with police and list; `screening`: an officer is to decide; `beforeClearing`: not yet
 * sent, may still be voided; `atBank` counts openings that have their numbers already.
 */
export const OpeningCountRow = z.object({
  branch: z.string(),
  branchName: z.string(),
  awaitingApproval: z.int(),
  checking: z.int(),
  screening: z.int(),
  beforeClearing: z.int(),
  atClearing: z.int(),
  atBank: z.int(),
  returned: z.int(),
  withdrawn: z.int(),
  doneToday: z.int(),
  doneSevenDays: z.int(),
});
export type OpeningCountRow = Readonly<z.infer<typeof OpeningCountRow>>;

/** An opening that waits for an officer's decision; name and number are masked. */
export const HeldOpeningRow = z.object({
  branch: z.string(),
  caseId: z.string(),
  serial: z.string(),
  subject: z.string(),
  document: z.string(),
  detail: z.string(),
  heldSince: z.string(),
});
export type HeldOpeningRow = Readonly<z.infer<typeof HeldOpeningRow>>;
