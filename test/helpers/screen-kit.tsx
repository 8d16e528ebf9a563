import { render, type RenderResult } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { type Counter, CounterProvider } from '../../renderer/session/counter.tsx';
import { useSession } from '../../renderer/session/session-store.ts';
import { useSyncStatus } from '../../renderer/sync/status.ts';
import { KeysProvider } from '../../renderer/ui/keys.tsx';
import { Manner } from '../../renderer/ui/Look.tsx';
import type {
  ApproveAsk,
  Colleague,
  ProveOutcome,
  StaffKeys,
} from '../../shared/bridge/staff-keys.ts';
import { Fault } from '../../shared/errors.ts';
import type { PrintDocument } from '../../shared/bridge/printer.ts';
import type { z } from 'zod';
import type { RegisterRow } from '../../shared/feed/register.ts';
import type { SnapshotRow } from '../../shared/feed/snapshot.ts';
import { commandDigest } from '../../shared/journal/entry.ts';
import type { ApprovalStatement, SignedDecision } from '../../shared/safeguards/approval.ts';
import { holdsNeed } from '../../shared/safeguards/need.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { snapshotLine } from './head-office-line.ts';
import { testPerson, type TestPerson } from './people.ts';
import { ruleTables } from './rule-tables.ts';
import { TestCounter } from './test-counter.ts';
import { type TestChecks, testChecks } from './test-checks.ts';
import { type TestDevices, testDevices } from './test-devices.ts';
import { type TestQuotes, testQuotes } from './test-quotes.ts';

/** Monday 2026-11-23, 10:00 in Beijing. */
export const screenNow = Date.parse('2026-11-23T02:00:00Z');
export const zhang = testPerson('100023', '张敏', 1, screenNow - 60_000);
export const wang = testPerson('100025', '王磊', 2, screenNow - 60_000, { checker: true });

/** What the next answer of the shell's approval panel is. */
export interface NextDecision {
  person: TestPerson;
  decision: 'approve' | 'refuse' | 'cancel';
  comment: string;
}

/** A counter with a clerk signed in, its screens rendered over the real store and a shell in memory. */
export interface ScreenKit {
  readonly counter: TestCounter;
  readonly context: Counter;
  readonly clock: { now: number };
  readonly next: NextDecision;
  readonly asks: ApproveAsk[];
  readonly printed: z.infer<typeof PrintDocument>[];
  readonly devices: TestDevices;
  readonly checks: TestChecks;
  readonly quotes: TestQuotes;
  readonly user: ReturnType<typeof userEvent.setup>;
  render(screen: ReactNode): RenderResult;
}

/**
 * Starts a counter and signs 100023 in. `roster`: whom its snapshot names, and whose keys the shell has; `rows`: what else
 * its snapshot brings.
 */
export async function screenKit(
  roster: readonly TestPerson[] = [],
  rows: readonly RegisterRow[] = [],
): Promise<ScreenKit> {
  showDialogs();
  const colleagues = roster.map(({ staff, name, authority }): Colleague => ({
    staff,
    name,
    authorityUntil: authority.statement.until,
    lockedUntil: null,
    passwordChangedAt: null,
    isPasswordWaiting: false,
  }));
  const clock = { now: screenNow };
  const counter = new TestCounter({
    counter: '0101-02',
    uplink: snapshotLine([
      ...roster.map(rosterRow),
      ...rows.map((row): SnapshotRow => ({ kind: 'register', row })),
    ]),
    clock: () => clock.now,
  });
  await counter.start();
  const actor = await counter.signIn(zhang);
  const authorityUntil = zhang.authority.statement.until;
  useSession.setState({ lock: null, signedIn: { actor, name: zhang.name, authorityUntil } });
  useSyncStatus.setState({ line: { kind: 'online', since: clock.now }, pending: 0 });
  const next: NextDecision = { person: wang, decision: 'approve', comment: '' };
  const asks: ApproveAsk[] = [];
  const printed: z.infer<typeof PrintDocument>[] = [];
  const devices = testDevices();
  const checks = testChecks();
  const quotes = testQuotes(() => clock.now);
  const info = await counter.bridge.system.info();
  if (info.counter === null) throw new Error('the counter is not enrolled');
  const staffKeys: StaffKeys = {
    ...counter.bridge.staffKeys,
    signOut: async () => await Promise.resolve(),
    signSession: async (statement) => {
      const signer = [zhang, wang, next.person].find(({ staff }) => staff === statement.staff);
      if (signer === undefined) throw new Fault('NOT_SIGNED_IN', statement.staff);
      return await Promise.resolve({ signature: signer.key.sign(statement) });
    },
    cancelPanel: async () => await Promise.resolve(),
    unlock: async () => await Promise.resolve(provedBy(zhang, next)),
    endSession: async () => await Promise.resolve(provedBy(next.person, next)),
    handOver: async () => await Promise.resolve(provedBy(next.person, next)),
    approve: async (ask) => {
      asks.push(ask);
      if (next.decision === 'cancel') return await Promise.resolve({ status: 'cancelled' });
      return await Promise.resolve({
        status: 'decided',
        decision: decisionOf(ask, next, clock.now),
      });
    },
    approveMany: async (several) => {
      asks.push(...several);
      const decisions = several.map((ask) => decisionOf(ask, next, clock.now));
      return await Promise.resolve({ status: 'decided', decisions });
    },
    delegate: async (statement) => {
      const { key, authority } = next.person;
      const delegation = { statement, signature: key.sign(statement), authority };
      return await Promise.resolve({ status: 'delegated', delegation });
    },
    colleagues: async () => await Promise.resolve(colleagues),
  };
  const context: Counter = {
    store: counter.store,
    bridge: {
      staffKeys,
      devices: devices.devices,
      evidence: counter.bridge.evidence,
      identityChecks: checks.identityChecks,
      clientScreen: counter.bridge.clientScreen,
      quotes: quotes.quotes,
      onNews: (listener) => counter.bridge.onNews(listener),
      printer: {
        print: async (document) => {
          printed.push(document);
          return await Promise.resolve({ status: 'printed' });
        },
      },
    },
    info: { ...info, counter: info.counter },
    tables: ruleTables,
    takesActs: true,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  };
  return {
    counter,
    context,
    clock,
    next,
    asks,
    printed,
    devices,
    checks,
    quotes,
    user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }),
    render: (screen) =>
      render(
        <Manner>
          <KeysProvider>
            <CounterProvider counter={context}>{screen}</CounterProvider>
          </KeysProvider>
        </Manner>,
      ),
  };
}

function rosterRow({ authority: { statement } }: TestPerson): SnapshotRow {
  const { staff, name, branch, roles, checker, publicKey } = statement;
  const body = { staff, name, branch, roles: [...roles], checker, publicKey, revokedAt: null };
  const row = { register: 'staff', key: staff, version: 1, asOf: 0, body, lookups: {} };
  return { kind: 'register', row };
}

function provedBy({ authority }: TestPerson, { decision }: NextDecision): ProveOutcome {
  return decision === 'cancel'
    ? { status: 'cancelled' }
    : { status: 'proved', authority, failedTries: 0 };
}

function decisionOf(ask: ApproveAsk, next: NextDecision, at: number): SignedDecision {
  const { branch, caseId, command, need, expiresAt, business } = ask;
  // As the shell picks one: for who has no right of their own.
  const isOwn = holdsNeed(next.person.authority.statement, need);
  const delegation = isOwn ? undefined : ask.delegations?.[0];
  const statement: ApprovalStatement = {
    purpose: 'approval',
    branch,
    caseId,
    commandId: command.id,
    digest: commandDigest(intl1, business, command),
    need,
    staff: next.person.staff,
    decision: next.decision === 'refuse' ? 'refuse' : 'approve',
    comment: next.comment,
    at,
    expiresAt,
    ...(delegation === undefined ? {} : { delegation: delegation.statement.id }),
  };
  const { key, authority } = next.person;
  const signed = { statement, signature: key.sign(statement), authority };
  return delegation === undefined ? signed : { ...signed, delegation };
}

/** jsdom knows `<dialog>` but cannot open it. */
export function showDialogs(): void {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
}
