import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type {
  ApproveAsk,
  PanelAnswer,
  PanelChannel,
  PanelReply,
  PanelTask,
} from '../../shared/bridge/staff-keys.ts';
import { session } from '../../shared/business/session/index.ts';
import { Fault } from '../../shared/errors.ts';
import { commandDigest } from '../../shared/journal/entry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { Panel } from './Panel.tsx';
import { waitWords } from './WaitWords.tsx';

const signIn: PanelTask = {
  kind: 'sign-in',
  online: false,
  colleagues: [
    {
      staff: '100023',
      name: '张敏',
      authorityUntil: Date.UTC(2026, 11, 1),
      lockedUntil: null,
      passwordChangedAt: null,
      isPasswordWaiting: false,
    },
  ],
  people: [{ staff: '100023', name: '张敏', nameForms: ['张敏', 'zhangmin', 'minzhang'] }],
};

const caseId = '01935d2a-0000-7000-8000-000000000001';
const ask: ApproveAsk = {
  branch: '0101',
  business: session.name,
  caseId,
  command: {
    type: 'SignOut',
    version: 1,
    id: caseId,
    data: { staff: '100077', prev: '0'.repeat(64), signature: '0'.repeat(128) },
  },
  need: 'check',
  maker: '100023',
  expiresAt: Date.UTC(2026, 10, 23, 8),
};
const digest = commandDigest(intl1, ask.business, ask.command);

function show(task: PanelTask, reply: PanelReply | Error = { status: 'done' }) {
  const answers: PanelAnswer[] = [];
  const channel: PanelChannel = {
    task: async () => task,
    async answer(answer) {
      answers.push(answer);
      if (reply instanceof Error) throw reply;
      return reply;
    },
  };
  const connect = async () => channel;
  render(<Panel connect={connect} />);
  return { answers, user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }) };
}

describe('sign-in', () => {
  it('takes number and password by keyboard alone, from the first field on', async () => {
    const { answers, user } = show(signIn);
    await waitFor(() => expect(screen.getByLabelText('柜员号')).toHaveFocus());
    await user.keyboard('100023{Enter}correct horse{Enter}');
    expect(answers).toEqual([{ kind: 'sign-in', staff: '100023', password: 'correct horse' }]);
    expect(await screen.findByText('已完成。')).toBeInTheDocument();
  });

  it('takes full-width digits and pasted spaces for the number they are', async () => {
    const { answers, user } = show(signIn);
    await user.type(await screen.findByLabelText('柜员号'), '１０００ ２３');
    await user.type(screen.getByLabelText('密码'), 'secret-secret');
    await user.click(screen.getByRole('button', { name: '签到' }));
    expect(answers).toMatchObject([{ staff: '100023' }]);
  });

  it('shows the shell’s refusal at its field and puts the focus there', async () => {
    const { user } = show(signIn, {
      status: 'refused',
      field: 'password',
      message: '密码不正确,请重新输入。',
    });
    await user.type(await screen.findByLabelText('柜员号'), '100023');
    await user.type(screen.getByLabelText('密码'), 'wrong');
    await user.click(screen.getByRole('button', { name: '签到' }));
    expect(await screen.findByText('密码不正确,请重新输入。')).toBeInTheDocument();
    expect(screen.getByLabelText('密码')).toHaveAccessibleDescription('密码不正确,请重新输入。');
    expect(screen.getByLabelText('密码')).toHaveFocus();
  });

  it('refuses a number that is none without asking the shell', async () => {
    const { answers, user } = show(signIn);
    await user.type(await screen.findByLabelText('柜员号'), '1000');
    await user.click(screen.getByRole('button', { name: '签到' }));
    expect(screen.getByText('柜员号应为 6 位数字。')).toBeInTheDocument();
    expect(answers).toEqual([]);
  });

  it('never lets the browser remember a password', async () => {
    show(signIn);
    const password = await screen.findByLabelText('密码');
    expect(password).toHaveAttribute('type', 'password');
    expect(password).toHaveAttribute('autocomplete', 'off');
    expect(password).not.toHaveAttribute('name');
    expect(document.querySelector('form')).toBeNull();
  });

  it('says when caps lock is on', async () => {
    const { user } = show(signIn);
    await user.click(await screen.findByLabelText('密码'));
    await user.keyboard('{CapsLock}a');
    expect(screen.getByText('大写锁定已打开')).toBeInTheDocument();
  });

  it('cancels with Esc', async () => {
    const { answers, user } = show(signIn);
    // The keys listen once the field has the focus.
    await waitFor(() => expect(screen.getByLabelText('柜员号')).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(answers).toEqual([{ kind: 'cancel' }]));
  });

  it('says that it closes once the answer is judged, when cancelled meanwhile', async () => {
    const judged: ((reply: PanelReply) => void)[] = [];
    const channel: PanelChannel = {
      task: async () => signIn,
      answer: async () => await new Promise((resolve) => void judged.push(resolve)),
    };
    render(<Panel connect={async () => channel} />);
    const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
    await waitFor(() => expect(screen.getByLabelText('柜员号')).toHaveFocus());
    await user.keyboard('100023{Enter}correct horse{Enter}{Escape}');
    expect(await screen.findByText('正在核对,核对结束后自动关闭,请稍候。')).toBeInTheDocument();
    expect(judged).toHaveLength(2);
    act(() => judged.forEach((done) => done({ status: 'done' })));
    expect(await screen.findByText('已完成。')).toBeInTheDocument();
  });

  it('says in words when the shell is gone', async () => {
    const { user } = show(signIn, new Fault('BRIDGE_LOST', 'closed'));
    await user.type(await screen.findByLabelText('柜员号'), '100023');
    await user.type(screen.getByLabelText('密码'), 'secret-secret');
    await user.click(screen.getByRole('button', { name: '签到' }));
    expect(await screen.findByText(/与外壳程序的连接已断开/)).toBeInTheDocument();
  });
});

describe('first sign-in', () => {
  const nobody: PanelTask = {
    kind: 'sign-in',
    online: false,
    colleagues: [],
    people: signIn.people,
  };

  it('is what opens where nobody can sign in yet, and says that it needs the line', async () => {
    show(nobody);
    expect(await screen.findByRole('dialog', { name: '首次签到' })).toBeInTheDocument();
    expect(screen.getByText(/首次签到需要联网一次/)).toBeInTheDocument();
  });

  it('refuses a short password and one typed differently before the code is used', async () => {
    const { answers, user } = show(nobody);
    await user.type(await screen.findByLabelText('柜员号'), '100023');
    await user.type(screen.getByLabelText('一次性签到码'), 'AB12CD34');
    await user.type(screen.getByLabelText('新密码'), '123456789');
    await user.type(screen.getByLabelText('再次输入新密码'), '12345678');
    await user.click(screen.getByRole('button', { name: '设定密码并签到' }));
    expect(screen.getByText('密码至少 10 个字符。')).toBeInTheDocument();
    expect(screen.getByText('两次输入的密码不一致,请重新输入。')).toBeInTheDocument();
    expect(answers).toEqual([]);
  });

  it('sends number, code and password', async () => {
    const { answers, user } = show(nobody);
    await user.type(await screen.findByLabelText('柜员号'), '100023');
    await user.type(screen.getByLabelText('一次性签到码'), 'AB12 CD34');
    await user.type(screen.getByLabelText('新密码'), 'long enough');
    await user.type(screen.getByLabelText('再次输入新密码'), 'long enough');
    await user.click(screen.getByRole('button', { name: '设定密码并签到' }));
    expect(answers).toEqual([
      { kind: 'first-sign-in', staff: '100023', code: 'AB12CD34', password: 'long enough' },
    ]);
  });
});

describe('wrong passwords', () => {
  it('SE-10 are told with the time left, counted down in words', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
    try {
      const { user } = show(signIn, {
        status: 'refused',
        field: 'password',
        message: '密码不正确。已连续输错 3 次,请稍候再试。',
        waitMs: 30_000,
      });
      await user.type(await screen.findByLabelText('柜员号'), '100023');
      await user.type(screen.getByLabelText('密码'), 'wrong');
      await user.click(screen.getByRole('button', { name: '签到' }));
      expect(await screen.findByRole('timer')).toHaveTextContent('30 秒后可以再试。');
      act(() => void vi.advanceTimersByTime(2000));
      expect(screen.getByRole('timer')).toHaveTextContent('28 秒后可以再试。');
      act(() => void vi.advanceTimersByTime(28_000));
      expect(screen.getByRole('timer')).toHaveTextContent('现在可以再试。');
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    [30_000, '30 秒后可以再试。'],
    [270_000, '4 分 30 秒后可以再试。'],
    [86_400_000, '24 小时 0 分后可以再试。'],
    [0, '现在可以再试。'],
  ])('say how long %d ms are', (ms, words) => {
    expect(waitWords(ms)).toBe(words);
  });
});

describe('a new password', () => {
  const change: PanelTask = {
    kind: 'change-password',
    person: { staff: '100023', name: '张敏', nameForms: ['张敏', 'zhangmin'] },
    online: true,
  };
  const rule = (words: string) => screen.getByText(new RegExp(words)).closest('li');

  it('PW-1 PW-3 PW-6 is judged while it is typed, by the rules it meets so far', async () => {
    const { user } = show(change);
    await user.type(await screen.findByLabelText('原密码'), 'the old one');
    await user.type(screen.getByLabelText('新密码'), 'zhangmin');
    expect(rule('至少 10 个字符')).toHaveTextContent('(未符合)');
    expect(rule('不含本人姓名')).toHaveTextContent('(未符合)');
    expect(rule('不含柜员号')).toHaveTextContent('(已符合)');
    await user.clear(screen.getByLabelText('新密码'));
    await user.type(screen.getByLabelText('新密码'), 'the old one');
    expect(rule('与原密码不同')).toHaveTextContent('(未符合)');
  });

  it('goes to the shell once it meets them and was typed twice alike', async () => {
    const { answers, user } = show(change);
    await waitFor(() => expect(screen.getByLabelText('原密码')).toHaveFocus());
    await user.keyboard('the old one{Enter}a fresh secret{Enter}a fresh secre{Enter}');
    expect(screen.getByText('两次输入的密码不一致,请重新输入。')).toBeInTheDocument();
    expect(answers).toEqual([]);
    await user.type(screen.getByLabelText('再次输入新密码'), 't{Enter}');
    expect(answers).toEqual([
      { kind: 'change-password', password: 'the old one', next: 'a fresh secret' },
    ]);
  });
});

describe('a locked window', () => {
  const asked = { staff: '100023', name: '张敏', lockedAt: Date.UTC(2026, 10, 23, 2) };

  it('asks only the same person’s password', async () => {
    const { answers, user } = show({ kind: 'unlock', ask: asked });
    await waitFor(() => expect(screen.getByLabelText('密码')).toHaveFocus());
    expect(screen.queryByLabelText('柜员号')).toBeNull();
    await user.keyboard('secret-secret{Enter}');
    expect(answers).toEqual([{ kind: 'unlock', password: 'secret-secret' }]);
  });

  it('is ended by a supervisor only by the button, who is told whose it is', async () => {
    const { answers, user } = show({ kind: 'end-session', ask: { ...asked, session: caseId } });
    await waitFor(() => expect(screen.getByLabelText('主管柜员号')).toHaveFocus());
    expect(screen.getByText(/将结束柜员/)).toHaveTextContent('100023 张敏');
    await user.keyboard('100067{Enter}secret-secret{Enter}');
    expect(answers).toEqual([]);
    await user.keyboard('{Enter}');
    expect(answers).toEqual([{ kind: 'end-session', staff: '100067', password: 'secret-secret' }]);
  });
});

describe('a hand-over', () => {
  it('shows the receiver what stands open before their password is typed', async () => {
    const counts = { drafts: 1, waiting: 2, returned: 0, accepted: 3, pending: 4 };
    const content = { note: '印章已交', counts, headSerial: '0101-02-1-000009' };
    const { answers, user } = show({
      kind: 'hand-over',
      ask: { staff: '100023', name: '张敏', session: caseId, content },
    });
    expect(await screen.findByText('印章已交')).toBeInTheDocument();
    expect(screen.getByText('0101-02-1-000009')).toBeInTheDocument();
    await user.type(screen.getByLabelText('接班人柜员号'), '100025');
    await user.type(screen.getByLabelText('密码'), 'secret-secret');
    await user.click(screen.getByRole('button', { name: '接班' }));
    expect(answers).toEqual([{ kind: 'hand-over', staff: '100025', password: 'secret-secret' }]);
  });
});

describe('approval', () => {
  it('shows the act in words and sends the digest it computed from them', async () => {
    const { answers, user } = show({ kind: 'approve', ask, digest });
    expect(await screen.findByText('100077')).toBeInTheDocument();
    expect(screen.getByText(digest.slice(0, 8))).toBeInTheDocument();
    await user.type(screen.getByLabelText('复核人柜员号'), '100045');
    await user.type(screen.getByLabelText('密码'), 'secret-secret');
    await user.click(screen.getByRole('button', { name: 'F9 同意' }));
    expect(answers).toEqual([
      {
        kind: 'decide',
        staff: '100045',
        password: 'secret-secret',
        decision: 'approve',
        comment: '',
        digest,
      },
    ]);
  });

  it('decides only by its button: Enter after the last field stops there', async () => {
    const { answers, user } = show({ kind: 'approve', ask, digest });
    await waitFor(() => expect(screen.getByLabelText('复核人柜员号')).toHaveFocus());
    await user.keyboard('100045{Enter}secret-secret{Enter}{Enter}');
    expect(screen.getByRole('button', { name: 'F9 同意' })).toHaveFocus();
    expect(answers).toEqual([]);
    await user.keyboard('{Enter}');
    expect(answers).toMatchObject([{ kind: 'decide', decision: 'approve' }]);
  });

  it('says in its title what is decided, with function and serial number, and who made it', async () => {
    const command = { ...ask.command, type: 'SubmitOpening', data: { application: null } };
    const opening: ApproveAsk = {
      ...ask,
      business: 'account-opening',
      command,
      makerName: '张敏',
      serial: '0101-02-1-000003',
    };
    show({ kind: 'approve', ask: opening, digest: 'f'.repeat(64) });
    expect(
      await screen.findByRole('heading', { name: '复核 1101 个人开户 0101-02-1-000003' }),
    ).toBeVisible();
  });

  it('is decided by F9 and F6 wherever the focus is, never by a key still held from before', async () => {
    const { answers, user } = show({ kind: 'approve', ask: { ...ask, makerName: '张敏' }, digest });
    await user.type(await screen.findByLabelText('复核人柜员号'), '100045');
    expect(screen.getByText(/经办 100023 张敏/)).toBeVisible();
    await user.type(screen.getByLabelText('密码'), 'secret-secret');
    fireEvent.keyDown(screen.getByLabelText('密码'), { key: 'F9', repeat: true });
    expect(answers).toEqual([]);
    await user.keyboard('{F6}');
    expect(screen.getByText('退回时请写明原因,以便经办人补正。')).toBeInTheDocument();
    await user.keyboard('{F9}');
    expect(answers).toMatchObject([{ kind: 'decide', decision: 'approve' }]);
  });

  it('asks for the reason of a refusal', async () => {
    const { answers, user } = show({ kind: 'approve', ask, digest });
    await user.type(await screen.findByLabelText('复核人柜员号'), '100045');
    await user.type(screen.getByLabelText('密码'), 'secret-secret');
    await user.click(screen.getByRole('button', { name: 'F6 退回' }));
    expect(screen.getByText('退回时请写明原因,以便经办人补正。')).toBeInTheDocument();
    expect(answers).toEqual([]);
  });

  const look = {
    why: ['代理人办理'],
    unusual: [
      { words: '未核验到场', isGrave: true },
      { words: '纸质签署协议 7 份', isGrave: false },
    ],
    ticks: ['委托书原件、期限、权限已核', '开立账户与客户意愿一致'],
    places: [
      { field: 'evidence.document-front', label: '证件正面' },
      { field: 'contact.mobile', label: '手机' },
    ],
  };

  it('says first what is unusual, and agrees only once everything is ticked, by digits', async () => {
    const { answers, user } = show({ kind: 'approve', ask: { ...ask, look }, digest });
    expect(await screen.findByRole('list', { name: '授权原因' })).toHaveTextContent('⚠ 代理人办理');
    expect(screen.getByRole('list', { name: '异常提示' })).toHaveTextContent(
      '⚠ 未核验到场· 纸质签署协议 7 份',
    );
    await waitFor(() => expect(screen.getByLabelText(/^1 委托书/)).toHaveFocus());
    await user.keyboard('1{Enter}100045{Enter}secret-secret{Enter}{Enter}{Enter}');
    expect(screen.getByRole('group', { name: '逐项核对' })).toHaveTextContent(
      '请先逐项核对并勾选:开立账户与客户意愿一致。',
    );
    expect(answers).toEqual([]);
    expect(screen.getByLabelText(/^2 开立账户/)).toHaveFocus();
    await user.keyboard('2{Enter}{Enter}{Enter}{Enter}{Enter}');
    expect(answers).toMatchObject([{ kind: 'decide', decision: 'approve', comment: '' }]);
    expect(answers[0]).not.toHaveProperty('reasons');
  });

  it('AP-15 refuses by reasons at their fields, chosen by digits, and says the same in words', async () => {
    const { answers, user } = show({ kind: 'approve', ask: { ...ask, look }, digest });
    await user.type(await screen.findByLabelText('复核人柜员号'), '100045');
    await user.type(screen.getByLabelText('密码'), 'secret-secret');
    await user.click(screen.getByRole('button', { name: 'F6 退回' }));
    await waitFor(() => expect(screen.getByLabelText('原因')).toHaveFocus());
    await user.keyboard('{Enter}{Enter}{Enter}{Enter}{Enter}');
    expect(screen.getByText('请按数字选择退回原因,以便经办人补正。')).toBeVisible();
    // 1: the only picture there is stands chosen already; 2: which field has to be said.
    await user.keyboard('1');
    await waitFor(() => expect(screen.getByLabelText('1 影像不清 所在栏目')).toHaveFocus());
    expect(screen.getByLabelText('1 影像不清 所在栏目')).toHaveValue('evidence.document-front');
    await user.keyboard('{Enter}反光{Enter}5');
    await waitFor(() => expect(screen.getByLabelText('2 其他 所在栏目')).toHaveFocus());
    await user.keyboard('{Enter}{Enter}{Enter}{Enter}{Enter}{Enter}{Enter}');
    expect(screen.getByText('选择“其他”的,请写明原因。')).toBeVisible();
    expect(answers).toEqual([]);
    await user.selectOptions(screen.getByLabelText('2 其他 所在栏目'), 'contact.mobile');
    await user.type(screen.getByLabelText('2 其他 说明'), '客户已换号');
    await user.keyboard('{Enter}{Enter}{Enter}{Enter}{Enter}{Enter}');
    expect(answers).toEqual([
      {
        kind: 'decide',
        staff: '100045',
        password: 'secret-secret',
        decision: 'refuse',
        comment: '证件正面:影像不清,反光。手机:客户已换号。',
        digest,
        reasons: [
          { code: 'UNCLEAR', place: look.places[0], note: '反光', presence: 'client' },
          { code: 'OTHER', place: look.places[1], note: '客户已换号', presence: 'counter' },
        ],
      },
    ]);
  });

  it('AP-15 begins with the reasons where the decider came to send it back', async () => {
    const refusing = { ...look, refusing: true as const };
    show({ kind: 'approve', ask: { ...ask, staff: '100045', look: refusing }, digest });
    await waitFor(() => expect(screen.getByLabelText('原因')).toHaveFocus());
    expect(screen.queryByRole('button', { name: 'F9 同意' })).toBeNull();
    expect(screen.queryByRole('group', { name: '逐项核对' })).toBeNull();
  });

  it('takes no password for a command that is not the one that was submitted', async () => {
    show({ kind: 'approve', ask, digest: 'f'.repeat(64) });
    expect(await screen.findByText(/不一致,不能复核/)).toBeInTheDocument();
    expect(screen.queryByLabelText('密码')).toBeNull();
  });

  it('takes no password for a business it cannot put into words', async () => {
    const unknown = { ...ask, business: 'not-known-here' };
    show({
      kind: 'approve',
      ask: unknown,
      digest: commandDigest(intl1, unknown.business, ask.command),
    });
    expect(await screen.findByText(/不能显示该业务的内容/)).toBeInTheDocument();
    expect(screen.queryByLabelText('密码')).toBeNull();
  });
});

describe('enrolment', () => {
  it('sends code and fingerprint', async () => {
    const { answers, user } = show({ kind: 'enrol' });
    await user.type(await screen.findByLabelText('一次性登记码'), 'ENROL-0101-02');
    await user.type(screen.getByLabelText('总部密钥指纹'), '3F2A 91C0');
    await user.click(screen.getByRole('button', { name: '登记' }));
    expect(answers).toEqual([{ kind: 'enrol', code: 'ENROL-0101-02', fingerprint: '3F2A 91C0' }]);
  });
});

it('says in words when the panel could not be opened', async () => {
  const connect = vi
    .fn<() => Promise<PanelChannel>>()
    .mockRejectedValue(new Fault('BRIDGE_LOST', 'x'));
  render(<Panel connect={connect} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('请关闭此窗口后重试');
});
