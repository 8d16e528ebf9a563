import { z } from 'zod';
import { Head } from '../journal/entry.ts';
import { PublicKeyHex, SignatureHex, SignedAuthority } from '../safeguards/authority.ts';
import { FeedPage } from '../feed/page.ts';
import { SignedPasswordSetting } from '../safeguards/new-password.ts';
import { ResealStatement } from '../safeguards/session.ts';
import { CounterId, StaffNo } from '../values/ids.ts';
import { Ack } from './answers.ts';
import { SignedTimeToken } from './time-token.ts';

/**
 * Where each exchange goes, version 1. All but the first four need the contact's token (`Authorization: Bearer …`).
 * A batch is the body of its request as gzip bytes (`application/gzip`) and is answered by an IntakeAnswer;
 * a segment comes back the same way. `staffDocuments` gives StaffDocuments, `snapshot` a SignedManifest.
 */
export const protocolPaths = {
  headOffice: '/v1/head-office',
  enrolment: '/v1/enrolment',
  challenge: '/v1/contacts/challenge',
  contacts: '/v1/contacts',
  batches: '/v1/batches',
  feed: '/v1/feed',
  snapshot: '/v1/snapshot',
  snapshotSegment: (place: number, index: number) => `/v1/snapshots/${place}/segments/${index}`,
  firstSignIn: '/v1/staff/first-sign-in',
  staffDocuments: '/v1/staff/documents',
  sealedKey: '/v1/staff/sealed-key',
  /** tus 1.0: creation, and the parts under the upload's own path. */
  evidenceUploads: '/v1/evidence/uploads',
  evidenceStatus: '/v1/evidence/status',
  evidence: (digest: string) => `/v1/evidence/${digest}`,
  passwordChallenges: '/v1/clients/password-challenges',
  passwordChecks: '/v1/clients/password-checks',
  identityChecks: '/v1/identity-checks',
  quotes: '/v1/quotes',
  quoteHistory: '/v1/quotes/history',
} as const;

/** Media type of batches and segments. */
export const packedMediaType = 'application/gzip';

/** GET /v1/head-office: asked before enrolment, so that a wrong fingerprint does not use up the one-time code. */
export const HeadOfficeAnswer = z.object({ headOfficeKey: PublicKeyHex });
export type HeadOfficeAnswer = Readonly<z.infer<typeof HeadOfficeAnswer>>;

/** POST /v1/enrolment: a new counter, with its one-time code. Receiving key (age) is an `age1…` recipient. */
export const EnrolmentAsk = z.object({
  code: z.string().min(8).max(64),
  signingKey: PublicKeyHex,
  receivingKey: z.string().regex(/^age1[a-z0-9]+$/),
  /** Installation id of the data folder, for the canary. */
  installation: z.string().max(64),
});
export type EnrolmentAsk = Readonly<z.infer<typeof EnrolmentAsk>>;

/** What a counter is told once. The fingerprint typed at the counter must be that of `headOfficeKey`. */
export const EnrolmentAnswer = z.object({
  counter: CounterId,
  branchName: z.string(),
  era: z.int().min(1),
  headOfficeKey: PublicKeyHex,
  timeToken: SignedTimeToken,
  snapshotPlace: z.int().min(0),
});
export type EnrolmentAnswer = Readonly<z.infer<typeof EnrolmentAnswer>>;

/** POST /v1/contacts/challenge {counter} → {challenge}: to be signed within a minute. */
export const ChallengeAnswer = z.object({ challenge: z.string().regex(/^[0-9a-f]{64}$/) });

/** What a counter signs to open a contact; no clock in it. */
export const ContactStatement = z.object({
  purpose: z.literal('contact'),
  counter: CounterId,
  challenge: z.string().regex(/^[0-9a-f]{64}$/),
  /** Both heads open every exchange: the journal's, and the feed's place. */
  head: Head,
  feedPlace: z.int().min(0),
});
export type ContactStatement = Readonly<z.infer<typeof ContactStatement>>;

/**
 * POST /v1/contacts. `clock` is what the counter's clock shows, ms UTC: unsigned, only for head office's list
 * of counters, and nothing is judged by it.
 */
export const ContactAsk = z.object({
  statement: ContactStatement,
  signature: SignatureHex,
  program: z.string().max(64),
  clock: z.int().exactOptional(),
});
export type ContactAsk = Readonly<z.infer<typeof ContactAsk>>;

/**
 * Answer to a contact. `judgement` RESTORED: head office has entries this counter does not (restored or
 * cloned); FORK: another entry at the same place; FROZEN: head office has stopped this counter.
 */
export const ContactAnswer = z.object({
  token: z.string(),
  contact: z.string(),
  judgement: z.enum(['OK', 'RESTORED', 'FORK', 'FROZEN']),
  ack: Ack,
  timeToken: SignedTimeToken,
  /** Only with OK: under it keypads seal new clients' trading passwords until the next contact. */
  passwordSetting: SignedPasswordSetting.exactOptional(),
});
export type ContactAnswer = Readonly<z.infer<typeof ContactAnswer>>;

/**
 * GET /v1/feed?after=PLACE&waitMs=N&seq=HEADSEQ: pages after a place, in order; empty when none came within
 * the wait. `seq` is the counter's head, by which head office knows whether it has everything.
 */
export const FeedAnswer = z.object({
  pages: z.array(FeedPage),
  ack: Ack,
  timeToken: SignedTimeToken,
});
export type FeedAnswer = Readonly<z.infer<typeof FeedAnswer>>;

/** POST /v1/staff/first-sign-in: a person's new key, with head office's one-time code. Answer: StaffDocument. */
export const FirstSignInAsk = z.object({
  staff: StaffNo,
  code: z.string().min(6).max(64),
  publicKey: PublicKeyHex,
  /** Private key sealed by the password (Argon2id), opaque to head office. */
  sealedKey: z.string().max(4096),
});
export type FirstSignInAsk = Readonly<z.infer<typeof FirstSignInAsk>>;

/** What a counter keeps of a person. GET /v1/staff/documents → {documents: StaffDocument[]} (all of the branch). */
export const StaffDocument = z.object({
  staff: StaffNo,
  authority: SignedAuthority,
  sealedKey: z.string().max(4096),
  /** When the person last changed their password; absent while the key is sealed as at the first sign-in. */
  sealedAt: z.int().min(1).exactOptional(),
  revokedAt: z.int().nullable(),
});
export type StaffDocument = Readonly<z.infer<typeof StaffDocument>>;

/** Somebody of the branch who has no key yet: named so that their first password is not their own name. */
export const Newcomer = z.object({ staff: StaffNo, name: z.string().min(1).max(100) });
export type Newcomer = Readonly<z.infer<typeof Newcomer>>;

export const StaffDocuments = z.object({
  documents: z.array(StaffDocument),
  newcomers: z.array(Newcomer).exactOptional(),
});

/** PUT /v1/staff/sealed-key: a person's key under a new password. Answered 204; an older one than is known 409. */
export const SignedReseal = z.object({ statement: ResealStatement, signature: SignatureHex });
export type SignedReseal = Readonly<z.infer<typeof SignedReseal>>;

/** problem+json, RFC 9457. `code` is stable; `detail` is English for the log. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().optional(),
  detail: z.string().optional(),
});
export type Problem = Readonly<z.infer<typeof Problem>>;
