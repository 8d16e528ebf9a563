import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClientChange, leaveDraft } from '../../../../test/helpers/opening-draft.ts';
import { steadyAnswers } from '../../../../test/helpers/questionnaire.ts';
import { type ScreenKit, screenKit } from '../../../../test/helpers/screen-kit.tsx';
import { evidenceIn } from '../../../session/discard-evidence.ts';
import { fieldsFrom } from '../form/opening-fields.ts';
import { OpeningScreen } from '../OpeningScreen.tsx';

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit();
  caseId = kit.counter.newId();
});

const rail = () => screen.getByRole('navigation', { name: '开户步骤' });

/** The form of a complete draft with something missing, at one of its steps. */
async function openAt(step: RegExp, change: ClientChange = (client) => client): Promise<void> {
  await leaveDraft(kit, caseId, change);
  await reopenAt(step);
}

async function reopenAt(step: RegExp): Promise<void> {
  const nothing = () => undefined;
  kit.render(<OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
  await kit.user.click(
    await within(await screen.findByRole('navigation', { name: '开户步骤' })).findByRole('button', {
      name: step,
    }),
  );
}

async function saveDraft(fields: object, evidence: readonly object[]): Promise<void> {
  await kit.counter.store.saveDraft({
    draftId: caseId,
    business: 'account-opening',
    commandId: caseId,
    staff: '100023',
    data: { ...fields, evidence },
  });
}

/** A signed page, as a file. */
async function takeFile(): Promise<void> {
  await screen.findByRole('dialog', { name: '采集签字文件' });
  await kit.user.keyboard('2');
  const page = new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 1])], 'signed.pdf');
  await kit.user.upload(await screen.findByLabelText('选择材料文件'), [page]);
  await screen.findByText(/已留存。可继续采集下一页/);
  await kit.user.keyboard('{Escape}');
}

/** What lies on the disk of the draft. */
async function draft() {
  const data = (await kit.counter.store.draft(caseId))?.data;
  return { fields: fieldsFrom(data), evidence: evidenceIn(data) };
}

const group = (name: string) => screen.getByRole('group', { name });
const dialog = (name: string | RegExp) => screen.findByRole('dialog', { name });
const unanswered: ClientChange = (client) => ({ ...client, assessment: null });

/** Buttons of a step that stand out: what brings it on. */
const primaries = () =>
  [...document.querySelectorAll('.gt-step-actions .ant-btn-primary')].map((one) => one.textContent);

describe('the risk questionnaire', () => {
  it('QN-2 is answered by the client alone on the client’s screen, who then signs the result', async () => {
    await openAt(/4 测评/, unanswered);
    expect(screen.getByText('未测评')).toBeVisible();
    await waitFor(() =>
      expect(within(group('风险测评')).getByRole('button', { name: '1 客户屏作答' })).toHaveFocus(),
    );
    await kit.user.keyboard('1');
    const { client } = kit.counter.shell;
    const task = await client.task();
    expect(task).toMatchObject({ kind: 'questionnaire', questionnaire: 'Q-2026-1' });
    // No points, and the name masked.
    expect(JSON.stringify(task)).not.toContain('points');
    await act(() => client.answer(steadyAnswers));
    await waitFor(async () =>
      expect(await client.task()).toMatchObject({ kind: 'result', score: '56 分' }),
    );
    await act(() => client.signResult());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText('C3(稳健)')).toBeVisible();
    expect(screen.getByText(/客户屏已签/)).toBeVisible();
    await waitFor(async () => {
      const { fields, evidence } = await draft();
      expect(fields.assessment).toMatchObject({
        route: 'CLIENT_SCREEN',
        testsToday: 1,
        retestReason: '',
      });
      expect(evidence).toContainEqual(
        expect.objectContaining({
          kind: 'signature',
          paper: 'assessment-result',
          source: 'signature-pad',
        }),
      );
    });
  });

  it('points to the next act only, and to none once everything is signed', async () => {
    await openAt(/4 测评/, unanswered);
    expect(primaries()).toEqual(['1 客户屏作答']);
    await kit.user.keyboard('{F10}');
    await dialog('风险测评问卷(空白)');
    await kit.user.keyboard('{F10}');
    await waitFor(() => expect(primaries()).toEqual(['3 录入纸质答案']));
    // How the papers stand is read before what can be done about them.
    const [states, actions] = [screen.getByText('纸质问卷'), group('风险测评')];
    expect(states.compareDocumentPosition(actions)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('has nothing to point to once the letter is signed', async () => {
    await openAt(/4 测评/);
    await screen.findByText('C3(稳健)');
    expect(primaries()).toEqual([]);
  });

  it('says that the client stopped, and keeps nothing', async () => {
    await openAt(/4 测评/, unanswered);
    await kit.user.keyboard('1');
    await kit.counter.shell.client.task();
    await act(() => kit.counter.shell.client.stop('pause'));
    expect(await screen.findByText(/客户/, { selector: '.gt-notice-warning' })).toBeVisible();
    expect(screen.getByText('未测评')).toBeVisible();
    expect((await draft()).fields.assessment).toBeNull();
  });

  it('QN-2 is copied by letters and digits from a paper that was printed for this client', async () => {
    await openAt(/4 测评/, unanswered);
    const copy = () => within(group('风险测评')).getByRole('button', { name: '3 录入纸质答案' });
    expect(copy()).toHaveAttribute('aria-disabled', 'true');
    await kit.user.keyboard('3');
    expect(screen.queryByRole('dialog')).toBeNull();
    await kit.user.keyboard('{F10}');
    await dialog('风险测评问卷(空白)');
    await kit.user.keyboard('{F10}');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    expect(kit.printed[0]?.html).toContain('客户本人填写');
    await screen.findByText(/已打印 .*待签字扫描/);
    await waitFor(() => expect(copy()).toHaveAttribute('aria-disabled', 'false'));
    copy().focus();
    await kit.user.keyboard('3');
    const list = within(await dialog('录入纸质问卷的答案')).getByRole('list', { name: '题目' });
    await waitFor(() =>
      expect(within(list).getByRole('button', { name: /^第 1 题/ })).toHaveFocus(),
    );
    for (const [id, codes] of Object.entries(steadyAnswers)) {
      const several = ['q08', 'q10', 'q14'].includes(id);
      // Letters and digits alike.
      const typed = codes.map((code, at) =>
        at % 2 === 0 ? code.toLowerCase() : String('ABCDEFGH'.indexOf(code) + 1),
      );
      await kit.user.keyboard(`${typed.join('')}${several ? '{Enter}' : ''}`);
    }
    await kit.user.keyboard('{F8}');
    await screen.findByText('C3(稳健)');
    await waitFor(async () =>
      expect((await draft()).fields.assessment).toMatchObject({
        route: 'PAPER',
        answers: steadyAnswers,
      }),
    );
    // The page with the client's crosses and signature is asked for.
    expect(screen.getByRole('region', { name: '缺项' })).toHaveTextContent(
      /缺少客户签字的测评问卷/,
    );
  });

  it('is not taken over from paper with an answer left out', async () => {
    await openAt(/4 测评/, unanswered);
    await kit.user.keyboard('{F10}');
    await dialog('风险测评问卷(空白)');
    await kit.user.keyboard('{F10}');
    await screen.findByText(/已打印 .*待签字扫描/);
    within(group('风险测评')).getByRole('button', { name: '3 录入纸质答案' }).focus();
    await kit.user.keyboard('3');
    await dialog('录入纸质问卷的答案');
    await kit.user.keyboard('a{F8}');
    expect(await screen.findByText(/第 2 题没有答案/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: /^第 2 题/ })).toHaveFocus());
    expect((await draft()).fields.assessment).toBeNull();
  });

  it('AO-37 wants the letter with the result signed: on the client’s screen, or printed and scanned back', async () => {
    const { application, evidence } = await leaveDraft(kit, caseId);
    await saveDraft(
      application,
      evidence.filter(({ paper }) => paper !== 'assessment-result'),
    );
    await reopenAt(/4 测评/);
    const missing = screen.getByRole('region', { name: '缺项' });
    await waitFor(() => expect(missing).toHaveTextContent('客户尚未签署测评结果告知书'));
    const scan = () => within(group('风险测评')).getByRole('button', { name: '3 扫描告知书' });
    expect(scan()).toHaveAttribute('aria-disabled', 'true');
    await kit.user.keyboard('{F10}');
    await dialog('测评结果告知书');
    await kit.user.keyboard('{F10}');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    await waitFor(() => expect(scan()).toHaveAttribute('aria-disabled', 'false'));
    expect(missing).toHaveTextContent('客户尚未签署测评结果告知书');
    scan().focus();
    await kit.user.keyboard('3');
    await takeFile();
    await waitFor(() => expect(missing).toHaveTextContent('已齐全,按 F8 核对'));
    await waitFor(async () =>
      expect((await draft()).evidence).toContainEqual(
        expect.objectContaining({ kind: 'signed-paper', paper: 'assessment-result' }),
      ),
    );
  });

  it('AO-30 asks why the client is assessed once more the same day, and counts', async () => {
    await openAt(/4 测评/);
    const again = within(group('风险测评')).getByRole('button', { name: /重新测评/ });
    await kit.user.click(again);
    await dialog('重新测评');
    await kit.user.keyboard('太急{Enter}');
    expect(screen.getByText('请写明原因,至少 4 个字。')).toBeVisible();
    await kit.user.keyboard('看错了第九题{Enter}');
    expect(await screen.findByText('将重新测评,原因:太急看错了第九题')).toBeVisible();
    within(group('风险测评')).getByRole('button', { name: '1 客户屏作答' }).focus();
    await kit.user.keyboard('1');
    const { client } = kit.counter.shell;
    await client.task();
    await act(() => client.answer({ ...steadyAnswers, v2: ['B'] }));
    expect(await screen.findByText('风险承受能力最低类别')).toBeVisible();
    await waitFor(async () =>
      expect((await draft()).fields.assessment).toMatchObject({
        testsToday: 2,
        retestReason: '太急看错了第九题',
      }),
    );
    // The letter that was signed before tells another result.
    expect(screen.getByRole('region', { name: '缺项' })).toHaveTextContent(
      '客户尚未签署测评结果告知书',
    );
  });
});

describe('bank and fees', () => {
  it('OF-3 begin with the usual terms, typed as 2.5 and 5', async () => {
    await openAt(/5 银行与费用/, (client) => ({ ...client, terms: null }));
    expect(await screen.findByLabelText('佣金率')).toHaveValue('2.5');
    expect(screen.getByLabelText('每笔最低')).toHaveValue('5');
    await waitFor(async () =>
      expect((await draft()).fields.terms).toEqual({
        commission: { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
        feeSource: 'COMPANY',
      }),
    );
  });

  it('FE-8 refuse what is beyond the limit, FE-9 tell of authorization below the floor', async () => {
    await openAt(/5 银行与费用/);
    const rate = await screen.findByLabelText('佣金率');
    await kit.user.clear(rate);
    await kit.user.type(rate, '31');
    expect(rate).toHaveAccessibleDescription(/超过上限/);
    await kit.user.clear(rate);
    await kit.user.type(rate, '1.2');
    expect(rate).not.toHaveAccessibleDescription(/超过上限/);
    const aside = screen.getByRole('region', { name: '佣金与费用' });
    expect(aside).toHaveTextContent(/佣金率 万1.2 低于营业部下限 万1.5,须主管授权并报总部/);
    // Fees are figures, not checks: nothing is ticked off.
    const [fee] = within(aside).getAllByText('40.00 元', { selector: 'dd' });
    expect(fee?.closest('li')).toBeNull();
    expect(aside).toHaveTextContent('由公司承担,不向客户收取');
    await kit.user.clear(rate);
    await kit.user.type(rate, '2.555');
    await kit.user.tab();
    expect(rate).toHaveAccessibleDescription(/最多两位小数/);
    expect(screen.getByRole('region', { name: '缺项' })).toHaveTextContent(/请与客户约定佣金/);
  });

  it('BK-2 BK-3 warn of a card that looks wrong, and say what happens next', async () => {
    await openAt(/5 银行与费用/, (client) => ({
      ...client,
      need: { ...client.need, bank: true },
      bank: { bank: 'ICBC', card: '6222020000000000001' },
    }));
    expect(screen.getByLabelText('银行卡号')).toHaveAccessibleDescription(
      '6222 0200 0000 0000 001',
    );
    expect(screen.getByText(/校验/, { selector: '.gt-notice' })).toBeVisible();
    const aside = screen.getByRole('region', { name: '三方存管' });
    expect(aside).toHaveTextContent('待银行确认');
    expect(aside).toHaveTextContent(/客户不必到银行/);
  });
});

describe('agreements', () => {
  /** Everything is there but what the client signs. */
  async function openUnsigned(): Promise<void> {
    const { application, evidence } = await leaveDraft(kit, caseId);
    await saveDraft({ ...application, agreed: [] }, evidence);
    await reopenAt(/6 协议与密码/);
  }
  const list = () => within(screen.getByRole('list', { name: '协议' })).getAllByRole('listitem');
  const missing = () => screen.getByRole('region', { name: '缺项' });

  it('AT-4 are read to the end and signed on the client’s screen, all in one task', async () => {
    await openUnsigned();
    const count = list().length;
    expect(count).toBeGreaterThan(5);
    for (const row of list()) expect(row).toHaveTextContent('未阅读');
    expect(primaries()).toEqual([`1 客户屏签署(${count} 份)`]);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: `1 客户屏签署(${count} 份)` })).toHaveFocus(),
    );
    await kit.user.keyboard('1');
    const { client } = kit.counter.shell;
    expect((await client.task()) as object).toMatchObject({ kind: 'agreements' });
    await act(() => client.agree());
    await waitFor(() => {
      for (const row of list()) expect(row).toHaveTextContent(/已签\(客户屏\) \d\d:\d\d/);
    });
    await waitFor(async () => {
      const { fields, evidence } = await draft();
      expect(fields.agreed).toHaveLength(count);
      expect(evidence.filter(({ paper }) => paper === 'agreements')).toMatchObject([
        { kind: 'signature', source: 'signature-pad' },
      ]);
    });
    expect(missing()).toHaveTextContent('已齐全,按 F8 核对');
    // What is left of the step is the password, by a digit of its own.
    const password = screen.getByRole('button', { name: '5 在密码键盘上设置' });
    await waitFor(() => expect(password).toHaveFocus());
    expect(primaries()).toEqual(['5 在密码键盘上设置']);
    expect(within(rail()).getByRole('button', { name: /6 协议与密码/ })).toHaveTextContent(
      '已齐,密码未设',
    );
    await kit.user.keyboard('5');
    expect(await dialog(/设置交易密码/)).toBeVisible();
  });

  it('AO-9 are printed as one job and signed once the signed page is scanned; a change of the client voids it', async () => {
    await openUnsigned();
    const count = list().length;
    await kit.user.keyboard('{F10}');
    await dialog('待签署的协议和签署页');
    await kit.user.keyboard('{F10}');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    expect(kit.printed[0]?.html).toContain('协议签署页');
    await waitFor(() => {
      for (const row of list()) expect(row).toHaveTextContent('已打印,待签字扫描');
    });
    expect(missing()).not.toHaveTextContent('作废');
    const scan = screen.getByRole('button', { name: '3 扫描签署页' });
    scan.focus();
    await kit.user.keyboard('3');
    await takeFile();
    await waitFor(() => {
      for (const row of list()) expect(row).toHaveTextContent(/已签\(纸质\)/);
    });
    await waitFor(async () => {
      const { fields, evidence } = await draft();
      expect(fields.agreed).toHaveLength(count);
      expect(evidence.map(({ kind, paper }) => [kind, paper])).toContainEqual([
        'signed-paper',
        'agreements',
      ]);
    });
    await kit.user.click(within(rail()).getByRole('button', { name: /2 身份/ }));
    await kit.user.type(screen.getByLabelText('姓名'), '明');
    expect(missing()).toHaveTextContent('协议签署页打印后内容已修改,原件作废');
    await kit.user.click(within(rail()).getByRole('button', { name: /6 协议与密码/ }));
    for (const row of list()) expect(row).toHaveTextContent('需重签');
  });

  it('AT-1 list what is no longer needed, and what came on top', async () => {
    const { application, evidence } = await leaveDraft(kit, caseId);
    const need = { ...application.need, bank: false, permissions: ['RISK_WARNING_BUY' as const] };
    await saveDraft({ ...application, need }, evidence);
    await reopenAt(/6 协议与密码/);
    const idle = list().filter((row) => row.textContent.includes('不再需要'));
    expect(idle.map((row) => row.textContent)).toEqual([
      expect.stringContaining('客户交易结算资金第三方存管协议'),
    ]);
    const open = list().filter((row) => row.textContent.includes('未阅读'));
    expect(open.map((row) => row.textContent)).toEqual([
      expect.stringContaining('风险警示股票交易风险揭示书'),
      // The client is C3, which is below its level.
      expect.stringContaining('特别风险警示书'),
    ]);
  });

  it('can be read at the counter', async () => {
    await openAt(/6 协议与密码/);
    await kit.user.click(screen.getByRole('button', { name: /证券交易风险揭示书/ }));
    const text = await screen.findByRole('document', { name: '证券交易风险揭示书' });
    expect(text.textContent.length).toBeGreaterThan(500);
  });

  it('TP-7 the password is typed by the client on the keypad, and only that it is set is known', async () => {
    await openAt(/6 协议与密码/);
    expect(screen.getByText('未设置')).toBeVisible();
    await kit.user.click(screen.getByRole('button', { name: /在密码键盘上设置/ }));
    expect(await dialog(/设置交易密码/)).toBeVisible();
    expect(kit.devices.askedNew.at(-1)).toMatchObject({ caseId, birthDate: '1990-03-07' });
  });
});

describe('papers and pictures', () => {
  it('say what is required, how each paper stands, and print the application by F10 2', async () => {
    await openAt(/7 材料/);
    expect(screen.getAllByText('必备').length).toBeGreaterThan(1);
    const papers = within(screen.getByRole('list', { name: '待签文件' }));
    expect(papers.getAllByText('未打印').length).toBeGreaterThan(1);
    await kit.user.keyboard('{F10}');
    await dialog('打印');
    await kit.user.keyboard('2');
    await dialog('个人开户申请表');
    await kit.user.keyboard('{F10}');
    await waitFor(() =>
      expect(kit.printed).toMatchObject([{ title: '个人开户申请表', paper: 'A4' }]),
    );
    expect(await papers.findByText(/已打印 .*待签字扫描/)).toBeVisible();
    const [paper] = (await draft()).evidence.filter(({ kind }) => kind === 'paper-content');
    expect(paper).toMatchObject({ paper: 'application' });
    expect(kit.printed[0]?.html).toContain(paper?.digest.slice(0, 16));
    await kit.user.click(within(rail()).getByRole('button', { name: /3 资料/ }));
    await kit.user.type(screen.getByLabelText('联系地址'), '2');
    expect(screen.getByRole('region', { name: '缺项' })).toHaveTextContent(
      '开户申请表打印后内容已修改,原件作废',
    );
  });

  it('the list of materials is printed before anything is typed, and is kept as no evidence', async () => {
    const nothing = () => undefined;
    kit.render(<OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
    await waitFor(() => expect(screen.getByLabelText('1 沪A')).toHaveFocus());
    await kit.user.keyboard('{F10}');
    await screen.findByRole('list', { name: '待签文件' });
    await kit.user.keyboard('{F10}');
    await dialog('打印');
    await kit.user.keyboard('1');
    await dialog('材料清单');
    await kit.user.keyboard('{F10}');
    await waitFor(() => expect(kit.printed).toMatchObject([{ title: '个人开户材料清单' }]));
    expect(kit.printed[0]?.html).toContain('有下列情形的,请另带');
    expect((await draft()).evidence).toEqual([]);
  });

  it('the application is not printed of what is not right yet: the focus goes there', async () => {
    await openAt(/7 材料/, (client) => ({
      ...client,
      contact: { ...client.contact, mobile: '1' },
    }));
    await kit.user.keyboard('{F10}');
    await dialog('打印');
    await kit.user.keyboard('2');
    expect(await screen.findByText(/补齐后才能打印/)).toBeVisible();
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByLabelText('手机')).toHaveFocus());
    expect(kit.printed).toEqual([]);
  });
});
