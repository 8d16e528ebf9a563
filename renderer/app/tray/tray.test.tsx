import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { publishedEdition } from '../../../assets/reference/published.ts';
import { edition, editionBody, editionRow } from '../../../test/helpers/editions.ts';
import { FeedMaker, rowsOnly } from '../../../test/helpers/feed-maker.ts';
import { type ScreenKit, screenKit, wang } from '../../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../../test/helpers/test-counter.ts';
import { useSession } from '../../session/session-store.ts';
import type { TrayOpens } from './tray-item.ts';
import { TrayPage } from './TrayPage.tsx';
import { useTray } from './use-tray.ts';

let kit: ScreenKit;
const minute = 60_000;

beforeEach(async () => {
  kit = await screenKit();
});

const actor = () => useSession.getState().signedIn!.actor;
const onOpen = vi.fn<(what: TrayOpens) => void>();
const shown = () => kit.render(<Tray />);
const tray = () => screen.findByRole('table', { name: '待办' });

function Tray() {
  return <TrayPage tray={useTray()} active onOpen={onOpen} />;
}

async function submitted(n: number, name: string): Promise<string> {
  const outcome = await kit.counter.submit(actor(), anApplication(n, { name }));
  if (outcome.status !== 'recorded') throw new Error('not recorded');
  return outcome.caseId;
}

/** The lines from above, by client and next step. */
const lines = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell'))
    .map((cells) => [cells[2]?.textContent, cells[7]?.textContent]);

describe('the tray', () => {
  it('says of each thing why it waits, on whom, the next key and until when', async () => {
    await submitted(1, '李明');
    shown();
    const row = within(await tray()).getByRole('row', { name: /李\*/ });
    expect(row).toHaveTextContent('待复核');
    expect(row).toHaveTextContent('有复核权限的人员');
    expect(row).toHaveTextContent('Enter 打开');
    expect(row).toHaveTextContent('11-23 10:30 止');
    expect(row).not.toHaveTextContent('李明');
  });

  it('puts what is over first, then what was returned, then the rest by age', async () => {
    await submitted(1, '李明');
    kit.clock.now += 15 * minute;
    const back = await submitted(2, '王芳');
    await kit.counter.decide(actor(), back, wang, 'refuse');
    await submitted(3, '赵强');
    const accepted = await submitted(4, '钱进');
    await kit.counter.decide(actor(), accepted, wang);
    kit.clock.now += 16 * minute;
    shown();
    const table = await tray();
    await waitFor(() =>
      expect(lines(table)).toEqual([
        ['李*', 'Enter 打开重新提交'],
        ['王*', 'Enter 打开补正'],
        ['赵*', 'Enter 打开'],
        ['钱*', 'Enter 查看'],
      ]),
    );
    expect(within(table).getByRole('row', { name: /李\*/ })).toHaveTextContent('⚠ 已超时');
    expect(within(table).getByRole('row', { name: /王\*/ })).toHaveTextContent('地址与证件不符');
  });

  it('keeps to what concerns the clerk, and shows the branch when asked', async () => {
    await submitted(1, '李明');
    const { signedIn } = useSession.getState();
    const other = { ...signedIn!, actor: { ...signedIn!.actor, staff: '100025' } };
    useSession.setState({ signedIn: other });
    shown();
    expect(await screen.findByText(/没有待办/)).toBeVisible();
    await kit.user.click(screen.getByRole('radio', { name: '2 本营业部' }));
    expect(within(await tray()).getByRole('row', { name: /李\*/ })).toBeVisible();
  });

  it('goes on with a draft by Enter, and deletes it only when asked again', async () => {
    const draft = {
      draftId: kit.counter.newId(),
      business: 'account-opening',
      commandId: kit.counter.newId(),
      staff: actor().staff,
      data: { name: '孙丽' },
    };
    await kit.counter.store.saveDraft(draft);
    shown();
    const row = within(await tray()).getByRole('row', { name: /草稿 孙\*/ });
    await waitFor(() => expect(row).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    const opened = { kind: 'case', caseId: draft.draftId, business: 'account-opening' };
    expect(onOpen).toHaveBeenCalledWith(opened);
    await kit.user.keyboard('{Delete}');
    const dialog = screen.getByRole('dialog', { name: '删除草稿' });
    expect(within(dialog).getByRole('button', { name: '不,保留' })).toHaveFocus();
    await kit.user.click(within(dialog).getByRole('button', { name: '删除' }));
    expect(await screen.findByText(/没有待办/)).toBeVisible();
    expect(await kit.counter.store.draft(draft.draftId)).toBeNull();
  });

  it('ED-5: tells of a rule edition it cannot read from the day on which that comes next', async () => {
    const unreadable = edition('2026.12.1', '2026-11-26', {
      tables: { ...publishedEdition.tables, starSigns: { name: '星座', rows: [] } },
    });
    const bodies = [edition('2026.12', '2026-11-25'), unreadable].map((one) => editionBody(one));
    const feed = new FeedMaker(kit.counter.counter);
    const rows = rowsOnly(bodies.map((body) => editionRow(body)));
    await kit.counter.exchange.takePage(feed.page([rows]));
    await submitted(1, '李明');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      shown();
      const table = await tray();
      expect(within(table).queryByText(/2026.12.1/)).toBeNull();
      kit.clock.now += 48 * 60 * minute;
      act(() => void vi.advanceTimersByTime(15_000));
      expect(
        await within(table).findByText(/规则版本 2026\.12\.1 自 2026-11-26 起适用/),
      ).toBeVisible();
    } finally {
      vi.useRealTimers();
    }
  });
});
