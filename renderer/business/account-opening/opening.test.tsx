import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { zhang, type ScreenKit, screenKit } from '../../../test/helpers/screen-kit.tsx';
import { anApplication, submitOpening } from '../../../test/helpers/test-counter.ts';
import { type ClientChange, leaveDraft } from '../../../test/helpers/opening-draft.ts';
import { useSession } from '../../session/session-store.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { OpeningScreen } from './OpeningScreen.tsx';

const idNumber = '110000199003070124';

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit();
  caseId = kit.counter.newId();
});

function open(id = caseId, active = true) {
  const nothing = () => undefined;
  return kit.render(
    <OpeningScreen caseId={id} active={active} onSubject={nothing} onBack={nothing} />,
  );
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);

const ready = async () => {
  await waitFor(() => expect(field('1 沪A')).toHaveFocus());
};

/** Opens a form in which everything is filled in already. */
async function openWhole(change?: ClientChange): Promise<void> {
  await leaveDraft(kit, caseId, change);
  open();
  await ready();
}

/** The empty form at the step of the client's document. */
async function openIdentity(): Promise<void> {
  open();
  await ready();
  await kit.user.keyboard('{PageDown}');
  await waitFor(() => expect(field('证件类型')).toHaveFocus());
}

async function review(): Promise<void> {
  await kit.user.keyboard('{F8}');
  await screen.findByText('提交前核对');
}

async function submit(): Promise<void> {
  await openWhole();
  await review();
  await kit.user.keyboard('{F8}');
  await screen.findByText('待复核');
}

const missing = () => screen.getByRole('region', { name: '缺项' });

/** The form of a case that came back, with its reason over the fields. */
async function returnedFor(reason: string): Promise<void> {
  await screen.findByText(reason, { selector: '.gt-notice' });
}

/** The newest entry of the journal, opened. */
async function lastEntry() {
  const { headSeq } = await kit.counter.store.standing();
  const lines = await kit.counter.exchange.lines(headSeq, { entries: 1, bytes: 1e6 });
  return JSON.parse(new TextDecoder().decode(lines?.lines[0])) as unknown;
}

const acts = async () => (await kit.counter.store.standing()).headSeq;

describe('hostile input', () => {
  it.each([
    ['half a character', '\u5f20\ud83d', /不完整的字符/],
    ['a right-to-left override', '张\u202e敏', /看不见的控制字符/],
    ['markup', '<b onclick=alert(1)>张敏</b>', /不能使用的字符|不能有数字/],
    ['an emoji', '张敏😀', /表情或图形符号/],
    ['a quote that would end a query', "张敏'; drop table", /间隔号或连字符位置不对|不能使用/],
  ])('names what is wrong with %s and keeps what was typed', async (_, name, message) => {
    await openIdentity();
    await kit.user.click(field('姓名'));
    await kit.user.paste(name);
    await kit.user.tab();
    expect(field('姓名')).toHaveAccessibleDescription(message);
    expect(field('姓名')).toHaveValue(name);
    expect(document.querySelector('b[onclick]')).toBeNull();
  });

  it('does not take 10 MB, says so, and keeps what was there', async () => {
    await openIdentity();
    await kit.user.click(field('姓名'));
    await kit.user.keyboard('李𬱖');
    fireEvent.change(field('姓名'), { target: { value: '张'.repeat(10 * 1024 * 1024) } });
    expect(screen.getByText(/内容过长\(10,485,760 个字符\),未录入/)).toBeVisible();
    expect(field('姓名')).toHaveValue('李𬱖');
  });

  it('refuses 10 MB already at the paste', async () => {
    await openIdentity();
    await kit.user.keyboard('{PageDown}');
    await kit.user.click(field('联系地址'));
    await kit.user.paste('路'.repeat(10 * 1024 * 1024));
    expect(screen.getByText(/内容过长/)).toBeVisible();
    expect(field('联系地址')).toHaveValue('');
  });
});

describe('submitting', () => {
  it('reads the data back in words and says what F8 will do', async () => {
    await openWhole((client) => ({ ...client, identity: { ...client.identity, name: '李𬱖' } }));
    await review();
    expect(screen.getByText('李𬱖')).toBeVisible();
    const submitButton = screen.getByRole('button', { name: 'F8 提交' });
    expect(submitButton).toHaveFocus();
    // What F8 does is in view together with the button, however long the page is.
    expect(submitButton.closest('.gt-actions')).toHaveTextContent(
      /等待另一位有复核权限的人员复核.*沪A、深A/,
    );
    expect(screen.getByRole('region', { name: '交易密码' })).toHaveTextContent('未设置,须客户补设');
    await kit.user.keyboard('{Escape}');
    await ready();
  });

  it('is one act however often F8 is pressed', async () => {
    await openWhole();
    await review();
    const before = await acts();
    fireEvent.keyDown(window, { key: 'F8' });
    fireEvent.keyDown(window, { key: 'F8' });
    fireEvent.keyDown(window, { key: 'F8' });
    await screen.findByText('待复核');
    expect(await acts()).toBe(before + 1);
    expect(screen.getByRole('heading', { name: '流水号 0101-02-1-000002' })).toBeVisible();
    expect(await kit.counter.store.draft(caseId)).toBeNull();
  });

  it('SR-3 records what the clerk saw of duplicates and of the screening list, with its age', async () => {
    const lastExchangeAt = kit.clock.now - 60_000;
    useSyncStatus.setState({ lastExchangeAt });
    await submit();
    const { feedPlace } = await kit.counter.store.standing();
    expect(await lastEntry()).toMatchObject({
      seen: [
        {
          what: 'duplicate-check',
          value: { answer: '本机未发现,待中登核查', feedPlace },
          asOf: lastExchangeAt,
        },
        {
          what: 'screening',
          value: { state: 'NO_LIST', version: null, listedOn: null, ageDays: null },
          asOf: lastExchangeAt,
        },
      ],
    });
  });

  it('AO-6 says that the document is in another opening, at the field', async () => {
    const { actor } = useSession.getState().signedIn!;
    await kit.counter.submit(actor, anApplication(1, { idNumber }));
    await openWhole();
    const told = await screen.findByText(/该证件已有一笔开户在办,流水号 0101-02-1-000002/);
    expect(told).toBeVisible();
    await kit.user.keyboard('{F8}');
    await waitFor(() => expect(field('证件号码')).toHaveFocus());
    expect(field('证件号码')).toHaveAccessibleDescription(/该证件已有一笔开户在办/);
    expect(screen.queryByText('提交前核对')).toBeNull();
  });

  it('shows a fault in words and keeps everything typed', async () => {
    await openWhole();
    await review();
    const act = vi.spyOn(kit.context.store, 'act').mockRejectedValueOnce(new Error('boom'));
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText(/程序遇到未预料的情况,本次操作未完成/)).toBeVisible();
    act.mockRestore();
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('待复核')).toBeVisible();
  });
});

describe('what was recorded', () => {
  it('shows its serial number though the draft could not be deleted, and says so beside it', async () => {
    vi.spyOn(kit.context.store, 'deleteDraft').mockRejectedValue(new Error('no room'));
    await submit();
    expect(screen.getByRole('heading', { name: '流水号 0101-02-1-000002' })).toBeVisible();
    expect(screen.getByText(/录入草稿未能清除,请按 F4,在待办的草稿中按 Delete 删除/)).toBeVisible();
    expect(screen.queryByText(/本次操作未完成/)).toBeNull();
  });

  it('is shown with its serial number while the index is being restored', async () => {
    const { store } = kit.context;
    const act = store.act.bind(store);
    vi.spyOn(store, 'caseById').mockResolvedValue(null);
    vi.spyOn(store, 'act').mockImplementation(async (ask) => {
      const outcome = await act(ask);
      return outcome.status === 'recorded' ? { ...outcome, restoring: true } : outcome;
    });
    await openWhole();
    await review();
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText(/已记录,流水号 0101-02-1-000002,正在恢复显示/)).toBeVisible();
  });
});

describe('a tab that cannot be opened', () => {
  it('says why and what to do, and opens when tried again', async () => {
    const draft = vi.spyOn(kit.context.store, 'draft').mockRejectedValueOnce(new Error('boom'));
    open();
    expect(await screen.findByText(/本业务未能打开/)).toHaveTextContent('请重试');
    draft.mockRestore();
    await kit.user.keyboard('{Enter}');
    await ready();
  });
});

describe('after F8', () => {
  it('masks what was typed, and waits for a second person', async () => {
    await submit();
    expect(screen.queryByText('李𬱖')).toBeNull();
    expect(screen.getByText('李*')).toBeVisible();
    expect(screen.getByText('110***********0124')).toBeVisible();
    expect(screen.getByText(/剩 30 分 0 秒/)).toBeVisible();
    expect(screen.getAllByText('待下发')).toHaveLength(5);
    expect(screen.getByRole('button', { name: 'F9 复核' })).toHaveFocus();
  });

  it('F9 asks the shell for a decision on exactly this command, then it is accepted', async () => {
    await submit();
    await kit.user.keyboard('{F9}');
    expect(await screen.findByText('已受理')).toBeVisible();
    expect(kit.asks).toMatchObject([
      { branch: '0101', caseId, need: 'check', maker: '100023', command: { id: caseId } },
    ]);
    expect(screen.getByText(/100025 王磊/)).toBeVisible();
    expect(screen.queryByText(/办理成功/)).toBeNull();
  });

  it('AP-4 shows why the maker may not check', async () => {
    await submit();
    kit.next.person = zhang;
    await kit.user.keyboard('{F9}');
    expect(await screen.findByText(/复核人不能是经办人本人/)).toBeVisible();
    expect(screen.getByText('待复核')).toBeVisible();
  });

  it('says offline that the numbers come later', async () => {
    await submit();
    useSyncStatus.setState({ line: { kind: 'offline', since: kit.clock.now, reason: '' } });
    await kit.user.keyboard('{F9}');
    expect(await screen.findByText(/当前离线,号码待下发/)).toBeVisible();
  });

  it('opens prefilled again when it was sent back, under a new command id', async () => {
    await submit();
    kit.next.decision = 'refuse';
    kit.next.comment = '住址与证件不一致';
    await kit.user.keyboard('{F9}');
    await returnedFor('复核退回:住址与证件不一致');
    expect(field('1 沪A')).toBeChecked();
    await kit.user.keyboard('{PageDown}');
    expect(field('姓名')).toHaveValue('李明');
    await review();
    await kit.user.keyboard('{F8}');
    await screen.findByText('待复核');
    const detail = await kit.counter.store.caseById(caseId);
    expect(detail).toMatchObject({ caseId, shown: { stage: 'awaiting-approval' } });
    expect(detail?.shown.command.id).not.toBe(caseId);
  });

  it('counts a reason without a field first of what is missing, until anything is changed, and never stands in the way', async () => {
    await submit();
    kit.next.decision = 'refuse';
    kit.next.comment = '住址与证件不一致';
    await kit.user.keyboard('{F9}');
    await returnedFor('复核退回:住址与证件不一致');
    expect(within(missing()).getByRole('heading', { level: 2 })).toHaveTextContent('缺项 1');
    expect(missing()).toHaveTextContent('退回:复核退回:住址与证件不一致');
    expect(missing()).toHaveTextContent('请先按退回原因修改');
    expect(missing()).not.toHaveTextContent('已齐全');
    await review();
    await kit.user.keyboard('{Escape}');
    // A space is no change.
    await kit.user.keyboard('{PageDown}{PageDown}');
    await kit.user.type(field('联系地址'), ' ');
    expect(missing()).toHaveTextContent('退回:复核退回:住址与证件不一致');
    await kit.user.type(field('固定电话(选填)'), '01012345678');
    expect(missing()).toHaveTextContent('已齐全,按 F8 核对');
    // Its words stay over the fields.
    expect(screen.getByText('复核退回:住址与证件不一致')).toBeVisible();
  });

  it('says of the returned case which it is, and who returned it when', async () => {
    await submit();
    kit.next.decision = 'refuse';
    kit.next.comment = '住址与证件不一致';
    await kit.user.keyboard('{F9}');
    await returnedFor('复核退回:住址与证件不一致');
    expect(screen.getByRole('status', { name: '联系客户' })).toHaveTextContent(
      /退回补正0101-02-1-000002100025 王磊 2026-11-23 10:00:\d\d 退回/,
    );
  });

  it('withdraws only when asked again, with the safe answer ready', async () => {
    await submit();
    await kit.user.keyboard('{F6}');
    expect(screen.getByRole('button', { name: '不,保留' })).toHaveFocus();
    await kit.user.keyboard('{Enter}');
    expect(screen.queryByText('撤回开户')).toBeNull();
    expect(screen.getByText('待复核')).toBeVisible();
    await kit.user.keyboard('{F6}');
    expect(screen.getByRole('button', { name: 'F8 撤回' })).toBeDisabled();
    await kit.user.keyboard('2');
    expect(screen.getByRole('radio', { name: '2 录入有误' })).toBeChecked();
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('已撤回')).toBeVisible();
    expect(await lastEntry()).toMatchObject({
      command: { type: 'Withdraw', data: { reason: '录入有误' } },
    });
  });

  it('withdraws a returned opening too, for a reason in the clerk’s words, and its draft goes', async () => {
    await submit();
    kit.next.decision = 'refuse';
    kit.next.comment = '住址与证件不一致';
    await kit.user.keyboard('{F9}');
    await returnedFor('复核退回:住址与证件不一致');
    await kit.user.keyboard('{PageDown}{PageDown}');
    await kit.user.click(field('联系地址'));
    await kit.user.paste('1 室');
    await kit.user.keyboard('{F6}3');
    expect(field('原因')).toHaveFocus();
    expect(screen.getByRole('button', { name: 'F8 撤回' })).toBeDisabled();
    await kit.user.keyboard('2 次补正仍不符');
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('已撤回')).toBeVisible();
    expect(await lastEntry()).toMatchObject({ command: { data: { reason: '2 次补正仍不符' } } });
    await waitFor(async () => expect(await kit.counter.store.draft(caseId)).toBeNull());
  });

  it.each([
    ['upgrade-needed', [], /请升级程序后办理/],
    ['unfit', [], /有一笔流水被总部搁置/],
    ['unfit', ['NumbersAllocated'], /有对不上的记录/],
  ] as const)('says what %s %j means', async (attention, unfit, words) => {
    await submit();
    const detail = (await kit.counter.store.caseById(caseId))!;
    vi.spyOn(kit.context.store, 'caseById').mockResolvedValue({
      ...detail,
      attention,
      shown: { ...detail.shown, unfit: [...unfit] },
    });
    cleanup();
    open();
    expect(await screen.findByText(words)).toBeVisible();
    const keys = screen.queryAllByRole('button', { name: /^F(6|9|10)/ });
    expect(keys).toHaveLength(attention === 'upgrade-needed' ? 0 : 2);
  });

  it('offers the form again when nobody checked in time', async () => {
    const { actor } = useSession.getState().signedIn!;
    await kit.counter.submit(actor, anApplication(2), { caseId, commandId: caseId });
    kit.clock.now += 31 * 60_000;
    open();
    expect(await screen.findByText('复核时限已过')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'F9 复核' })).toBeNull();
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText(/复核时限已过,请核对后重新提交/)).toBeVisible();
    await kit.user.keyboard('{PageDown}');
    expect(field('姓名')).toHaveValue('阿依古丽·买买提');
  });

  it('prints once plainly, and every later time as 补打, each an entry', async () => {
    await submit();
    await kit.user.keyboard('{F9}');
    await screen.findByText('已受理');
    const before = await acts();
    await kit.user.keyboard('{F10}');
    await kit.user.keyboard('{F10}');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    expect(await screen.findByText('凭条已打印 1 次')).toBeVisible();
    await kit.user.keyboard('{F10}');
    expect(screen.getByRole('heading', { name: '受理凭条(补打)' })).toBeVisible();
    await kit.user.keyboard('{F10}');
    await waitFor(() => expect(kit.printed).toHaveLength(2));
    expect(kit.printed[0]?.html).not.toContain('补打');
    expect(kit.printed[0]?.html).toContain('下发前不能交易');
    expect(kit.printed[1]?.html).toContain('补打 第 2 次打印');
    expect(await acts()).toBe(before + 2);
  });
});

describe('drafts', () => {
  it('are saved while typing, in whichever step, and found again in another window', async () => {
    const first = open();
    await ready();
    await kit.user.keyboard('2{PageDown}');
    await kit.user.click(field('证件号码'));
    await kit.user.keyboard('1100001990{Enter}李𬱖');
    await waitFor(async () =>
      expect(await kit.counter.store.draft(caseId)).toMatchObject({
        commandId: caseId,
        staff: '100023',
        data: {
          need: { accounts: [{ kind: 'SZ_A' }] },
          identity: { name: '李𬱖', number: '1100001990' },
        },
      }),
    );
    first.unmount();
    open();
    await ready();
    expect(field('2 深A')).toBeChecked();
    await kit.user.keyboard('{PageDown}');
    expect(field('姓名')).toHaveValue('李𬱖');
    expect(field('证件号码')).toHaveValue('1100001990');
  });

  it('are what the form reads when it is typed back to what it began with', async () => {
    await leaveDraft(kit, caseId);
    open();
    await ready();
    // Of the address nothing else follows, as checks do of a name.
    await kit.user.keyboard('{PageDown}{PageDown}');
    const address = async (text: string) =>
      await waitFor(async () =>
        expect(await kit.counter.store.draft(caseId)).toMatchObject({
          data: { contact: { address: text } },
        }),
      );
    const before = field('联系地址').value;
    await kit.user.click(field('联系地址'));
    await kit.user.keyboard('峰');
    await address(`${before}峰`);
    await kit.user.keyboard('{Backspace}');
    await address(before);
  });

  it('of an older program are brought to this form', async () => {
    const data = { name: '李𬱖', idNumber: '1100', mobile: '138', accounts: ['SZ_A'], address: 5 };
    const draft = { draftId: caseId, business: 'account-opening', commandId: caseId };
    await kit.counter.store.saveDraft({ ...draft, staff: '100023', data });
    open();
    await ready();
    expect(field('2 深A')).toBeChecked();
    await kit.user.keyboard('{PageDown}');
    expect(field('姓名')).toHaveValue('李𬱖');
  });

  it('keep half a character that no entry may hold', async () => {
    await openIdentity();
    await kit.user.click(field('姓名'));
    await kit.user.paste('张\ud83d');
    await waitFor(async () =>
      expect(await kit.counter.store.draft(caseId)).toMatchObject({
        data: { identity: { name: '张\ud83d' } },
      }),
    );
  });

  it('of several clients stand beside each other', async () => {
    const other = kit.counter.newId();
    for (const id of [caseId, other]) {
      const view = open(id);
      await ready();
      await kit.user.keyboard('1{Tab}');
      view.unmount();
    }
    await waitFor(async () => {
      const drafts = await kit.counter.store.drafts('account-opening');
      expect(drafts.map((one) => one.draftId).toSorted()).toEqual([caseId, other].toSorted());
    });
  });

  it('are cleared away when their command was recorded before the program ended', async () => {
    const { actor } = useSession.getState().signedIn!;
    const data = anApplication(3);
    await kit.counter.store.act({
      business: 'account-opening',
      caseId,
      actor,
      command: submitOpening(caseId, data),
    });
    const draft = { draftId: caseId, business: 'account-opening', commandId: caseId };
    await kit.counter.store.saveDraft({ ...draft, staff: '100023', data });
    open();
    expect(await screen.findByText('待复核')).toBeVisible();
    expect(await kit.counter.store.draft(caseId)).toBeNull();
  });
});
