import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveDraft } from '../../../../test/helpers/opening-draft.ts';
import { type ScreenKit, screenKit } from '../../../../test/helpers/screen-kit.tsx';
import { OpeningScreen } from '../OpeningScreen.tsx';

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit();
  caseId = kit.counter.newId();
});

async function open(): Promise<void> {
  const nothing = () => undefined;
  kit.render(<OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
  await waitFor(() => expect(screen.getByLabelText('1 沪A')).toHaveFocus());
}

const rail = () => screen.getByRole('navigation', { name: '开户步骤' });
const current = () => within(rail()).getByRole('button', { current: 'step' });
const missing = () => screen.getByRole('region', { name: '缺项' });
const items = () => within(missing()).queryAllByRole('button');
const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);

describe('the steps of an opening', () => {
  it('begin with what the client wants, and say which are untouched and what is missing', async () => {
    await open();
    expect(current()).toHaveTextContent('●1 需求');
    expect(within(rail()).getByRole('button', { name: /2 身份/ })).toHaveTextContent('○2 身份未填');
    await kit.user.keyboard('1');
    expect(current()).toHaveTextContent('已齐');
    expect(within(missing()).getByRole('heading', { level: 2 })).toHaveTextContent(/^缺项 \d+$/);
  });

  it('go on by Enter behind the last field, and back by Shift+Enter before the first', async () => {
    await open();
    // 开立账户, 沪A, 指定交易, 三方存管, 申请权限, then 推荐人.
    await kit.user.keyboard('1{Enter}{Enter}{Enter}{Enter}{Enter}');
    expect(field('推荐人(选填)')).toHaveFocus();
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(field('证件类型')).toHaveFocus());
    expect(current()).toHaveTextContent('2 身份');
    await kit.user.keyboard('{Shift>}{Enter}{/Shift}');
    await waitFor(() => expect(field('推荐人(选填)')).toHaveFocus());
  });

  it('are gone to by PageDown, PageUp and the mouse, and lose nothing', async () => {
    await open();
    await kit.user.keyboard('12{PageDown}{PageDown}');
    expect(current()).toHaveTextContent('3 资料');
    await kit.user.keyboard('{PageUp}');
    expect(current()).toHaveTextContent('2 身份');
    await kit.user.click(within(rail()).getByRole('button', { name: /1 需求/ }));
    expect(field('2 深A')).toBeChecked();
  });

  it('take a key from an input method for its own', async () => {
    await open();
    await kit.user.keyboard('{PageDown}');
    await kit.user.click(field('姓名'));
    fireEvent.keyDown(field('姓名'), { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field('姓名'), { key: 'PageDown', keyCode: 229 });
    expect(field('姓名')).toHaveFocus();
    expect(current()).toHaveTextContent('2 身份');
  });
});

describe('what is missing', () => {
  it('is gone to by its item, in whichever step it is', async () => {
    await open();
    const item = items().find((one) => one.textContent.includes('请录入手机号码。'));
    await kit.user.click(item!);
    await waitFor(() => expect(field('手机')).toHaveFocus());
    expect(current()).toHaveTextContent('3 资料');
  });

  it('is gone through by Alt+J, from where the clerk is and round again', async () => {
    await leaveDraft(kit, caseId, (client) => ({
      ...client,
      identity: { ...client.identity, name: '' },
      contact: { ...client.contact, mobile: '', address: '' },
    }));
    await open();
    const next = () => fireEvent.keyDown(window, { key: 'j', code: 'KeyJ', altKey: true });
    expect(items()).toHaveLength(3);
    next();
    await waitFor(() => expect(field('姓名')).toHaveFocus());
    next();
    await waitFor(() => expect(field('手机')).toHaveFocus());
    next();
    expect(field('联系地址')).toHaveFocus();
    next();
    await waitFor(() => expect(field('姓名')).toHaveFocus());
  });

  it('is told at a field once it was left, and everywhere after F8', async () => {
    await open();
    await kit.user.keyboard('1{PageDown}');
    await kit.user.click(field('姓名'));
    expect(within(field('姓名').closest('.gt-field')!).queryByRole('alert')).toBeNull();
    await kit.user.tab();
    expect(field('姓名')).toHaveAccessibleDescription('请录入姓名。');
    expect(field('证件号码')).not.toHaveAccessibleDescription(/请录入/);
    await kit.user.keyboard('{F8}');
    await waitFor(() => expect(field('姓名')).toHaveFocus());
    expect(field('证件号码')).toHaveAccessibleDescription('请录入居民身份证号码。');
    expect(screen.queryByText('提交前核对')).toBeNull();
  });

  it('is nothing once everything is there: F8 reviews', async () => {
    await leaveDraft(kit, caseId);
    await open();
    expect(missing()).toHaveTextContent('已齐全,按 F8 核对');
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('提交前核对')).toBeVisible();
  });
});

describe('the review', () => {
  it('says first who else is needed and why, then reads everything back in groups', async () => {
    await leaveDraft(kit, caseId, (client) => ({
      ...client,
      identity: {
        ...client.identity,
        number: '650000201011053450',
        validFrom: '2024-06-01',
        validTo: '2029-06-01',
        ownLabourIncome: true,
      },
    }));
    await open();
    await kit.user.keyboard('{F8}');
    const page = await screen.findByRole('region', { name: '提交前核对' });
    expect(page.textContent.indexOf('须主管授权')).toBeLessThan(page.textContent.indexOf('李明'));
    expect(within(page).getAllByText(/16 周岁/)[0]).toBeVisible();
    for (const title of ['需求', '客户身份', '联系方式', '尽职调查', '银行与费用']) {
      expect(within(page).getByRole('region', { name: title })).toBeVisible();
    }
    expect(within(page).getByText(/等待另一位有复核权限的人员复核、主管授权/)).toBeVisible();
  });

  it('says what head office has still to find out', async () => {
    await leaveDraft(kit, caseId);
    await open();
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText(/受理后由总部补做,完成前不下发账户号码/)).toHaveTextContent(
      '待筛查',
    );
  });
});

describe('what was refused or returned', () => {
  it('is told at its field and in the list, until the value is another', async () => {
    await leaveDraft(kit, caseId);
    await open();
    await kit.user.keyboard('{F8}');
    await screen.findByText('提交前核对');
    const message = '手机号码已停机,请客户更换。';
    vi.spyOn(kit.context.store, 'act').mockResolvedValueOnce({
      status: 'refused',
      refusals: [
        { rule: 'X-1', field: 'contact.mobile', message },
        { rule: 'X-2', message: '本终端今日不再受理开户。' },
      ],
    });
    await kit.user.keyboard('{F8}');
    await waitFor(() => expect(field('手机')).toHaveFocus());
    expect(field('手机')).toHaveAccessibleDescription(message);
    expect(missing()).toHaveTextContent(`退回:${message}`);
    const atLarge = '本终端今日不再受理开户。';
    expect(screen.getByText(atLarge, { selector: '.gt-notice' })).toBeVisible();
    expect(missing()).toHaveTextContent(`退回:${atLarge}`);
    await kit.user.clear(field('手机'));
    await kit.user.click(field('手机'));
    await kit.user.paste('16800009999');
    expect(field('手机')).not.toHaveAccessibleDescription(message);
    expect(missing()).not.toHaveTextContent(message);
  });
});
