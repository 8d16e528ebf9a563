import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishedEdition } from '../../../assets/reference/published.ts';
import { type ScreenKit, screenKit } from '../../../test/helpers/screen-kit.tsx';
import { rulesPage } from './RulesPage.tsx';

let kit: ScreenKit;
const left = vi.fn<() => void>();
const { Page } = rulesPage(publishedEdition);

beforeEach(async () => {
  kit = await screenKit();
  left.mockClear();
  kit.render(<Page active onOpen={() => undefined} onBack={left} menu={[]} />);
});
afterEach(() => vi.restoreAllMocks());

const press = (key: string, more: object = {}) => fireEvent.keyDown(window, { key, ...more });
const alt = (code: string) => press(code.slice(-1).toLowerCase(), { code, altKey: true });

/** Finds a table by what one types and opens it. */
async function openTable(typed: string): Promise<HTMLElement> {
  const field = await screen.findByLabelText('查找规则表');
  await waitFor(() => expect(field).toHaveFocus());
  await screen.findByText('规则版本 2026.11');
  await kit.user.type(field, typed);
  await kit.user.keyboard('{ArrowDown}{Enter}');
  return await screen.findByRole('region', { name: new RegExp(typed) });
}

/** Opens a kind of rule from the list of trials. */
async function openKind(typed: string): Promise<void> {
  press('F8');
  const field = await screen.findByLabelText('查找试算');
  await waitFor(() => expect(field).toHaveFocus());
  await kit.user.type(field, typed);
  await kit.user.keyboard('{ArrowDown}{Enter}');
  await screen.findByRole('region', { name: '试算结果' });
}

/** The bytes of the file that was saved last. */
function savedFile(): { readonly blobs: Blob[]; readonly names: string[] } {
  const saved = { blobs: [] as Blob[], names: [] as string[] };
  URL.createObjectURL = (blob: Blob) => {
    saved.blobs.push(blob);
    return 'blob:test';
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.names.push(this.download);
  });
  return saved;
}

describe('9013 规则表', () => {
  it('says which edition is in use and lists every table by area', async () => {
    const head = await screen.findByRole('region', { name: '规则版本' });
    expect(head).toHaveTextContent(/规则版本 2026\.11使用中启用 2020-01-01发布 2026-11-20/);
    const rows = within(screen.getByRole('table', { name: '规则表' })).getAllByRole('row');
    expect(rows.length - 1).toBe(Object.keys(publishedEdition.tables).length);
    expect(rows[1]).toHaveTextContent('证件与身份');
    expect(rows.at(-1)).toHaveTextContent('柜台时限');
  });

  it('finds by name, by column and by source, and says what to do when nothing is found', async () => {
    const field = await screen.findByLabelText('查找规则表');
    await screen.findByText('规则版本 2026.11');
    const first = () =>
      within(screen.getByRole('table', { name: '规则表' })).getAllByRole('row')[1];
    await kit.user.type(field, '委托数量');
    expect(first()).toHaveTextContent('委托数量');
    await kit.user.clear(field);
    await kit.user.type(field, '财政部');
    expect(first()).toHaveTextContent('交易费率');
    await kit.user.clear(field);
    await kit.user.type(field, '没有的');
    expect(screen.getByText(/没有符合“没有的”的条目/)).toBeVisible();
    expect(left).not.toHaveBeenCalled();
  });

  it('shows rows with figure, dates, state, source and confidence; the day narrows them', async () => {
    const region = await openTable('交易费率');
    const history = await screen.findByRole('row', { name: /历史 印花税 A 股 0 % 0\.1 %/ });
    expect(history).toHaveTextContent('2023-08-27');
    const now = screen.getByRole('row', { name: /适用 印花税 A 股 0 % 0\.05 %/ });
    expect(now).toHaveTextContent(/2023-08-28无期限运行中H 有来源财政部/);
    const day = within(region).getByLabelText('日期');
    await kit.user.clear(day);
    await kit.user.type(day, '20230827');
    await kit.user.click(within(region).getByRole('radio', { name: /该日适用/ }));
    expect(screen.getByRole('row', { name: /适用 印花税 A 股 0 % 0\.1 %/ })).toBeVisible();
    expect(screen.queryByRole('row', { name: /印花税 A 股 0 % 0\.05 %/ })).toBeNull();
    await kit.user.click(within(region).getByRole('radio', { name: /将来/ }));
    expect(screen.getByRole('row', { name: /将来 印花税 A 股 0 % 0\.05 %/ })).toBeVisible();
  });

  it('opens a row whole, and gives the focus back to it and to the table it came from', async () => {
    await openTable('交易时段');
    const row = await screen.findByRole('row', { name: /适用 沪市主板/ });
    row.focus();
    await kit.user.keyboard('{Enter}');
    const whole = await screen.findByRole('region', { name: /交易时段第 \d+ 条/ });
    expect(within(whole).getByText('连续竞价 09:30–11:30')).toBeVisible();
    expect(whole).toHaveFocus();
    press('Escape');
    await waitFor(() => expect(screen.getByRole('row', { name: /适用 沪市主板/ })).toHaveFocus());
    press('Escape');
    await waitFor(() => expect(screen.getByRole('row', { name: /^交易 交易时段/ })).toHaveFocus());
    press('Escape');
    expect(left).toHaveBeenCalledOnce();
  });

  it('prints and saves what is shown, asking no reason: nobody is in it', async () => {
    const saved = savedFile();
    await openTable('交易费率');
    press('F10');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    expect(kit.printed[0]?.html).toContain('财政部 税务总局公告 2023 年第 39 号');
    expect(kit.printed[0]?.html).toContain('以 2026-11-23 为准');
    alt('KeyE');
    expect(saved.names).toEqual(['交易费率 2026-11-23.csv']);
    const text = await saved.blobs[0]!.text();
    expect(text).toContain('2026-11-23 当日,项目,品种,买入费率,卖出费率');
  });

  it('copies the row with the focus under its titles', async () => {
    await openTable('交易费率');
    const row = await screen.findByRole('row', { name: /适用 印花税 A 股/ });
    row.focus();
    const setData = vi.fn<(type: string, text: string) => void>();
    fireEvent.copy(row, { clipboardData: { setData } });
    const [titles, cells] = (setData.mock.calls[0]?.[1] ?? '').split('\n');
    expect(titles).toMatch(/^当日\t项目\t品种\t买入费率/);
    expect(cells).toMatch(/^● 适用\t印花税\tA 股\t0 %\t0\.05 %/);
  });

  it('shows a calendar by months, the arrows going from day to day', async () => {
    const region = await openTable('交易日历');
    const today = within(region).getByRole('button', { name: '2026-11-23 开' });
    await waitFor(() => expect(today).toHaveFocus());
    expect(within(region).getAllByRole('table')).toHaveLength(12);
    await kit.user.keyboard('{ArrowLeft}');
    await waitFor(() =>
      expect(within(region).getByRole('button', { name: '2026-11-22 休(周末)' })).toHaveFocus(),
    );
    expect(within(region).getByRole('status')).toHaveTextContent('2026-11-22 星期日 休(周末)');
    expect(within(region).getByText('国庆节')).toBeVisible();
    press('F10');
    await waitFor(() => expect(kit.printed[0]?.html).toContain('休(国庆节)'));
  });
});

describe('9013 规则版本', () => {
  it('lists the editions known here with their state, and Enter shows the tables of one', async () => {
    await screen.findByText('规则版本 2026.11');
    alt('KeyV');
    const row = await screen.findByRole('row', {
      name: /2026\.11 使用中 2020-01-01 2026-11-20 程序/,
    });
    await waitFor(() => expect(row).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByLabelText('查找规则表')).toHaveFocus());
  });
});

describe('9013 试算', () => {
  it('runs the example and explains the answer line by line', async () => {
    await openKind('hk_fee');
    press('F8');
    const answer = screen.getByRole('region', { name: '试算结果' });
    expect(await within(answer).findByText(/项全部符合/)).toBeVisible();
    expect(within(answer).getByText(/佣金 61,150\.00 × 0\.03 %/)).toBeVisible();
    expect(within(answer).getByText(/规则 HF-2 · 来源 /)).toBeVisible();
    expect(answer).toHaveTextContent('"total_fee": "88.11"');
  });

  it('tells bad input at its field, loses nothing, and goes on from there', async () => {
    await openKind('price_limit');
    const close = screen.getByLabelText('前收盘价');
    await kit.user.clear(close);
    await kit.user.type(close, 'abc');
    press('F8');
    expect(await screen.findByText('应为价格,如 10.45。')).toBeVisible();
    expect(close).toHaveFocus();
    expect(close).toHaveValue('abc');
    await kit.user.clear(close);
    await kit.user.type(close, '10.00');
    press('F8');
    expect(await screen.findByText(/项全部符合/)).toBeVisible();
    // Back at it later, what was typed is there.
    press('Escape');
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByLabelText('前收盘价')).toHaveValue('10.00');
  });

  it('walks from field to field by Enter, also over choices', async () => {
    await openKind('hk_fee');
    const [buy] = screen.getAllByRole('radio');
    await waitFor(() => expect(buy).toHaveFocus());
    await kit.user.keyboard('2{Enter}');
    expect(screen.getByRole('radio', { name: '2 卖出' })).toBeChecked();
    expect(screen.getByLabelText('价格(港元)')).toHaveFocus();
  });

  it('keeps a trial as a case that the rule book agrees with', async () => {
    const saved = savedFile();
    await openKind('hk_fee');
    press('F8');
    await screen.findByText(/项全部符合/);
    alt('KeyB');
    const dialog = await screen.findByRole('dialog', { name: '存为案例' });
    const id = within(dialog).getByLabelText('案例编号');
    await waitFor(() => expect(id).toHaveFocus());
    expect(id).toHaveValue('hk_fee-20261123-1');
    await kit.user.type(within(dialog).getByLabelText(/说明/), '试');
    press('F8');
    expect(saved.names).toEqual(['hk_fee-20261123-1.jsonl']);
    const line = await saved.blobs[0]!.text();
    expect(JSON.parse(line)).toMatchObject({
      id: 'hk_fee-20261123-1',
      kind: 'hk_fee',
      input: { price_hkd: '61.15', qty: 1000 },
      expected: { total_fee: '88.11' },
      note: '试',
    });
    expect(within(dialog).getByLabelText('案例')).toHaveValue(line.trim());
  });
});

describe('9013 案例文件', () => {
  const good = {
    id: 'good',
    kind: 'mobile',
    input: { number: '13900000001' },
    expected: { valid: true },
  };
  const bad = { ...good, id: 'bad', expected: { valid: false } };

  async function give(name: string, text: string): Promise<void> {
    alt('KeyO');
    const field = await screen.findByLabelText('选择案例文件');
    const bytes = new TextEncoder().encode(text);
    const file = { name, size: bytes.length, text: async () => await Promise.resolve(text) };
    fireEvent.change(field, { target: { files: [file] } });
  }

  it('counts what agrees and lists what differs; Enter opens it as a trial and Esc comes back', async () => {
    await screen.findByText('规则版本 2026.11');
    await give('甲.jsonl', `${JSON.stringify(good)}\n${JSON.stringify(bad)}\n`);
    expect(await screen.findByText(/甲\.jsonl:1 条相符,1 条不符/)).toBeVisible();
    const row = screen.getByRole('row', { name: /bad mobile valid true false/ });
    await waitFor(() => expect(row).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByLabelText('号码')).toHaveValue('13900000001');
    press('Escape');
    await waitFor(() => expect(screen.getByRole('row', { name: /bad mobile/ })).toHaveFocus());
    press('Escape');
    await waitFor(() => expect(screen.getByLabelText('查找规则表')).toHaveFocus());
  });

  it('says which one is no case', async () => {
    await screen.findByText('规则版本 2026.11');
    await give('乙.jsonl', `${JSON.stringify(good)}\n{"id":"x"}\n`);
    expect(await screen.findByRole('alert')).toHaveTextContent('乙.jsonl:第 2 条不是案例');
  });
});
