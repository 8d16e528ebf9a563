import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ShellNews } from '../../shared/bridge/system.ts';
import type { UpdateState } from '../../shared/bridge/update.ts';
import { KeysProvider } from '../ui/keys.tsx';
import { Manner } from '../ui/Look.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';
import { updateWords } from './update-words.ts';
import { showDialogs } from '../../test/helpers/screen-kit.tsx';

const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
const ready = (waits: Extract<UpdateState, { status: 'ready' }>['waits']): UpdateState => ({
  status: 'ready',
  version: '0.2.0',
  waits,
});

let installs = 0;
let tell: (news: ShellNews) => void;

beforeEach(() => {
  installs = 0;
  showDialogs();
});

async function show(update: UpdateState): Promise<void> {
  const unused = async (): Promise<never> => await Promise.reject(new Error('not in this test'));
  const bridge = {
    system: {
      info: unused,
      disk: unused,
      reached: unused,
      applyLook: unused,
      update: async () => await Promise.resolve(update),
      installUpdate: async () => {
        installs += 1;
        return await Promise.resolve(ready('unsent'));
      },
    },
    onNews: (listener: (news: ShellNews) => void) => {
      tell = listener;
      return () => undefined;
    },
  };
  render(
    <Manner>
      <KeysProvider>
        <UpdateNotice bridge={bridge} />
      </KeysProvider>
    </Manner>,
  );
  await act(async () => await Promise.resolve());
}

describe('the words for a newer version', () => {
  it.each([
    [{ status: 'idle' }, null],
    [{ status: 'checking' }, null],
    [
      { status: 'downloading', version: '0.2.0', percent: 41 },
      '正在后台下载新版本 0.2.0(41 %),不影响办理业务。',
    ],
    [ready('signed-in'), '新版本 0.2.0 已下载,将在日终签退后、退出程序时安装。'],
    [ready('day-open'), '新版本 0.2.0 已下载,将在日终签退后、退出程序时安装。'],
    [ready('unsent'), '新版本 0.2.0 已下载,尚有流水未送达总部,全部送达后方可安装。'],
    [ready(null), '新版本 0.2.0 已下载,将在退出程序时安装;也可按 Alt+U 现在安装。'],
    [
      { status: 'refused', version: '0.2.0', why: 'untrusted' },
      '新版本 0.2.0 未通过校验,不予安装。可继续使用现版本,请联系总部运维。',
    ],
  ] as const)('of %o are %s', (update, words) => expect(updateWords(update)).toBe(words));
});

describe('the line about a newer version', () => {
  it('is not there while there is none, and comes with the news', async () => {
    await show({ status: 'idle' });
    expect(screen.queryByText(/新版本/)).toBeNull();
    act(() => tell({ kind: 'update', update: ready('signed-in') }));
    expect(screen.getByRole('status')).toHaveTextContent('将在日终签退后');
  });

  it('offers no key while it must not be installed', async () => {
    await show(ready('day-open'));
    await user.keyboard('{Alt>}u{/Alt}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('installs by Alt+U after a question whose safe answer has the focus', async () => {
    await show(ready(null));
    await user.keyboard('{Alt>}u{/Alt}');
    expect(screen.getByRole('dialog', { name: '安装新版本' })).toBeVisible();
    expect(screen.getByRole('button', { name: '不,稍后安装' })).toHaveFocus();
    await user.keyboard('{Tab}{Enter}');
    expect(installs).toBe(1);
    expect(screen.getByRole('status')).toHaveTextContent('尚有流水未送达总部');
  });

  it('takes the question back when the counter is needed meanwhile', async () => {
    await show(ready(null));
    await user.keyboard('{Alt>}u{/Alt}');
    act(() => tell({ kind: 'update', update: ready('signed-in') }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(installs).toBe(0);
  });
});
