import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientPageKit, type ClientPageKit } from '../../test/helpers/client-page-kit.ts';
import { showDialogs } from '../../test/helpers/screen-kit.tsx';
import type { ClientTask } from '../../shared/bridge/client-task.ts';
import { ClientScreen } from './ClientScreen.tsx';

const options = ['甲', '乙', '丙'].map((text, at) => ({ code: 'ABC'[at] ?? '', text }));
const questionnaire: ClientTask = {
  kind: 'questionnaire',
  title: '风险问卷',
  client: '李*',
  questionnaire: 'Q-1',
  questions: [
    { id: 'q1', text: '收入来源', several: false, options },
    { id: 'q2', text: '投资品种', several: true, options },
  ],
};
const document = { version: '2026', paragraphs: ['第一条', '第二条'], minReadSeconds: 0 };
const agreements: ClientTask = {
  kind: 'agreements',
  client: '李*',
  documents: [
    { ...document, code: 'R', title: '风险揭示书', minReadSeconds: 3 },
    { ...document, code: 'N', title: '客户须知' },
  ],
};
const confirm: ClientTask = {
  kind: 'confirm',
  client: '李*',
  title: '开户资料',
  lines: [
    { label: '姓名', value: '李明' },
    { label: '手机', value: '168****1234' },
  ],
  statement: '以上资料属实。',
};

let kit: ClientPageKit;
let user: ReturnType<typeof userEvent.setup>;
beforeEach(() => {
  showDialogs();
  kit = clientPageKit();
  user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
});
afterEach(() => vi.restoreAllMocks());

/** The page as the client finds it, with a task on it. */
async function show(task: ClientTask) {
  const shown = render(<ClientScreen connect={kit.connect} />);
  await screen.findByText('请稍候。');
  let outcome = Promise.resolve<unknown>(null);
  await act(async () => {
    outcome = kit.screen.show(task);
    await Promise.resolve();
  });
  await screen.findByText('客户 李*');
  return { ...shown, outcome };
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { name });

describe('the client’s screen while nothing is asked', () => {
  it('welcomes the client to the branch', async () => {
    render(<ClientScreen connect={kit.connect} />);
    expect(await heading('欢迎光临 上海营业部')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('请稍候。');
  });

  it('says that it is cut off, and shows nothing of what was asked', async () => {
    await show(confirm);
    act(() => kit.lose());
    await heading('客户屏已断开');
    expect(screen.getByRole('alert')).toHaveTextContent('请告知工作人员');
    expect(screen.queryByText('李明')).toBeNull();
  });
});

describe('a questionnaire', () => {
  it('is answered by digits and Enter, one question a page', async () => {
    const { outcome } = await show(questionnaire);
    expect(await heading('1. 收入来源')).toHaveFocus();
    expect(screen.getByRole('progressbar')).toHaveAccessibleName('第 1 题,共 2 题');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('请选择一项。');
    await user.keyboard('2');
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    expect(screen.getByRole('radio', { name: '乙' })).toBeChecked();
    // No fourth option, no change.
    await user.keyboard('4{Enter}');
    expect(await heading('2. 投资品种')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('请至少选择一项。');
    await user.keyboard('3121{Enter}');
    expect(await heading('请核对您的答案')).toHaveFocus();
    expect(kit.progress()).toMatchObject({ step: 'reviewing', answered: 2, of: 2 });
    // Enter submits nothing that has not been looked over: only the button does.
    await user.keyboard('{Enter}');
    expect(await heading('请核对您的答案')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '提交' }));
    expect(await outcome).toMatchObject({ answers: { q1: ['B'], q2: ['B', 'C'] } });
    expect(await screen.findByText('已提交,谢谢。请稍候。')).toBeInTheDocument();
  });

  it('is answered by touch, goes back, and changes an answer from the review', async () => {
    const { outcome } = await show(questionnaire);
    await user.click(await screen.findByLabelText(/甲/));
    await user.click(screen.getByRole('button', { name: '下一题' }));
    await heading('2. 投资品种');
    expect(kit.progress()).toMatchObject({ step: 'answering', at: 2, answered: 1 });
    await user.click(screen.getByRole('button', { name: '上一题' }));
    await heading('1. 收入来源');
    expect(screen.getByRole('radio', { name: '甲' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: '下一题' }));
    await user.click(await screen.findByLabelText(/丙/));
    await user.click(screen.getByRole('button', { name: '核对答案' }));
    await user.click(await screen.findByRole('button', { name: '修改第 1 题' }));
    await user.click(screen.getByLabelText(/乙/));
    await user.click(screen.getByRole('button', { name: '回到核对' }));
    const [first] = screen.getAllByRole('listitem');
    expect(within(first!).getByText('乙')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '提交' }));
    expect(await outcome).toMatchObject({ answers: { q1: ['B'], q2: ['C'] } });
  });

  it('begins empty for the next client', async () => {
    await show(questionnaire);
    await user.keyboard('1{Enter}');
    await heading('2. 投资品种');
    await act(() => kit.screen.cancel());
    await screen.findByText('请稍候。');
    await act(async () => {
      void kit.screen.show(questionnaire);
      await Promise.resolve();
    });
    await heading('1. 收入来源');
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
  });

  it('hears no key twice that is held, and none under the dialog', async () => {
    await show(questionnaire);
    await heading('1. 收入来源');
    await user.keyboard('1');
    fireEvent.keyDown(window, { key: 'Enter', repeat: true });
    expect(await heading('1. 收入来源')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await heading('要停止吗');
    fireEvent.keyDown(window, { key: 'Enter' });
    expect(await heading('1. 收入来源')).toBeInTheDocument();
  });

  it('may be stopped on every page, and gone on with', async () => {
    const { outcome } = await show(questionnaire);
    await user.click(screen.getByRole('button', { name: '停止' }));
    expect(screen.getByRole('button', { name: '继续办理' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: '我不同意' }));
    expect(await outcome).toMatchObject({ status: 'declined', reason: 'disagree' });
    expect(await screen.findByText('已停止,没有提交。请稍候。')).toBeInTheDocument();
  });
});

describe('agreements', () => {
  it('are agreed to only at their end and after their time, by the shell’s clock', async () => {
    const length = vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(900);
    vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
    try {
      await show(agreements);
      expect(screen.getByRole('region', { name: '风险揭示书' })).toHaveFocus();
      expect(screen.getByRole('button', { name: '继续阅读 ↓' })).toBeInTheDocument();
      length.mockReturnValue(0);
      fireEvent.scroll(screen.getByRole('region', { name: '风险揭示书' }));
      const wait = await screen.findByRole('button', { name: '请阅读全文,还需 3 秒' });
      expect(wait).toHaveAttribute('aria-disabled', 'true');
      act(() => void vi.advanceTimersByTime(3000));
      // This page's clock runs ahead of the shell's, which alone decides.
      kit.clock.now += 2000;
      await user.click(await screen.findByRole('button', { name: '我已阅读并同意' }));
      expect(await screen.findByRole('button', { name: /还需 1 秒/ })).toBeInTheDocument();
      kit.clock.now += 1000;
      act(() => void vi.advanceTimersByTime(1000));
      await user.click(await screen.findByRole('button', { name: '我已阅读并同意' }));
      expect(await heading('客户须知')).toBeInTheDocument();
      expect(kit.progress()).toMatchObject({ step: 'reading', at: 2, answered: 1 });
    } finally {
      vi.useRealTimers();
    }
  });

  it('may be refused, by the name of the paper', async () => {
    const { outcome } = await show(agreements);
    await user.click(screen.getByRole('button', { name: '我不同意' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '我不同意' }));
    expect(await outcome).toMatchObject({ words: '客户不同意《风险揭示书》。' });
  });
});

describe('data to confirm', () => {
  it('is confirmed by its button', async () => {
    const { outcome } = await show(confirm);
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: '确认无误' }));
    expect(await outcome).toMatchObject({ kind: 'confirm', wrong: [] });
  });

  it('is returned with the lines that are wrong', async () => {
    const { outcome } = await show(confirm);
    await user.click(screen.getByRole('button', { name: '有误' }));
    await user.click(screen.getByRole('button', { name: '告知工作人员更正' }));
    expect(screen.getByRole('alert')).toHaveTextContent('请选择有误的项目。');
    await user.click(screen.getByRole('checkbox', { name: /手机/ }));
    await user.click(screen.getByRole('button', { name: '告知工作人员更正' }));
    expect(await outcome).toMatchObject({ kind: 'confirm', wrong: ['手机'] });
  });

  it('says so when the counter has taken it back meanwhile', async () => {
    const channel = await kit.connect();
    vi.spyOn(channel, 'answer').mockResolvedValue({
      status: 'refused',
      message: '这一项已由工作人员收回,请稍候。',
    });
    render(<ClientScreen connect={async () => await Promise.resolve(channel)} />);
    await act(async () => {
      void kit.screen.show(confirm);
      await Promise.resolve();
    });
    await user.click(await screen.findByRole('button', { name: '确认无误' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('已由工作人员收回'));
  });
});

describe('activity', () => {
  it('SE-11 is told at the first touch, and then now and then', async () => {
    await show(confirm);
    await waitFor(() => expect(kit.progress()).not.toBeNull());
    kit.clock.now += 60_000;
    fireEvent.pointerDown(window);
    await waitFor(() => expect(kit.progress()).toMatchObject({ activity: kit.clock.now }));
    const told = kit.clock.now;
    kit.clock.now += 1000;
    fireEvent.pointerDown(window);
    await Promise.resolve();
    expect(kit.progress()).toMatchObject({ activity: told });
  });
});

describe('a signature', () => {
  it('is asked for under what it is for; none is not one', async () => {
    // jsdom draws nothing.
    const nothing = () => undefined;
    const context = { fillRect: nothing, clearRect: nothing, beginPath: nothing, scale: nothing };
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    await show({
      kind: 'result',
      client: '李*',
      title: '测评结果',
      level: 'C4 积极型',
      score: null,
      validTo: '2028-11-23',
      meaning: [],
      statement: '本人已知悉测评结果。',
    });
    expect(await heading('您的结果是 C4 积极型')).toHaveFocus();
    expect(screen.queryByText('得分')).toBeNull();
    await user.click(screen.getByRole('button', { name: '去签名' }));
    expect(await heading('请签名')).toHaveFocus();
    expect(kit.progress()).toMatchObject({ step: 'signing' });
    await user.click(screen.getByRole('button', { name: '提交签名' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('还没有签名'));
    await user.click(screen.getByRole('button', { name: '返回' }));
    expect(await heading('您的结果是 C4 积极型')).toBeInTheDocument();
  });
});
