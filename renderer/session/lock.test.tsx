import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testPerson } from '../../test/helpers/people.ts';
import {
  type ScreenKit,
  screenKit,
  screenNow,
  wang,
  zhang,
} from '../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../test/helpers/test-counter.ts';
import { SessionBody } from '../../shared/safeguards/session.ts';
import { Fault } from '../../shared/errors.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { isKeptAwake, keepAwake } from './awake.ts';
import { handOver } from './hand-over.ts';
import { LockCover } from './LockCover.tsx';
import { askKeyAgain, lockWindow, whenLocked } from './lock.ts';
import { useSession } from './session-store.ts';

const chen = testPerson('100067', '陈静', 7, screenNow - 60_000, { roles: ['supervisor'] });
const minute = 60_000;
let kit: ScreenKit;
let session: string;

beforeEach(async () => {
  kit = await screenKit();
  session = useSession.getState().signedIn!.actor.session;
});
afterEach(async () => {
  await whenLocked();
  useSession.setState({ signedIn: null, lock: null });
});

const show = () =>
  kit.render(
    <LockCover>
      <input aria-label="姓名" defaultValue="" />
      <p>李明 110000199003070124</p>
    </LockCover>,
  );
const lockKey = () => fireEvent.keyDown(window, { key: 'l', code: 'KeyL', altKey: true });
const headSeq = async () => (await kit.counter.store.standing()).headSeq;
const bodyNow = async () =>
  SessionBody.parse((await kit.counter.store.caseById(session))?.shown.body);

describe('a locked window', () => {
  it('SE-11 shows and reaches nothing of the work, and gives focus and typing back', async () => {
    show();
    const field = screen.getByLabelText('姓名');
    field.focus();
    await kit.user.keyboard('李明');
    lockKey();
    expect(await screen.findByRole('heading', { name: '已锁屏' })).toBeVisible();
    expect(screen.getByText('李明 110000199003070124').closest('[inert]')).toHaveClass(
      'gt-covered',
    );
    expect(screen.getByRole('button', { name: 'Enter 解锁' })).toHaveFocus();
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(useSession.getState().lock).toBeNull());
    expect(field).toHaveFocus();
    expect(field).toHaveValue('李明');
    expect(field.closest('[inert]')).toBeNull();
  });

  it('is one signed entry, and one more when it is unlocked', async () => {
    show();
    const before = await headSeq();
    lockKey();
    lockKey();
    await act(whenLocked);
    expect(await headSeq()).toBe(before + 1);
    expect(await bodyNow()).toMatchObject({ lockedAt: screenNow });
    const outcome = await kit.counter.submit(
      useSession.getState().signedIn!.actor,
      anApplication(1),
    );
    expect(outcome).toMatchObject({ status: 'refused', refusals: [{ rule: 'SE-5' }] });
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(useSession.getState().lock).toBeNull());
    expect(await headSeq()).toBe(before + 2);
    expect(await bodyNow()).toMatchObject({ lockedAt: null });
  });

  it('covers at once although the journal cannot be written, and is left by the password alone', async () => {
    const { staffKeys } = kit.context.bridge;
    const disk = new Fault('DISK_LOW', 'full');
    vi.spyOn(kit.context.store, 'act').mockRejectedValue(disk);
    const forgotten = vi.spyOn(staffKeys, 'signOut');
    show();
    lockKey();
    expect(screen.getByRole('heading', { name: '已锁屏' })).toBeVisible();
    await act(whenLocked);
    // The key is forgotten all the same.
    expect(forgotten).toHaveBeenCalledWith('100023');
    vi.mocked(kit.context.store.act).mockRestore();
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(useSession.getState().lock).toBeNull());
    expect(await bodyNow()).toMatchObject({ lockedAt: null });
  });

  it('stays covered when the panel is left', async () => {
    show();
    lockKey();
    kit.next.decision = 'cancel';
    await kit.user.keyboard('{Enter}{Escape}');
    expect(screen.getByRole('heading', { name: '已锁屏' })).toBeVisible();
    expect(useSession.getState().lock).not.toBeNull();
  });

  it('cancels an open panel and lies over an open dialog, whose keys rest', async () => {
    const cancelled = vi.spyOn(kit.context.bridge.staffKeys, 'cancelPanel');
    const closed = vi.fn();
    kit.render(
      <LockCover>
        <Dialog title="撤回" onClose={closed}>
          x
        </Dialog>
      </LockCover>,
    );
    lockKey();
    await act(whenLocked);
    expect(cancelled).toHaveBeenCalledOnce();
    kit.next.decision = 'cancel';
    await kit.user.keyboard('{Escape}');
    expect(closed).not.toHaveBeenCalled();
  });

  it('can be left by its owner, as a signed sign-out', async () => {
    show();
    lockKey();
    await act(whenLocked);
    fireEvent.keyDown(window, { key: 'q', code: 'KeyQ', altKey: true });
    await waitFor(() => expect(useSession.getState().signedIn).toBeNull());
    expect(await bodyNow()).toMatchObject({ signedOutAt: screenNow, endedBy: null });
  });

  it('SE-8 can be ended by a supervisor, by name; drafts stay', async () => {
    const draft = { draftId: kit.counter.newId(), business: 'account-opening', data: {} };
    const of = { commandId: draft.draftId, staff: '100023' };
    await kit.counter.store.saveDraft({ ...draft, ...of });
    kit.next.person = chen;
    show();
    lockKey();
    await act(whenLocked);
    fireEvent.keyDown(window, { key: 'F9', code: 'F9' });
    await waitFor(() => expect(useSession.getState().signedIn).toBeNull());
    expect(await bodyNow()).toMatchObject({ endedBy: { staff: '100067', name: '陈静' } });
    expect(await kit.counter.store.draft(draft.draftId)).toMatchObject({ staff: '100023' });
  });

  it('says why a checker may not end it, and stays locked: what is refused opens no way out', async () => {
    kit.next.person = wang;
    show();
    lockKey();
    await act(whenLocked);
    fireEvent.keyDown(window, { key: 'F9', code: 'F9' });
    expect(await screen.findByText('100025 王磊 不是主管,不能结束他人的签到。')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Alt\+W/ })).toBeNull();
    fireEvent.keyDown(window, { key: 'w', code: 'KeyW', altKey: true });
    expect(useSession.getState()).toMatchObject({ signedIn: { name: '张敏' } });
    expect(useSession.getState().lock).not.toBeNull();
  });

  it('can be left without an entry where none can be written', async () => {
    show();
    lockKey();
    await act(whenLocked);
    vi.spyOn(kit.context.store, 'act').mockRejectedValue(new Fault('DISK_LOW', 'full'));
    fireEvent.keyDown(window, { key: 'q', code: 'KeyQ', altKey: true });
    await kit.user.click(await screen.findByRole('button', { name: /^Alt\+W 退出到签到页/ }));
    await waitFor(() => expect(useSession.getState().signedIn).toBeNull());
  });
});

describe('a window nobody touches', () => {
  const idle = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
  const isLocked = () => useSession.getState().lock !== null;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('SE-11 locks after five minutes, counted from the last key or movement', () => {
    show();
    idle(4 * minute);
    fireEvent.keyDown(window, { key: 'a' });
    idle(4 * minute);
    fireEvent.pointerMove(window);
    idle(5 * minute - 2000);
    expect(isLocked()).toBe(false);
    idle(3000);
    expect(isLocked()).toBe(true);
    expect(useSession.getState().lock).toMatchObject({ reason: 'idle' });
  });

  it('SE-11 is kept awake by a recording or the client’s questionnaire, until its end', () => {
    show();
    const first = keepAwake('recording');
    const second = keepAwake('recording');
    idle(30 * minute);
    act(first);
    idle(10 * minute);
    expect(isLocked()).toBe(false);
    act(second);
    expect(isKeptAwake()).toBe(false);
    idle(4 * minute);
    expect(isLocked()).toBe(false);
    idle(minute + 1000);
    expect(isLocked()).toBe(true);
  });
});

describe('a shell that has lost the key', () => {
  it('asks for the password again, with no entry, and what was typed is still there', async () => {
    show();
    const before = await headSeq();
    screen.getByLabelText('姓名').focus();
    await kit.user.keyboard('王芳');
    act(() => void askKeyAgain(kit.context, new Fault('NOT_SIGNED_IN', 'restarted')));
    expect(screen.getByText(/程序重新启动后须再次确认本人/)).toBeVisible();
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(useSession.getState().lock).toBeNull());
    expect(screen.getByLabelText('姓名')).toHaveValue('王芳');
    expect(await headSeq()).toBe(before);
    expect(askKeyAgain(kit.context, new Error('other'))).toBe(false);
  });
});

describe('an authority renewed meanwhile', () => {
  it('is what the unlocked session goes on under', async () => {
    const renewed = testPerson('100023', '张敏', 1, screenNow + minute);
    const { staffKeys } = kit.context.bridge;
    vi.spyOn(staffKeys, 'unlock').mockResolvedValue({
      status: 'proved',
      authority: renewed.authority,
      failedTries: 2,
    });
    show();
    lockKey();
    await act(whenLocked);
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(useSession.getState().lock).toBeNull());
    const { until } = renewed.authority.statement;
    expect(until).toBeGreaterThan(zhang.authority.statement.until);
    expect(useSession.getState().signedIn).toMatchObject({ authorityUntil: until });
    expect((await bodyNow()).authority).toEqual(renewed.authority);
  });
});

describe('a hand-over', () => {
  const work = { note: '', counts: { drafts: 1, waiting: 0, returned: 0, accepted: 0 } };

  it('SE-7 ends the giver’s session, signs the receiver in, and gives them the drafts', async () => {
    const giver = useSession.getState().signedIn!;
    const draftId = kit.counter.newId();
    const draft = { draftId, business: 'account-opening', commandId: draftId, staff: '100023' };
    await kit.counter.store.saveDraft({ ...draft, data: { name: '李明' } });
    const before = await headSeq();
    expect(await handOver(kit.context, giver, work)).toEqual({ status: 'done' });
    expect(await headSeq()).toBe(before + 2);
    expect(await bodyNow()).toMatchObject({
      signedOutAt: screenNow,
      handedOver: { to: '100025', toName: '王磊', headSerial: '0101-02-1-000001' },
    });
    expect(useSession.getState().signedIn).toMatchObject({ name: '王磊' });
    expect(await kit.counter.store.draft(draftId)).toMatchObject({
      staff: '100025',
      data: { name: '李明' },
    });
    expect(isKeptAwake()).toBe(false);
  });

  it('changes nothing when the receiver does not take it, or may not', async () => {
    const giver = useSession.getState().signedIn!;
    const before = await headSeq();
    kit.next.decision = 'cancel';
    expect(await handOver(kit.context, giver, work)).toEqual({ status: 'cancelled' });
    kit.next.decision = 'approve';
    kit.next.person = testPerson('100025', '王磊', 2, screenNow - 30 * 24 * 60 * minute);
    expect(await handOver(kit.context, giver, work)).toMatchObject({ status: 'refused' });
    expect(await headSeq()).toBe(before);
    expect(useSession.getState().signedIn).toBe(giver);
  });
});

it('locks nothing while nobody is signed in', () => {
  useSession.setState({ signedIn: null });
  lockWindow(kit.context, 'key');
  expect(useSession.getState().lock).toBeNull();
});
