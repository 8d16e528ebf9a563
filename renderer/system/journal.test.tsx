import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit, screenNow } from '../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../test/helpers/test-counter.ts';
import type { ChainReport } from '../data/journal/journal-types.ts';
import { useSession } from '../session/session-store.ts';
import { useSyncStatus } from '../sync/status.ts';
import { ExchangePage } from './ExchangePage.tsx';
import { JournalPage } from './JournalPage.tsx';

let kit: ScreenKit;

beforeEach(async () => {
  kit = await screenKit();
  const { actor } = useSession.getState().signedIn!;
  await kit.counter.submit(actor, anApplication(1, { name: '李明' }));
});

const press = (key: string) => fireEvent.keyDown(window, { key });
const props = { active: true, onOpen: () => undefined, onBack: () => undefined, menu: [] };

describe('9006 业务流水与核验', () => {
  it('lists what was done, and Enter shows the whole proof without anybody’s name', async () => {
    kit.render(<JournalPage {...props} />);
    const row = await screen.findByRole('row', { name: /0101-02-1-000002 个人开户 100023/ });
    await waitFor(() => expect(row).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByText(/证明完整/)).toBeVisible();
    const proof = screen.getByRole('region', { name: '流水证明' });
    expect(within(proof).getAllByText('✔ 相符').length).toBeGreaterThanOrEqual(4);
    expect(within(proof).getByText('总部尚未审定')).toBeVisible();
    expect(proof).not.toHaveTextContent('李明');
    press('Escape');
    await waitFor(() => expect(screen.getByRole('row', { name: /000002/ })).toHaveFocus());
  });

  it('leaves PageDown and Home to the list; Alt with them goes to older and newest parts', async () => {
    const { journal } = kit.counter.store;
    kit.counter.store.journal = async (before, size) => ({
      ...(await journal(before, size)),
      before: before === null ? 2 : null,
    });
    kit.render(<JournalPage {...props} />);
    const row = await screen.findByRole('row', { name: /000002/ });
    await waitFor(() => expect(row).toHaveFocus());
    await kit.user.keyboard('{PageDown}{Home}');
    expect(screen.getByText('最新 500 笔')).toBeVisible();
    await kit.user.keyboard('{Alt>}{PageDown}{/Alt}');
    expect(await screen.findByText('第 2 笔以前的 500 笔')).toBeVisible();
    await waitFor(() => expect(screen.getByRole('row', { name: /000001/ })).toHaveFocus());
    await kit.user.keyboard('{Alt>}{Home}{/Alt}');
    expect(await screen.findByText('最新 500 笔')).toBeVisible();
  });

  it('says so loudly when something of a proof does not hold', async () => {
    const { entryProof } = kit.counter.store;
    kit.counter.store.entryProof = async (...place) => {
      const proof = await entryProof(...place);
      return proof === null ? null : { ...proof, inLog: false };
    };
    kit.render(<JournalPage {...props} />);
    (await screen.findByRole('row', { name: /000002/ })).focus();
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('请停止使用本终端');
    expect(screen.getByText('✘ 不符')).toBeVisible();
  });

  it('verifies a range by keyboard, refusing one that is none', async () => {
    kit.render(<JournalPage {...props} />);
    await screen.findByRole('row', { name: /000002/ });
    press('F8');
    const from = await screen.findByLabelText('从第几笔');
    await waitFor(() => expect(from).toHaveFocus());
    await kit.user.clear(from);
    await kit.user.type(from, '9');
    expect(await screen.findByText('范围应在第 1 至 2 笔之间。')).toBeVisible();
    await kit.user.clear(from);
    await kit.user.type(from, '1');
    press('F8');
    expect(await screen.findByText(/第 1 至 2 笔共 2 笔全部相符/)).toBeVisible();
  });

  it('takes F8 pressed before the panel knows the newest entry', async () => {
    const { standing } = kit.counter.store;
    let know: () => void = () => undefined;
    const known = new Promise<void>((resolve) => {
      know = resolve;
    });
    kit.counter.store.standing = async () => {
      await known;
      return await standing();
    };
    kit.render(<JournalPage {...props} />);
    await screen.findByRole('row', { name: /000002/ });
    press('F8');
    await screen.findByRole('region', { name: '核验流水' });
    press('F8');
    know();
    expect(await screen.findByText(/第 1 至 2 笔共 2 笔全部相符/)).toBeVisible();
  });

  it('shows progress, and Esc stops it', async () => {
    let end: (report: ChainReport) => void = () => undefined;
    kit.counter.store.verifyJournal = async (range, tell, signal) => {
      tell(1);
      return await new Promise((resolve) => {
        end = resolve;
        signal.addEventListener('abort', () =>
          resolve({ ...range, checked: 1, hash: '', broken: null, isCancelled: true }),
        );
      });
    };
    kit.render(<JournalPage {...props} />);
    await screen.findByRole('row', { name: /000002/ });
    press('F8');
    await screen.findByText(/第 2 笔。/);
    press('F8');
    expect(await screen.findByText('已核验 1 / 2 笔')).toBeVisible();
    press('Escape');
    expect(await screen.findByText(/已停止,核验过的 1 笔相符/)).toBeVisible();
    expect(end).toBeTypeOf('function');
  });
});

describe('9001 与总部交换', () => {
  it('says in words how the line is, how far each has the other, and what waits one by one', async () => {
    useSyncStatus.setState({ lastExchangeAt: screenNow - 60_000 });
    kit.render(<ExchangePage {...props} />);
    const table = await screen.findByRole('table', { name: '待传流水' });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(screen.getByText('2 笔')).toBeVisible();
    act(() =>
      useSyncStatus.setState({
        line: { kind: 'offline', since: screenNow, reason: '连不上总部。' },
      }),
    );
    expect(screen.getByText(/离线,自 .*连不上总部。 离线时照常受理/)).toBeVisible();
  });

  it('goes back by Esc', () => {
    const onBack = vi.fn<() => void>();
    kit.render(<ExchangePage {...props} onBack={onBack} />);
    press('Escape');
    expect(onBack).toHaveBeenCalledOnce();
  });
});
