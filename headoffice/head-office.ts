import { registry as programRegistry, type Registry } from '../shared/business/registry.ts';
import { publishedEdition } from '../assets/reference/published.ts';
import type { RuleEdition } from '../shared/rulebook/editions/edition.ts';
import type { SignedManifest } from '../shared/feed/snapshot.ts';
import type { IntakeAnswer } from '../shared/sync/answers.ts';
import type {
  ContactAnswer,
  ContactAsk,
  EnrolmentAnswer,
  EnrolmentAsk,
  FeedAnswer,
  FirstSignInAsk,
  Newcomer,
  SignedReseal,
  StaffDocument,
} from '../shared/sync/contact.ts';
import { reactions as programReactions } from './business/index.ts';
import type { Reactions } from './reaction.ts';
import { type ClientPasswords, openClientPasswords } from './client-passwords.ts';
import { type Contact, contactOf, makeChallenge, openContact } from './contacts.ts';
import { type Database, queryOne } from './db/sql.ts';
import { createEditions } from './editions/edition-book.ts';
import { publishBuiltIn } from './editions/publish-built-in.ts';
import { enrol, makeEnrolmentCode } from './enrolment.ts';
import { createOfficeEvidence, type OfficeEvidence } from './evidence/evidence.ts';
import { type FeedAsk, feedAfter } from './feed/poll.ts';
import { latestSnapshot, makeSnapshot, snapshotSegment } from './feed/snapshot.ts';
import { intake } from './intake.ts';
import { fingerprint, loadKeys } from './keys.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createPulse } from './pulse.ts';
import { type OwnAct, type OwnActOutcome, performAct } from './lane/act.ts';
import { drainLane } from './lane/lane.ts';
import { type AskedQuotes, openQuotes } from './market/asked-quotes.ts';
import { pumpReports } from './market/pump-reports.ts';
import { type BranchFile, loadBranch } from './load.ts';
import type { Office } from './office.ts';
import { runOutbox } from './outbox/send.ts';
import { readingOnce } from './read-once.ts';
import { keepResealed } from './reseal.ts';
import { openOutside, type OutsideParts } from './outside.ts';
import { firstSignIn, makeStaffCode, newcomers, revokeStaff, staffDocuments } from './staff.ts';
import { nodeSuite } from './suite.ts';
import { runTimer } from './timer.ts';
import { createWakeups } from './wakeups.ts';

/** What head office is made of; everything but the database, the clock and randomness has a default. */
export interface HeadOfficeParts extends OutsideParts {
  readonly db: Database;
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly registry?: Registry;
  readonly reactions?: Reactions;
  /** The rule edition of the program. */
  readonly builtIn?: RuleEdition;
  /** Whether this start brings it in: publishes it in a new database, proposes it in others. A single command does not. */
  readonly bringsEdition?: boolean;
  /** Where evidence lies, shared by all processes; without it none is taken. */
  readonly evidenceFolder?: string;
  /** Called at every crash mark; a test throws there to end the process. */
  readonly mark?: Office['mark'];
  readonly log?: Office['log'];
}

/**
 * Head office without HTTP and without timers: a simulation steps it, the server drives it. Every method
 * may be called again after a crash at any point.
 */
export interface HeadOffice {
  readonly office: Office;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly evidence: OfficeEvidence | null;
  /** Loads a branch, its staff and register rows. */
  load(file: BranchFile): Promise<{ readonly rows: number }>;
  enrolmentCode(counter: string): Promise<string>;
  staffCode(staff: string): Promise<string>;
  revoke(staff: string): Promise<void>;
  enrol(ask: EnrolmentAsk): Promise<EnrolmentAnswer>;
  challenge(counter: string): Promise<{ readonly challenge: string }>;
  openContact(ask: ContactAsk): Promise<ContactAnswer>;
  contact(token: string): Promise<Contact>;
  firstSignIn(branch: string, ask: FirstSignInAsk): Promise<StaffDocument>;
  staffDocuments(branch: string): Promise<readonly StaffDocument[]>;
  newcomers(branch: string): Promise<readonly Newcomer[]>;
  keepResealed(branch: string, ask: SignedReseal): Promise<void>;
  /** Clients' trading passwords, typed at any counter's keypad. */
  readonly clientPasswords: ClientPasswords;
  intake(packed: Uint8Array): Promise<IntakeAnswer>;
  feedAfter(contact: Contact, ask: FeedAsk, isGone?: () => boolean): Promise<FeedAnswer>;
  /** The newest snapshot, made now if there is none fresh enough. */
  snapshot(branch: string): Promise<SignedManifest>;
  makeSnapshot(branch: string): Promise<SignedManifest>;
  snapshotSegment(branch: string, place: number, index: number): Promise<Uint8Array>;
  /** Decides everything stored of a branch and cuts its pages. */
  drainLane(branch: string): Promise<number>;
  performAct(branch: string, act: OwnAct): Promise<OwnActOutcome>;
  runOutbox(): Promise<number>;
  /** Records what the market has reported. Gives the number of reports. */
  runMarket(): Promise<number>;
  /** Quotes for counters. */
  readonly quotes: AskedQuotes;
  runTimer(): Promise<void>;
  /** Those where something is to be decided, or a page to be cut. */
  busyBranches(): Promise<readonly string[]>;
}

/** Puts head office together on an open database. */
export async function createHeadOffice(parts: HeadOfficeParts): Promise<HeadOffice> {
  const { db, clock, random } = parts;
  const builtIn = parts.builtIn ?? publishedEdition;
  const suite = nodeSuite();
  const keys = await loadKeys(db);
  const editions = createEditions(builtIn.tables);
  const office: Office = {
    db,
    clock,
    random,
    suite,
    keys,
    era: await loadEra(db),
    registry: readingOnce(parts.registry ?? programRegistry),
    reactions: parts.reactions ?? programReactions,
    editions,
    ...openOutside(parts, { db, clock, editions }),
    wakeups: createWakeups(),
    metrics: createMetrics(),
    pulse: createPulse(),
    mark: parts.mark ?? (() => undefined),
    log: parts.log ?? (() => undefined),
  };
  if (parts.bringsEdition ?? true) await publishBuiltIn(office, builtIn);
  const clientPasswords = await openClientPasswords(office);
  const { evidenceFolder } = parts;
  const evidence =
    evidenceFolder === undefined ? null : await createOfficeEvidence(office, evidenceFolder);
  return {
    office,
    clientPasswords,
    evidence,
    publicKey: keys.publicKey,
    fingerprint: fingerprint(suite, keys.publicKey),
    async load(file) {
      const loaded = await loadBranch(office, file);
      await clientPasswords.load(file.clientPasswords ?? []);
      return loaded;
    },
    enrolmentCode: (counter) => makeEnrolmentCode(office, counter),
    staffCode: (staff) => makeStaffCode(office, staff),
    revoke: (staff) => revokeStaff(office, staff),
    enrol: (ask) => enrol(office, ask),
    challenge: (counter) => makeChallenge(office, counter),
    openContact: (ask) => openContact(office, ask),
    contact: (token) => contactOf(office, token),
    firstSignIn: (branch, ask) => firstSignIn(office, branch, ask),
    staffDocuments: (branch) => staffDocuments(office, branch),
    newcomers: (branch) => newcomers(office, branch),
    keepResealed: (branch, ask) => keepResealed(office, branch, ask),
    intake: (packed) => intake(office, packed),
    feedAfter: (contact, ask, isGone = () => false) => feedAfter(office, contact, ask, isGone),
    snapshot: (branch) => latestSnapshot(office, branch),
    makeSnapshot: (branch) => makeSnapshot(office, branch),
    snapshotSegment: (branch, place, index) => snapshotSegment(office, branch, place, index),
    drainLane: (branch) => drainLane(office, branch),
    performAct: (branch, act) => performAct(office, branch, act),
    runOutbox: () => runOutbox(office),
    runMarket: () => pumpReports(office),
    quotes: openQuotes(office),
    async runTimer() {
      await runTimer(office);
      await evidence?.runTimer();
    },
    busyBranches: () => busyBranchesOf(db),
  };
}

/** A head office restored from backup opens a new era; the first is 1. */
async function loadEra(db: Database): Promise<number> {
  await db.query(`insert into meta (name, value) values ('era', '1') on conflict do nothing`);
  const { era } = await queryOne<{ era: number }>(
    db,
    `select value::integer as era from meta where name = 'era'`,
  );
  return era;
}

async function busyBranchesOf(db: Database): Promise<readonly string[]> {
  const rows = await db.query<{ branch: string }>(
    `select branch from branches where feed_place > page_place
       or exists (select from lane_ranges where lane_ranges.branch = branches.branch)
     order by branch`,
  );
  return rows.map(({ branch }) => branch);
}
