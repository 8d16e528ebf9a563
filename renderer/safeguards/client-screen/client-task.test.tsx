import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit } from '../../../test/helpers/screen-kit.tsx';
import type { ClientGiven, ClientTask } from '../../../shared/bridge/client-task.ts';
import { useAwake } from '../../session/awake.ts';
import { useSession } from '../../session/session-store.ts';
import { ClientTaskDialog } from './ClientTaskDialog.tsx';

const task: ClientTask = {
  kind: 'questionnaire',
  title: '风险承受能力问卷',
  client: '李*',
  questionnaire: 'Q-1',
  questions: ['q1', 'q2', 'q3'].map((id) => ({
    id,
    text: `问题 ${id}`,
    several: false,
    options: [
      { code: 'A', text: '甲' },
      { code: 'B', text: '乙' },
    ],
  })),
};
const answers = { q1: ['A'], q2: ['B'], q3: ['A'] };

let kit: ScreenKit;
beforeEach(async () => {
  kit = await screenKit();
});
afterEach(() => useSession.setState({ signedIn: null, lock: null }));

function show(shown: ClientTask = task) {
  const onAnswer = vi.fn<(answer: ClientGiven) => void>();
  const onPaper = vi.fn<() => void>();
  const onClose = vi.fn<() => void>();
  const rendered = kit.render(
    <ClientTaskDialog task={shown} onAnswer={onAnswer} onPaper={onPaper} onClose={onClose} />,
  );
  return { ...rendered, onAnswer, onPaper, onClose };
}

describe('the client’s task at the counter', () => {
  it('opens the client’s screen and hears the client’s answer', async () => {
    const { onAnswer, onClose } = show();
    const { client } = kit.counter.shell;
    expect(await client.task()).toEqual(task);
    expect(await screen.findByText('等待客户开始…')).toBeInTheDocument();
    await act(() => client.answer(answers));
    await waitFor(() =>
      expect(onAnswer).toHaveBeenCalledWith(
        expect.objectContaining({ status: 'done', kind: 'questionnaire', answers }),
      ),
    );
    expect(onClose).not.toHaveBeenCalled();
  });

  it('SE-11 shows how far the client is, never what was chosen, and counts it as activity', async () => {
    show();
    const { client } = kit.counter.shell;
    const touched = vi.fn<() => void>();
    const stop = useAwake.subscribe(touched);
    await act(() => client.tell({ kind: 'shown', step: 'answering', at: 2, answered: 1 }));
    expect(await screen.findByText('客户正在填写 第 2/3 题,已答 1 题。')).toBeInTheDocument();
    expect(touched).toHaveBeenCalled();
    touched.mockClear();
    await act(() => client.tell({ kind: 'active' }));
    expect(touched).toHaveBeenCalled();
    expect(useAwake.getState().reasons).toEqual([]);
    stop();
    expect(screen.queryByText(/[甲乙]/)).toBeNull();
  });

  it('says in words that the client stopped', async () => {
    const { onAnswer } = show();
    await act(() => kit.counter.shell.client.stop('disagree'));
    await waitFor(() =>
      expect(onAnswer).toHaveBeenCalledWith(
        expect.objectContaining({ status: 'declined', words: '客户不同意,没有完成。' }),
      ),
    );
  });

  it('is taken back by Esc, which asks once the client has answered something', async () => {
    const { onAnswer, onClose } = show();
    const { client } = kit.counter.shell;
    await act(() => client.tell({ kind: 'shown', step: 'answering', at: 2, answered: 1 }));
    await screen.findByText(/第 2\/3 题/);
    await kit.user.keyboard('{Escape}');
    expect(await screen.findByText(/已经填写的内容将不保留/)).toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
    await kit.user.click(screen.getByRole('button', { name: '收回' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(onAnswer).not.toHaveBeenCalled();
  });

  it('is taken back at once while nothing is lost, and when the dialog goes', async () => {
    const { onClose } = show();
    const { client } = kit.counter.shell;
    await client.task();
    // One word for the key, wherever it is written.
    await waitFor(() => expect(screen.getAllByText('Esc 收回')).toHaveLength(2));
    expect(screen.queryByText('Esc 返回')).toBeNull();
    await kit.user.keyboard('{Escape}');
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    const second = show();
    await client.task();
    second.unmount();
    const third = show();
    await act(() => client.answer(answers));
    await waitFor(() => expect(third.onAnswer).toHaveBeenCalledTimes(1));
    expect(second.onAnswer).not.toHaveBeenCalled();
  });

  it('offers paper where there is no client’s screen', async () => {
    kit.counter.shell.client.isThere = false;
    const { onPaper, onClose } = show();
    expect(await screen.findByText(/本终端没有客户屏。请改用纸质方式/)).toBeInTheDocument();
    await kit.user.keyboard('{F10}');
    expect(onPaper).toHaveBeenCalledTimes(1);
    await kit.user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('opens the screen anew when somebody has closed it', async () => {
    const { onAnswer } = show();
    const { client } = kit.counter.shell;
    await client.task();
    act(() => client.leave());
    await act(() => client.answer(answers));
    await waitFor(() => expect(onAnswer).toHaveBeenCalledTimes(1));
  });

  it('gives the address to open where the shell opens no window', async () => {
    const open = vi
      .spyOn(kit.counter.shell.client.view, 'open')
      .mockReturnValue('http://127.0.0.1:4782/#ticket=abc');
    show();
    const link = await screen.findByRole('link', { name: '在客户屏打开' });
    expect(link).toHaveAttribute('href', 'http://127.0.0.1:4782/#ticket=abc');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    const pressed = vi.fn<(event: Event) => void>((event) => event.preventDefault());
    link.addEventListener('click', pressed);
    await kit.user.keyboard('{F8}');
    expect(pressed).toHaveBeenCalledTimes(1);
    // The address is used: another one is there for another try.
    await waitFor(() => expect(open).toHaveBeenCalledTimes(2));
  });

  it('says that another task is on the client’s screen', async () => {
    void kit.context.bridge.clientScreen.show(task);
    show();
    expect(await screen.findByText(/客户屏正在使用/)).toBeInTheDocument();
  });
});
