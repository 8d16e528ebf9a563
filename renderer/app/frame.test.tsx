import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit, screenNow, wang } from '../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../test/helpers/test-counter.ts';
import { useSession } from '../session/session-store.ts';
import { useSyncStatus } from '../sync/status.ts';
import { lineWords } from './line-words.ts';
import { openTab, useTabs } from './tabs-store.ts';
import { Workplace } from './Workplace.tsx';

let kit: ScreenKit;

beforeEach(async () => {
  useTabs.setState({ tabs: [], shown: 'tray', home: 'tray' });
  kit = await screenKit();
});

/** The window shows the workplace only while somebody is signed in. */
function SignedIn() {
  const isSignedIn = useSession((session) => session.signedIn !== null);
  return isSignedIn ? <Workplace banner={null} /> : null;
}

const actor = () => useSession.getState().signedIn!.actor;
const alt = (code: string) =>
  fireEvent.keyDown(window, { key: code.slice(-1), code, altKey: true });

async function openOpening(): Promise<void> {
  alt('KeyG');
  await kit.user.keyboard('1101{Enter}');
  await waitFor(() => expect(shownField('1 沪A')).toHaveFocus());
}

/** The client's name in the opening shown, at the step after the first. */
async function goToName(): Promise<void> {
  await waitFor(() => expect(shownField('1 沪A')).toHaveFocus());
  await kit.user.keyboard('{PageDown}');
  await kit.user.click(shownName());
}

/** A field of the tab shown: hidden tabs keep theirs. */
const shownField = (label: string) => {
  const [field] = screen
    .getAllByLabelText<HTMLInputElement>(label)
    .filter((one) => one.closest('[hidden]') === null);
  return field!;
};
const shownName = () => shownField('姓名');

describe('the box', () => {
  it('opens a function by its four digits and Enter', async () => {
    kit.render(<SignedIn />);
    await openOpening();
    expect(
      screen.getByRole('button', { name: /1101 个人开户 新客户/, current: 'page' }),
    ).toBeVisible();
  });

  it('shows hits for a name with their codes, taken with ↓ and Enter', async () => {
    kit.render(<SignedIn />);
    alt('KeyG');
    await kit.user.keyboard('开户');
    expect(screen.getByRole('option', { name: '1101 个人开户' })).toBeVisible();
    await kit.user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(shownField('1 沪A')).toHaveFocus());
  });

  it('says when there is no such function and opens nothing', async () => {
    kit.render(<SignedIn />);
    alt('KeyG');
    await kit.user.keyboard('2003{Enter}');
    expect(screen.getByRole('option', { name: '没有该功能' })).toBeVisible();
    expect(useTabs.getState().tabs).toEqual([]);
  });

  it('says so of a function that others have, and Alt+G replaces what was left there', async () => {
    kit.render(<SignedIn />);
    alt('KeyG');
    await kit.user.keyboard('7000{Enter}');
    expect(screen.getByText('7000 授权看板:您的角色没有该功能')).toBeVisible();
    alt('KeyG');
    await kit.user.keyboard('9009{Enter}');
    expect(await screen.findByRole('region', { name: '键位表' })).toBeVisible();
  });

  it('gets every digit of the code, also over a page that acts by digits', async () => {
    kit.render(<SignedIn />);
    alt('KeyG');
    await kit.user.keyboard('9004{Enter}');
    expect(await screen.findByRole('button', { name: '1 重新检查' })).toHaveFocus();
    await openOpening();
    expect(screen.getByRole('button', { name: /1101 个人开户/, current: 'page' })).toBeVisible();
  });

  it('leaves Enter to the input method', async () => {
    kit.render(<SignedIn />);
    alt('KeyG');
    await kit.user.keyboard('1101');
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter', isComposing: true });
    expect(useTabs.getState().tabs).toEqual([]);
  });
});

describe('tabs', () => {
  it('keep their own client each, and nothing typed is lost by switching', async () => {
    kit.render(<SignedIn />);
    await openOpening();
    await goToName();
    await kit.user.paste('李明');
    await openOpening();
    await goToName();
    await kit.user.paste('王芳');
    alt('Digit1');
    await waitFor(() => expect(shownName()).toHaveValue('李明'));
    alt('Digit2');
    await waitFor(() => expect(shownName()).toHaveValue('王芳'));
    expect(screen.getByRole('button', { name: /Alt\+1.*李\*/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /李明/ })).toBeNull();
  });

  it('that are closed leave a draft, which opens where it was', async () => {
    kit.render(<SignedIn />);
    await openOpening();
    await goToName();
    await kit.user.paste('李明');
    await kit.user.click(screen.getByRole('button', { name: /关闭 1101/ }));
    const tray = await screen.findByRole('table', { name: '待办' });
    const row = within(tray).getByRole('row', { name: /草稿 李\*/ });
    row.focus();
    await kit.user.keyboard('{Enter}');
    await goToName();
    expect(shownName()).toHaveValue('李明');
  });

  it('stand open again after a crash, without a name outside of the sealed store', async () => {
    const first = kit.render(<SignedIn />);
    await openOpening();
    await goToName();
    await kit.user.paste('李明');
    const [{ id: caseId } = { id: '' }] = useTabs.getState().tabs;
    await waitFor(async () => expect(await kit.counter.store.draft(caseId)).not.toBeNull());
    expect(JSON.stringify(localStorage)).not.toContain('李');
    first.unmount();
    useTabs.setState({ tabs: [], shown: 'tray', home: 'tray' });
    kit.render(<SignedIn />);
    await waitFor(() => expect(useTabs.getState().tabs).toHaveLength(1));
    alt('Digit1');
    await goToName();
    expect(shownName()).toHaveValue('李明');
  });
});

describe('the work list', () => {
  it('shows cases masked with their progress and next key, and filters them', async () => {
    const outcome = await kit.counter.submit(actor(), anApplication(1));
    if (outcome.status !== 'recorded') throw new Error('not recorded');
    await kit.counter.submit(actor(), anApplication(2, { name: '王芳' }));
    await kit.counter.decide(actor(), outcome.caseId, wang);
    kit.render(<SignedIn />);
    alt('Digit0');
    const table = await screen.findByRole('table', { name: '业务清单' });
    expect(
      within(table).getByRole('row', {
        name: /已受理 0101-02-1-000002 阿\*{7} 110\*{11}\S{4} 1101 个人开户 沪A 100023 .* 本机 等待送总部/,
      }),
    ).toBeVisible();
    await kit.user.click(screen.getByRole('radio', { name: '2 待复核 1' }));
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(within(table).getByRole('row', { name: /王\*.*F9 复核/ })).toBeVisible();
  });

  it('says so when there is nothing, and does not list sign-ins', async () => {
    kit.render(<SignedIn />);
    alt('Digit0');
    expect(await screen.findByText('没有业务。')).toBeVisible();
  });
});

describe('the bars', () => {
  it.each([
    [{ kind: 'online', since: 0 }, '在线'],
    [{ kind: 'exchanging', since: 0 }, '交换中'],
    [{ kind: 'offline', since: Date.parse('2026-11-23T01:42:10Z'), reason: '' }, '离线(自 09:42)'],
    [{ kind: 'stopped', since: 0, reason: '' }, '停止'],
  ] as const)('say the line in words: %o', (line, words) => {
    expect(lineWords(line)).toBe(words);
  });

  it('show who works where, the day, what waits, and the newest serial number', async () => {
    useSyncStatus.setState({ pending: 3, lastExchangeAt: Date.parse('2026-11-23T02:31:07Z') });
    kit.render(<SignedIn />);
    expect(screen.getByText('0101-02')).toBeVisible();
    expect(screen.getByText('张敏')).toBeVisible();
    expect(screen.getByText('交易日 2026-11-23')).toBeVisible();
    expect(screen.getByText('上次交换 10:31:07')).toBeVisible();
    expect(await screen.findByText('本机最新流水 0101-02-1-000001')).toBeVisible();
    const { parentElement } = screen.getByText('待传');
    expect(parentElement).toHaveTextContent('待传 3');
  });

  it('say why there is no line, once it lasts, where everybody can read it', async () => {
    kit.render(<SignedIn />);
    const reason = '总部系统暂时出错(500),稍后自动重试。已受理的业务不受影响。';
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const offline = { kind: 'offline', since: screenNow, reason } as const;
      act(() => useSyncStatus.setState({ line: offline }));
      act(() => void vi.advanceTimersByTime(3000));
      expect(screen.queryByText(/500/)).toBeNull();
      // Every try of the exchange passes through here, and the spell goes on.
      act(() => useSyncStatus.setState({ line: { kind: 'exchanging', since: screenNow } }));
      act(() => useSyncStatus.setState({ line: { ...offline, since: screenNow + 3000 } }));
      act(() => void vi.advanceTimersByTime(2000));
      expect(screen.getByText(/当前离线:总部系统暂时出错\(500\)/)).toBeVisible();
      act(() => useSyncStatus.setState({ line: { kind: 'exchanging', since: screenNow } }));
      act(() => void vi.advanceTimersByTime(5000));
      expect(screen.getByText(/总部系统暂时出错/)).toBeVisible();
      act(() => useSyncStatus.setState({ line: { kind: 'online', since: screenNow } }));
      act(() => void vi.advanceTimersByTime(1));
      expect(screen.queryByText(/总部系统暂时出错/)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('say how long the authority holds when it is a matter of days', () => {
    const { signedIn } = useSession.getState();
    const day = 24 * 3_600_000;
    useSession.setState({ signedIn: { ...signedIn!, authorityUntil: screenNow + 3 * day } });
    kit.render(<SignedIn />);
    expect(screen.queryByText(/权限/)).toBeNull();
    act(() =>
      useSession.setState({ signedIn: { ...signedIn!, authorityUntil: screenNow + 2 * day } }),
    );
    expect(screen.getByText(/权限有效期至 2026-11-25 10:00:00,请联网更新/)).toBeVisible();
    act(() => useSession.setState({ signedIn: { ...signedIn!, authorityUntil: screenNow - 1 } }));
    expect(screen.getByText(/权限已于 2026-11-23 .* 到期/)).toBeVisible();
  });

  it('F1 shows what the function needs and gives the focus back', async () => {
    kit.render(<SignedIn />);
    await openOpening();
    fireEvent.keyDown(window, { key: 'F1' });
    expect(screen.getByText('材料清单')).toBeVisible();
    expect(screen.getByText(/客户本人有效身份证件原件/)).toBeVisible();
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(screen.queryByText('材料清单')).toBeNull();
    expect(shownField('1 沪A')).toHaveFocus();
  });

  it('F1 on the tray says what it lists, its keys, and only the functions of the person', async () => {
    kit.render(<SignedIn />);
    await screen.findByText(/没有待办/);
    fireEvent.keyDown(window, { key: 'F1' });
    const help = screen.getByRole('dialog', { name: '帮助:待办' });
    expect(help).toHaveTextContent('自何时起或到何时止');
    expect(help).toHaveTextContent('Alt+S 排序');
    expect(help).toHaveTextContent('1101 个人开户');
    expect(help).not.toHaveTextContent('7000 授权看板');
    fireEvent.keyDown(window, { key: 'Escape' });
    alt('Digit0');
    fireEvent.keyDown(window, { key: 'F1' });
    const listHelp = screen.getByRole('dialog', { name: '帮助:业务清单' });
    expect(listHelp).toHaveTextContent('包括已办结和已撤回的');
  });
});

describe('keys', () => {
  it('Esc leaves a business that cannot be read', async () => {
    kit.counter.store.caseById = async () => await Promise.reject(new Error('broken'));
    kit.render(<SignedIn />);
    act(() => void openTab({ kind: 'case', caseId: kit.counter.newId(), business: 'delegation' }));
    const [page] = document.querySelectorAll('.gt-page:not([hidden])');
    await waitFor(() => expect(page?.querySelector('.gt-notice-danger')).not.toBeNull());
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(useTabs.getState().shown).toBe('tray');
  });

  it('choose in the filters of tray and list by digit; Tab stops at each filter once', async () => {
    const outcome = await kit.counter.submit(actor(), anApplication(1));
    if (outcome.status !== 'recorded') throw new Error('not recorded');
    kit.render(<SignedIn />);
    const tray = await screen.findByRole('table', { name: '待办' });
    await waitFor(() => expect(within(tray).getAllByRole('row')[1]).toHaveFocus());
    await kit.user.tab({ shift: true });
    expect(screen.getByRole('radio', { name: /^1 全部/ })).toHaveFocus();
    await kit.user.tab({ shift: true });
    expect(screen.getByRole('radio', { name: '1 本人' })).toHaveFocus();
    await kit.user.keyboard('2');
    expect(screen.getByRole('radio', { name: '2 本营业部' })).toBeChecked();
    alt('Digit0');
    const list = await screen.findByRole('table', { name: '业务清单' });
    await waitFor(() => expect(within(list).getAllByRole('row')[1]).toHaveFocus());
    await kit.user.tab({ shift: true });
    await kit.user.keyboard('2');
    expect(screen.getByRole('radio', { name: '2 待复核 1' })).toBeChecked();
  });

  it.each([
    ['1001', () => screen.getByRole('region', { name: '客户信息' })],
    ['8003', () => screen.getByLabelText(/备注/)],
    ['9007', () => screen.getByRole('button', { name: 'F8 修改密码' })],
    ['9009', () => screen.getByRole('button', { name: 'F10 打印' })],
    ['9012', () => screen.getByRole('button', { name: 'Enter 开始工作' })],
  ])('find the focus on %s again after another page was shown', async (code, wanted) => {
    kit.render(<SignedIn />);
    alt('KeyG');
    await kit.user.keyboard(`${code}{Enter}`);
    await waitFor(() => expect(wanted()).toHaveFocus());
    alt('Digit0');
    await waitFor(() => expect(screen.getByLabelText('业务清单')).toHaveFocus());
    alt('Digit1');
    expect(wanted()).toHaveFocus();
  });
});

describe('signing out', () => {
  it('asks first, then is a signed entry', async () => {
    kit.render(<SignedIn />);
    alt('KeyQ');
    expect(screen.getByRole('button', { name: '不,继续工作' })).toHaveFocus();
    const { headSeq } = await kit.counter.store.standing();
    const { session } = actor();
    const dialog = screen.getByRole('dialog');
    await kit.user.click(within(dialog).getByRole('button', { name: '签退' }));
    await waitFor(() => expect(useSession.getState().signedIn).toBeNull());
    expect((await kit.counter.store.standing()).headSeq).toBe(headSeq + 1);
    expect(await kit.counter.store.caseById(session)).toMatchObject({ stage: 'done' });
  });
});
