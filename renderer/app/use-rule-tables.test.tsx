import { act, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishedEdition } from '../../assets/reference/published.ts';
import { ageEdition, editionBody, editionRow } from '../../test/helpers/editions.ts';
import { FeedMaker, rowsOnly } from '../../test/helpers/feed-maker.ts';
import { type ScreenKit, screenKit, screenNow } from '../../test/helpers/screen-kit.tsx';
import { OpeningScreen } from '../business/account-opening/OpeningScreen.tsx';
import { CounterProvider } from '../session/counter.tsx';
import { useRuleTables } from './use-rule-tables.ts';

/** Clients up to 30; the one who is typed here is 36. */
const stricter = (validFrom: string) =>
  editionRow(editionBody(ageEdition('2026.12', validFrom, 30)));

let kit: ScreenKit;
let feed: FeedMaker;
beforeEach(async () => {
  kit = await screenKit();
  feed = new FeedMaker(kit.counter.counter);
});
afterEach(() => void vi.useRealTimers());

/** The opening under the rules of the store, as the window hands them on. */
function Live() {
  const { context, counter } = kit;
  const { tables } = useRuleTables(counter.store);
  return (
    <CounterProvider counter={{ ...context, tables }}>
      <output aria-label="规则版本">{tables.edition}</output>
      <OpeningScreen caseId={caseId} active onSubject={() => undefined} onBack={() => undefined} />
    </CounterProvider>
  );
}

const caseId = '0190a000-0000-7000-8000-0000000000ed';
const edition = () => screen.getByLabelText('规则版本').textContent;
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const fed = (row: ReturnType<typeof editionRow>) =>
  act(async () => void (await kit.counter.exchange.takePage(feed.page([rowsOnly([row])]))));

describe('the rules of the window', () => {
  it('ED-3: are those of an edition that has just come, and what was typed stays', async () => {
    kit.render(<Live />);
    await waitFor(() => expect(field('1 沪A')).toHaveFocus());
    await kit.user.keyboard('{PageDown}');
    await kit.user.click(field('姓名'));
    await kit.user.paste('李𬱖');
    await kit.user.click(field('证件号码'));
    await kit.user.paste('110000199003070124');
    await screen.findByText('在受理范围内');
    await fed(stricter('2026-11-23'));
    await screen.findByText('须主管授权');
    expect(edition()).toBe('2026.12');
    expect(field('姓名')).toHaveValue('李𬱖');
    expect(field('证件号码')).toHaveValue('110000199003070124');
    expect(field('证件号码')).toHaveFocus();
  });

  it('ED-3: turn with the business date, and nobody says so', async () => {
    await kit.counter.exchange.takePage(feed.page([rowsOnly([stricter('2026-11-24')])]));
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    kit.render(<Live />);
    const before = edition();
    expect(before).not.toBe('2026.12');
    kit.clock.now = screenNow + 16 * 3_600_000;
    act(() => void vi.advanceTimersByTime(15_000));
    expect(edition()).toBe('2026.12');
  });

  it('ED-3: are handed on anew on a new day, though the tables are the same: rows have their days', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { result } = renderHook(() => useRuleTables(kit.counter.store));
    const before = result.current;
    act(() => void vi.advanceTimersByTime(60_000));
    expect(result.current).toBe(before);
    kit.clock.now = screenNow + 16 * 3_600_000;
    act(() => void vi.advanceTimersByTime(15_000));
    expect(result.current).not.toBe(before);
    expect(result.current).toMatchObject({ businessDate: '2026-11-24', stop: null });
    expect(result.current.tables).toBe(before.tables);
  });

  it('ST-3: say why nothing may be decided by them, until an edition comes', async () => {
    const { result } = renderHook(() => useRuleTables(kit.counter.store));
    await fed(editionRow(editionBody(publishedEdition, { withdrawnAt: screenNow })));
    expect(result.current.stop).toContain('已由总部撤回');
    await fed(stricter('2026-11-23'));
    expect(result.current).toMatchObject({ stop: null, tables: { edition: '2026.12' } });
  });

  it('are not searched for while React draws', async () => {
    const tables = vi.spyOn(kit.counter.store, 'tables');
    const { rerender } = renderHook(() => useRuleTables(kit.counter.store));
    tables.mockClear();
    rerender();
    rerender();
    expect(tables).not.toHaveBeenCalled();
  });

  it('are no longer heard of by a window that has gone', async () => {
    const { unmount } = renderHook(() => useRuleTables(kit.counter.store));
    const tables = vi.spyOn(kit.counter.store, 'tables');
    unmount();
    tables.mockClear();
    await fed(stricter('2026-11-23'));
    expect(tables).not.toHaveBeenCalled();
  });
});
