import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit, screenNow } from '../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../test/helpers/test-counter.ts';
import { Fault, faultText } from '../../shared/errors.ts';
import { useSyncStatus } from '../sync/status.ts';
import { HandOverPage } from './HandOverPage.tsx';
import type { PageProps } from './page.ts';
import { PasswordPage } from './PasswordPage.tsx';
import { useSession } from './session-store.ts';
import { SignOutDialog } from './SignOutDialog.tsx';

let kit: ScreenKit;
const page: PageProps = { active: true, onOpen: vi.fn(), onBack: vi.fn(), menu: [] };
const colleague = {
  staff: '100023',
  name: '张敏',
  authorityUntil: screenNow,
  lockedUntil: null,
  passwordChangedAt: null,
  isPasswordWaiting: false,
};

beforeEach(async () => {
  kit = await screenKit();
});
afterEach(() => {
  cleanup();
  useSession.setState({ signedIn: null, lock: null });
});

async function saveDraft(staff: string): Promise<void> {
  const draftId = kit.counter.newId();
  const draft = { draftId, business: 'account-opening', commandId: draftId, staff };
  await kit.counter.store.saveDraft({ ...draft, data: { name: '李明' } });
}

describe('8003', () => {
  it('lists what this person left open at this counter, hands it over, and prints the sheet', async () => {
    const { actor } = useSession.getState().signedIn!;
    await kit.counter.submit(actor, anApplication(1));
    await saveDraft('100023');
    await saveDraft('100025');
    kit.render(<HandOverPage {...page} />);
    const table = await screen.findByRole('table', { name: '未了事项' });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(within(table).getByRole('row', { name: /待复核 0101-02-1-000002/ })).toBeVisible();
    await kit.user.type(screen.getByLabelText(/备注/), '印章已交');
    fireEvent.keyDown(window, { key: 'F8', code: 'F8' });
    await waitFor(() => expect(useSession.getState().signedIn).toMatchObject({ name: '王磊' }));
    expect(await screen.findByText(/张敏 交 王磊/)).toBeVisible();
    fireEvent.keyDown(window, { key: 'F10', code: 'F10' });
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    const [{ html, paper } = { html: '', paper: '' }] = kit.printed;
    expect(paper).toBe('A4');
    for (const words of ['100023 张敏', '100025 王磊', '印章已交', '0101-02-1-000002']) {
      expect(html).toContain(words);
    }
  });
});

describe('F8 on 8003', () => {
  it('counts before what stands open is read', async () => {
    const { store } = kit.counter;
    const drafts = store.drafts.bind(store);
    let know: () => void = () => undefined;
    const known = new Promise<void>((resolve) => {
      know = resolve;
    });
    vi.spyOn(store, 'drafts').mockImplementation(async (...asked) => {
      await known;
      return await drafts(...asked);
    });
    kit.render(<HandOverPage {...page} />);
    expect(screen.getByText('正在读取未了事项…')).toBeVisible();
    fireEvent.keyDown(window, { key: 'F8', code: 'F8' });
    know();
    await waitFor(() => expect(useSession.getState().signedIn).toMatchObject({ name: '王磊' }));
  });
});

describe('the note of 8003', () => {
  it('is there again after the page was closed, and gone for the next person', async () => {
    const { unmount } = kit.render(<HandOverPage {...page} />);
    expect(screen.getByText('正在读取未了事项…')).toBeVisible();
    await kit.user.type(await screen.findByLabelText(/备注/), '印章已交');
    unmount();
    kit.render(<HandOverPage {...page} />);
    expect(screen.getByLabelText(/备注/)).toHaveValue('印章已交');
    const { actor } = useSession.getState().signedIn!;
    const next = { ...actor, staff: '100025', session: kit.counter.newId() };
    useSession.setState({ signedIn: { actor: next, name: '王磊', authorityUntil: screenNow } });
    await waitFor(() => expect(screen.getByLabelText(/备注/)).toHaveValue(''));
  });
});

describe('9007', () => {
  it('says where a changed password holds, and records the change without it', async () => {
    const { staffKeys } = kit.context.bridge;
    vi.spyOn(staffKeys, 'colleagues').mockResolvedValue([colleague]);
    vi.spyOn(staffKeys, 'changePassword').mockResolvedValue({
      status: 'changed',
      sealedAt: screenNow,
      isSent: false,
    });
    kit.render(<PasswordPage {...page} />);
    expect(await screen.findByText('首次签到后未修改')).toBeVisible();
    expect(screen.getByText('5 分钟无操作;Alt+L 随时锁屏')).toBeVisible();
    const { headSeq } = await kit.counter.store.standing();
    fireEvent.keyDown(window, { key: 'F8', code: 'F8' });
    expect(await screen.findByText(/其他终端仍用原密码/)).toBeVisible();
    expect((await kit.counter.store.standing()).headSeq).toBe(headSeq + 1);
  });
});

describe('9007 where the journal cannot be written', () => {
  it('says that the password did change all the same', async () => {
    const { staffKeys } = kit.context.bridge;
    vi.spyOn(staffKeys, 'colleagues').mockResolvedValue([colleague]);
    vi.spyOn(staffKeys, 'changePassword').mockResolvedValue({
      status: 'changed',
      sealedAt: screenNow,
      isSent: true,
    });
    vi.spyOn(kit.counter.store, 'act').mockRejectedValue(new Fault('DISK_LOW', 'full'));
    kit.render(<PasswordPage {...page} />);
    fireEvent.keyDown(window, { key: 'F8', code: 'F8' });
    const told = await screen.findByText(/密码已修改.*但未能记入业务流水/);
    expect(told).toHaveTextContent(faultText('DISK_LOW'));
  });
});

describe('signing out', () => {
  it('says in one sentence what stays behind', async () => {
    await saveDraft('100023');
    useSyncStatus.setState({ pending: 3 });
    kit.render(<SignOutDialog onConfirm={vi.fn()} onClose={vi.fn()} />);
    expect(
      await screen.findByText(
        '100023 张敏 将在本终端签退;1 份未提交的草稿留在本机,3 笔流水待传,联网后自动送总部,不需等候。',
      ),
    ).toBeVisible();
  });
});
