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
import { changePassword, type ChangePasswordParts } from './change-password.ts';
import { chosenFirstSignIn, type FirstSignInParts } from './first-sign-in.ts';
import type { OpenKeys } from './open-keys.ts';
import type { Judged, Panel, PanelView } from './panel.ts';
import { asNamed, judgeEnd, judgeHandOver, judgeUnlock } from './session-panels.ts';
import { checkCredential, type Credential, refused } from './staff-credential.ts';
import type { ShellUplink } from './uplink.ts';

export interface StaffKeysParts extends ChangePasswordParts, FirstSignInParts, EnrolParts {
  readonly panel: Panel;
  readonly uplink: ShellUplink;
  readonly openKeys: OpenKeys;
}

/** People's keys, for the window that `view` belongs to. */
export type StaffKeysFor = (view: PanelView) => StaffKeys;

/** Unsealed keys are kept for all windows, in memory only, until sign-out or the end of the program. */
export function createStaffKeys(parts: StaffKeysParts): StaffKeysFor {
  const { panel, clock, enrolment, openKeys: keys } = parts;

  const enrolled = (): EnrolmentAnswer => {
    const counter = enrolment.current();
    if (counter === null) throw new Fault('NOT_ENROLLED', 'no enrolment file');
    return counter;
  };
  const colleagues = async (): Promise<readonly Colleague[]> =>
    await Promise.all(
      (await parts.files.all()).filter(isInService(clock())).map(asColleague(parts)),
    );
  const judgeSignIn = async (answer: PanelAnswer): Promise<Judged<Credential>> => {
    if (answer.kind === 'sign-in')
      return await checkCredential(parts, enrolled(), answer.staff, answer.password);
    if (answer.kind === 'first-sign-in') return await chosenFirstSignIn(parts, enrolled(), answer);
    return wrongAnswer;
  };

  return (view) => ({
    colleagues,
    async signIn() {
      enrolled();
      const known = await colleagues();
      const task: PanelTask = {
        kind: 'sign-in',
        colleagues: known,
        people: [...known, ...parts.uplink.newcomers()].map(asNamed),
        online: parts.uplink.isOnline(),
      };
      const credential = await panel.ask(view, task, judgeSignIn);
      if (credential === null) return { status: 'cancelled' };
      keys.open(credential);
      return { status: 'signed-in', ...provedBy(credential) };
    },
    async signSession(statement) {
      const isHere = statement.counter === enrolled().counter;
      const key = isHere ? await keys.keyFor(statement) : null;
      if (key === null) throw new Fault('NOT_SIGNED_IN', 'no key of this person is open for it');
      return { signature: key.sign(canonicalBytes(statement)) };
    },
    async signOut(staff) {
      keys.close(staff);
    },
    async unlock(ask) {
      const counter = enrolled();
      const judge = async (answer: PanelAnswer) =>
        answer.kind === 'unlock'
          ? await judgeUnlock(parts, counter, ask.staff, answer.password)
          : wrongAnswer;
      const credential = await panel.ask(view, { kind: 'unlock', ask }, judge);
      if (credential === null) return { status: 'cancelled' };
      keys.open(credential);
      return { status: 'proved', ...provedBy(credential) };
    },
    async endSession(ask) {
      const counter = enrolled();
      const judge = async (answer: PanelAnswer) =>
        answer.kind === 'end-session' ? await judgeEnd(parts, counter, ask, answer) : wrongAnswer;
      const credential = await panel.ask(view, { kind: 'end-session', ask }, judge);
      if (credential === null) return { status: 'cancelled' };
      keys.openOnce(credential, ask.session);
      return { status: 'proved', ...provedBy(credential) };
    },
    async handOver(ask) {
      const counter = enrolled();
      const judge = async (answer: PanelAnswer) =>
        answer.kind === 'hand-over'
          ? await judgeHandOver(parts, counter, ask, answer)
          : wrongAnswer;
      const credential = await panel.ask(view, { kind: 'hand-over', ask }, judge);
      if (credential === null) return { status: 'cancelled' };
      keys.openFor(credential, { ...ask.content, to: credential.document.staff });
      return { status: 'proved', ...provedBy(credential) };
    },
    async changePassword(staff) {
      const counter = enrolled();
      const document = await parts.files.find(staff);
      if (document === null) throw new Fault('NOT_SIGNED_IN', 'no file of this person');
      const judge = async (answer: PanelAnswer) =>
        answer.kind === 'change-password'
          ? await changePassword(parts, counter, staff, answer)
          : wrongAnswer;
      const person = asNamed(document.authority.statement);
      const task: PanelTask = { kind: 'change-password', person, online: parts.uplink.isOnline() };
      const done = await panel.ask(view, task, judge);
      if (done === null) return { status: 'cancelled' };
      await parts.resealed.sendAll((one) => parts.uplink.putSealedKey(one));
      const isSent = !(await parts.resealed.isWaiting(staff));
      return { status: 'changed', sealedAt: done.sealedAt, isSent };
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

const provedBy = ({ document, failedTries }: Credential) => ({
  authority: document.authority,
  failedTries,
});

const asColleague =
  ({ tries, resealed }: Pick<StaffKeysParts, 'tries' | 'resealed'>) =>
  async ({ staff, authority, sealedAt }: StaffDocument): Promise<Colleague> => ({
    staff,
    name: authority.statement.name,
    authorityUntil: authority.statement.until,
    lockedUntil: (await tries.heldBack(staff, authority.statement.publicKey))?.until ?? null,
    passwordChangedAt: sealedAt ?? null,
    isPasswordWaiting: await resealed.isWaiting(staff),
  });
