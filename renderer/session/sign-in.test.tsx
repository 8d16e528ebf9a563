import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ScreenKit, screenKit, screenNow, zhang } from '../../test/helpers/screen-kit.tsx';
import { type Counter, CounterProvider } from './counter.tsx';
import { useSession } from './session-store.ts';
import { SignInPage } from './SignInPage.tsx';

let kit: ScreenKit;

beforeEach(async () => {
  kit = await screenKit();
  useSession.setState({ signedIn: null });
});

function open(change: Partial<Counter> = {}, keys: Partial<Counter['bridge']['staffKeys']> = {}) {
  const { bridge } = kit.context;
  const staffKeys: Counter['bridge']['staffKeys'] = {
    ...bridge.staffKeys,
    signIn: async () =>
      await Promise.resolve({
        status: 'signed-in',
        authority: zhang.authority,
        failedTries: 0,
      }),
    ...keys,
  };
  const counter = { ...kit.context, ...change, bridge: { ...bridge, staffKeys } };
  kit.render(
    <CounterProvider counter={counter}>
      <SignInPage banner={null} />
    </CounterProvider>,
  );
}

describe('signing in', () => {
  it('is opened by Enter and becomes an entry signed over its place', async () => {
    open();
    const { headSeq } = await kit.counter.store.standing();
    await kit.user.keyboard('{Enter}');
    await waitFor(() =>
      expect(useSession.getState().signedIn).toMatchObject({
        name: '张敏',
        actor: { staff: '100023', role: 'maker' },
      }),
    );
    expect((await kit.counter.store.standing()).headSeq).toBe(headSeq + 1);
    const { session } = useSession.getState().signedIn!.actor;
    expect(await kit.counter.store.caseById(session)).toMatchObject({ business: 'session' });
  });

  it('says why it is refused, and forgets the key', async () => {
    const forgotten: string[] = [];
    const signOut = async (staff: string) => {
      forgotten.push(staff);
      await Promise.resolve();
    };
    kit.clock.now = screenNow + 22 * 24 * 3_600_000;
    open({}, { signOut });
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByText(/权限有效期至 2026-12-14/)).toBeVisible();
    expect(useSession.getState().signedIn).toBeNull();
    expect(forgotten).toEqual(['100023']);
  });

  it('records nothing when the panel was left', async () => {
    const { headSeq } = await kit.counter.store.standing();
    open({}, { signIn: async () => await Promise.resolve({ status: 'cancelled' }) });
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: 'Enter 签到' })).toBeEnabled();
    expect((await kit.counter.store.standing()).headSeq).toBe(headSeq);
  });

  it('still lets people read when the counter takes no acts, under a session nothing can be done under', async () => {
    const { headSeq } = await kit.counter.store.standing();
    open({ takesActs: false });
    expect(screen.getByText(/本终端暂停受理/)).toBeVisible();
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(useSession.getState().signedIn).toMatchObject({ onlyReads: true }));
    expect((await kit.counter.store.standing()).headSeq).toBe(headSeq);
  });

  it('says that this is no regular operation in a browser, and nothing of it in the product', () => {
    open();
    expect(screen.getByText(/浏览器方式运行,密钥以普通文件保存,不用于正式营业/)).toBeVisible();
    expect(screen.getByText('0101 测试营业部')).toBeVisible();
  });
});
