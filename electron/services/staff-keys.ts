import type {
  ApproveAsk,
  ApproveItem,
  Colleague,
  PanelAnswer,
  PanelTask,
  StaffKeys,
} from '../../shared/bridge/staff-keys.ts';
import { Fault } from '../../shared/errors.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { commandDigest } from '../../shared/journal/entry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { EnrolmentAnswer, StaffDocument } from '../../shared/sync/contact.ts';
import { decide } from './approve.ts';
import { delegate } from './delegate.ts';
import { enrol, type EnrolParts } from './enrol.ts';
import { firstSignIn, type FirstSignInParts } from './first-sign-in.ts';
import type { Judged, Panel, PanelView } from './panel.ts';
import {
  checkCredential,
  type Credential,
  type CredentialParts,
  refused,
} from './staff-credential.ts';
import type { TryCounter } from './try-counter.ts';
import type { ShellUplink } from './uplink.ts';

export interface StaffKeysParts extends CredentialParts, FirstSignInParts, EnrolParts {
  readonly panel: Panel;
  readonly tries: TryCounter;
  readonly uplink: ShellUplink;
}

/** People's keys, for the window that `view` belongs to. */
export type StaffKeysFor = (view: PanelView) => StaffKeys;

/** Unsealed keys are kept for all windows, in memory only, until sign-out or the end of the program. */
export function createStaffKeys(parts: StaffKeysParts): StaffKeysFor {
  const { panel, clock, enrolment } = parts;
  const unsealed = new Map<string, Credential>();

  const enrolled = (): EnrolmentAnswer => {
    const counter = enrolment.current();
    if (counter === null) throw new Fault('NOT_ENROLLED', 'no enrolment file');
    return counter;
  };
  const colleagues = async (): Promise<readonly Colleague[]> =>
    await Promise.all(
      (await parts.files.all()).filter(isInService(clock())).map(asColleague(parts.tries)),
    );
  const judgeSignIn = async (answer: PanelAnswer): Promise<Judged<Credential>> => {
    if (answer.kind === 'sign-in')
      return await checkCredential(parts, enrolled(), answer.staff, answer.password);
    if (answer.kind === 'first-sign-in') return await firstSignIn(parts, enrolled(), answer);
    return wrongAnswer;
  };

  return (view) => ({
    colleagues,
    async signIn() {
      enrolled();
      const task: PanelTask = {
        kind: 'sign-in',
        colleagues: await colleagues(),
        online: parts.uplink.isOnline(),
      };
      const credential = await panel.ask(view, task, judgeSignIn);
      if (credential === null) return { status: 'cancelled' };
      const { authority } = credential.document;
      unsealed.set(authority.statement.staff, credential);
      return { status: 'signed-in', authority };
    },
    async signSession(statement) {
      const credential = unsealed.get(statement.staff);
      const mayBeSigned = statement.counter === enrolled().counter;
      if (credential === undefined || !mayBeSigned)
        throw new Fault('NOT_SIGNED_IN', 'no key of this person is open');
      return { signature: credential.key.sign(canonicalBytes(statement)) };
    },
    async signOut(staff) {
      unsealed.delete(staff);
    },
    async approve(ask: ApproveAsk) {
      const counter = enrolled();
      const item = itemOf(ask);
      const judge = async (answer: PanelAnswer) =>
        answer.kind === 'decide'
          ? await decide(parts, counter, [item], { ...answer, digests: [answer.digest] })
          : wrongAnswer;
      const [decision] = (await panel.ask(view, { kind: 'approve', ...item }, judge)) ?? [];
      return decision === undefined ? { status: 'cancelled' } : { status: 'decided', decision };
    },
    async approveMany(asks) {
      const counter = enrolled();
      const items = asks.map(itemOf);
      const judge = async (answer: PanelAnswer) =>
        answer.kind === 'decide-many' ? await decide(parts, counter, items, answer) : wrongAnswer;
      const decisions = await panel.ask(view, { kind: 'approve-many', items }, judge);
      return decisions === null ? { status: 'cancelled' } : { status: 'decided', decisions };
    },
    async delegate(statement) {
      const counter = enrolled();
      const nameOf = async (staff: string) =>
        (await parts.files.find(staff))?.authority.statement.name ?? null;
      const judge = async (answer: PanelAnswer) =>
        answer.kind === 'delegate'
          ? await delegate(parts, counter, statement, answer)
          : wrongAnswer;
      const task: PanelTask = {
        kind: 'delegate',
        statement,
        fromName: await nameOf(statement.from),
        toName: await nameOf(statement.to),
      };
      const delegation = await panel.ask(view, task, judge);
      return delegation === null ? { status: 'cancelled' } : { status: 'delegated', delegation };
    },
    async enrol() {
      const judge = async (answer: PanelAnswer) =>
        answer.kind === 'enrol' ? await enrol(parts, answer) : wrongAnswer;
      const done = await panel.ask(view, { kind: 'enrol' }, judge);
      return { status: done ?? 'cancelled' };
    },
    async cancelPanel() {
      panel.cancel(view);
    },
  });
}

const itemOf = (ask: ApproveAsk): ApproveItem => ({
  ask,
  digest: commandDigest(intl1, ask.business, ask.command),
});

const wrongAnswer = refused(null, '该窗口不接受这种操作,请取消后重新打开。');

const isInService =
  (at: number) =>
  ({ revokedAt }: StaffDocument): boolean =>
    revokedAt === null || revokedAt > at;

const asColleague =
  (tries: TryCounter) =>
  async ({ staff, authority }: StaffDocument): Promise<Colleague> => ({
    staff,
    name: authority.statement.name,
    authorityUntil: authority.statement.until,
    lockedUntil: await tries.lockedUntil(staff, authority.statement.publicKey),
  });
