import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { testPerson, type TestPerson } from '../../../test/helpers/people.ts';
import {
  screenKit,
  type ScreenKit,
  screenNow,
  wang,
  zhang,
} from '../../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../../test/helpers/test-counter.ts';
import { registry } from '../../../shared/business/registry.ts';
import type { Actor } from '../../../shared/journal/entry.ts';
import type { DelegationStatement } from '../../../shared/safeguards/delegation.ts';
import type { ApprovalNeed } from '../../../shared/safeguards/need.ts';
import { openingReview } from '../../business/account-opening/review/opening-review.ts';
import { delegationReview } from '../../business/delegation/delegation-review.ts';
import { DelegationScreen } from '../../business/delegation/DelegationScreen.tsx';
import type { Page } from '../../session/page.ts';
import { useSession } from '../../session/session-store.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { boardPage } from './BoardPage.tsx';
import { useGiven } from './given-store.ts';
import { openInInbox, useInboxTarget } from './inbox-target.ts';
import { inboxPage } from './InboxPage.tsx';
import { registerPage } from './RegisterPage.tsx';
import type { ReviewParts } from './review.ts';

const chen = testPerson('100021', '陈静', 3, screenNow - 60_000, {
  checker: true,
  roles: ['supervisor'],
});
const zhou = testPerson('100001', '周建国', 4, screenNow - 60_000, { roles: ['branch-manager'] });
const zhao = testPerson('100026', '赵丽', 5, screenNow - 60_000);

const reviews = { 'account-opening': openingReview, delegation: delegationReview };
const parts: ReviewParts = {
  businesses: registry,
  reviewOf: (name) => (name === 'account-opening' || name === 'delegation' ? reviews[name] : null),
};

let kit: ScreenKit;
let maker: Actor;
const opened: string[] = [];

beforeEach(async () => {
  opened.length = 0;
  useGiven.setState({ given: [] });
  kit = await screenKit([zhang, wang, chen, zhou, zhao]);
  const { signedIn } = useSession.getState();
  if (signedIn === null) throw new Error('nobody signed in');
  maker = signedIn.actor;
});

/** Somebody else sits down at this counter. */
async function sitDown(person: TestPerson): Promise<Actor> {
  const actor = await kit.counter.signIn(person);
  const authorityUntil = person.authority.statement.until;
  useSession.setState({ signedIn: { actor, name: person.name, authorityUntil } });
  kit.next.person = person;
  return actor;
}

function show({ Page: Content }: Page) {
  return kit.render(
    <Content
      active
      menu={[]}
      onOpen={({ caseId }) => opened.push(caseId)}
      onBack={() => undefined}
    />,
  );
}

async function submitted(n: number, name = '李明'): Promise<string> {
  const outcome = await kit.counter.submit(maker, anApplication(n, { name }));
  if (outcome.status === 'refused') throw new Error('refused');
  return outcome.caseId;
}

/** A delegation that waits for its authorization. */
async function delegated(giver: Actor, to: TestPerson, needs: ApprovalNeed[]): Promise<string> {
  const id = kit.counter.newId();
  const statement: DelegationStatement = {
    purpose: 'delegation',
    id,
    branch: '0101',
    from: chen.staff,
    to: to.staff,
    needs,
    fromAt: screenNow,
    untilAt: screenNow + 86_400_000,
  };
  const signature = chen.key.sign(statement);
  const delegation = { statement, signature, authority: chen.authority };
  const data = { delegation, toName: to.name, reason: '外出培训' };
  const command = { type: 'GrantDelegation', version: 1, id, data };
  const outcome = await kit.counter.store.act({
    business: 'delegation',
    caseId: id,
    actor: giver,
    command,
  });
  if (outcome.status === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return id;
}

const rows = () => screen.getAllByRole('row').slice(1);

describe('the inbox', () => {
  it('lists what the person may decide, the longest waiting first, and greys their own with the reason', async () => {
    await submitted(1, '李明');
    kit.clock.now += 12 * 60_000;
    const actor = await sitDown(wang);
    maker = actor;
    await submitted(2, '王芳');
    show(inboxPage(parts));
    await screen.findByRole('table', { name: '授权收件箱' });
    await waitFor(() =>
      expect(rows()[0]).toHaveTextContent(
        /◐ 提醒 12 分 \d 秒复核1101 个人开户李\*0101-02100023 张敏/,
      ),
    );
    expect(rows()[1]).toHaveTextContent('经办与复核不能同一人');
    expect(screen.queryByText(/李明/)).toBeNull();
    expect(screen.getByRole('heading', { name: '授权收件箱 1' })).toBeVisible();
    await waitFor(() => expect(rows()[0]).toHaveFocus());
  });

  it('puts the first that comes under the hands of who waits at the empty list', async () => {
    const actor = maker;
    await sitDown(wang);
    show(inboxPage(parts));
    await screen.findByRole('heading', { name: /授权收件箱/ });
    expect(screen.queryAllByRole('row').slice(1)).toEqual([]);
    maker = actor;
    await submitted(1, '李明');
    await waitFor(() => expect(rows()[0]).toHaveTextContent('李*'));
    expect(rows()[0]).toHaveFocus();
  });

  it('shows old beside new, wants every tick, and opens the next one after the decision', async () => {
    const first = await submitted(1);
    kit.clock.now += 60_000;
    await kit.counter.decide(maker, first, wang, 'refuse');
    await kit.counter.submit(
      maker,
      anApplication(1, { name: '李明', address: '杭州市庆春路 9 号' }),
      {
        caseId: first,
      },
    );
    kit.clock.now += 60_000;
    await submitted(2, '王芳');
    await sitDown(wang);
    show(inboxPage(parts));
    await screen.findByRole('table', { name: '授权收件箱' });
    await waitFor(() =>
      expect(rows()[0]).toHaveTextContent('3 项 ⚠ 未核验到场 ⚠ 没有证件影像 · 退回后再次提交'),
    );
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    const compared = await screen.findByRole('region', { name: '新旧对照' });
    expect(
      within(compared).getByRole('row', { name: /联系地址.*文三路.*庆春路.*≠ 变更/ }),
    ).toBeVisible();
    expect(within(compared).queryByRole('row', { name: /姓名/ })).toBeNull();
    await kit.user.click(within(compared).getByRole('button', { name: /显示未变更/ }));
    expect(within(compared).getByRole('row', { name: /姓名.*相同/ })).toBeVisible();
    await kit.user.keyboard('{F9}');
    expect(await screen.findByText('还有 2 项未勾选(1、2)。要退回的,按 F6。')).toBeVisible();
    expect(kit.asks).toHaveLength(0);
    await kit.user.keyboard('12{F9}');
    await screen.findByText(/^已同意 0101-02-1-\d{6} 个人开户 李\*。$/);
    expect(kit.asks[0]).toMatchObject({ caseId: first, staff: '100025', need: 'check' });
    // The next one is open, with the focus on what has to be ticked.
    await screen.findByText('王芳');
    await waitFor(() => expect(screen.getByLabelText(/^1 没有证件影像/)).toHaveFocus());
    const detail = await kit.counter.store.caseById(first);
    expect(detail?.shown.stage).toBe('accepted');
    expect(detail?.shown.decisions).toMatchObject([{ staff: '100025', way: 'inbox' }]);
  });

  it('says who was first when somebody else decided while it was being looked at', async () => {
    const caseId = await submitted(1);
    await sitDown(wang);
    show(inboxPage(parts));
    await screen.findByRole('table');
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    await screen.findByLabelText(/^1 /);
    await kit.counter.decide(maker, caseId, chen);
    expect(await screen.findByText(/100021 陈静 已于 .* 先复核通过/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: /下一笔/ })).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByText('没有等待您复核或授权的业务。')).toBeVisible();
  });

  it('opens on the case somebody went to decide, and on its list the next time', async () => {
    await submitted(1, '李明');
    const wanted = await submitted(2, '王芳');
    await sitDown(wang);
    openInInbox(wanted);
    show(inboxPage(parts));
    expect(await screen.findByRole('group', { name: /^复核 0101/ })).toHaveTextContent('王芳');
    await waitFor(() => expect(screen.getByLabelText(/^1 /)).toHaveFocus());
    await kit.user.keyboard('{Escape}');
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    expect(useInboxTarget.getState().caseId).toBeNull();
    openInInbox(wanted);
    expect(await screen.findByText('王芳')).toBeVisible();
    openInInbox(wanted);
    await sitDown(chen);
    expect(useInboxTarget.getState().caseId).toBeNull();
  });

  it('says that far approvals need the line', async () => {
    await submitted(1);
    await sitDown(wang);
    useSyncStatus.setState({ line: { kind: 'offline', since: screenNow, reason: '' } });
    show(inboxPage(parts));
    expect(await screen.findByText(/离线时远程复核不可用/)).toBeVisible();
  });

  it('decides several of a business that allows it in one panel, each signed by itself', async () => {
    const giver = await sitDown(chen);
    const ids = [
      await delegated(giver, zhao, ['check']),
      await delegated(giver, wang, ['supervise']),
    ];
    await submitted(1);
    await sitDown(zhou);
    show(inboxPage(parts));
    await screen.findByText(/空格勾选同类/);
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    await kit.user.keyboard(' {ArrowDown}');
    await waitFor(() => expect(rows()[1]).toHaveFocus());
    await kit.user.keyboard(' {F9}');
    expect(await screen.findByText('已记录您对 2 笔的决定,每笔分别签名。')).toBeVisible();
    const details = await Promise.all(ids.map((id) => kit.counter.store.caseById(id)));
    expect(details.map((detail) => detail?.shown.stage)).toEqual(['done', 'done']);
    expect(new Set(kit.asks.map(({ caseId }) => caseId))).toEqual(new Set(ids));
  });

  it('never marks what has to be looked at one by one', async () => {
    await submitted(1);
    await sitDown(wang);
    show(inboxPage(parts));
    await screen.findByRole('table');
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    await kit.user.keyboard(' ');
    expect(await screen.findByText('该业务须逐笔核对内容,请按 Enter 打开。')).toBeVisible();
  });

  it('DE-1 lets somebody decide by a delegation, and says by whose right', async () => {
    const giver = await sitDown(chen);
    const id = await delegated(giver, zhao, ['check']);
    const authorizer = await sitDown(zhou);
    await kit.counter.store.act({
      business: 'delegation',
      caseId: id,
      actor: authorizer,
      command: {
        type: 'DecideApproval',
        version: 1,
        id: kit.counter.newId(),
        data: {
          ...(await kit.counter.decision(id, zhou, 'approve', {
            need: 'supervise',
            digest: (await kit.counter.store.caseById(id))?.shown.request?.digest ?? '',
          })),
        },
      },
    });
    const caseId = await submitted(1);
    await sitDown(zhao);
    show(inboxPage(parts));
    await screen.findByRole('table');
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByText(/受陈静\(100021\)转授权/)).toBeVisible();
    await kit.user.keyboard('12{F9}');
    await screen.findByText(/^已同意 0101-02-1-\d{6} 个人开户 李\*。$/);
    const detail = await kit.counter.store.caseById(caseId);
    expect(detail?.shown.decisions).toMatchObject([
      { staff: '100026', delegation: { from: '100021', name: '陈静' } },
    ]);
  });
});

describe('the board', () => {
  it('says who waits how long at which counter and for whom, with totals', async () => {
    const caseId = await submitted(1);
    const command = {
      type: 'AskApprover',
      version: 1,
      id: kit.counter.newId(),
      data: { staff: '100021', name: '陈静' },
    };
    await kit.counter.store.act({ business: 'account-opening', caseId, actor: maker, command });
    kit.clock.now += 21 * 60_000;
    await submitted(2);
    await sitDown(chen);
    show(boardPage(parts));
    await screen.findByRole('table', { name: '等待复核、授权' });
    await waitFor(() =>
      expect(rows()[0]).toHaveTextContent(
        /● 超时 21 分 \d 秒0101-02待陈静复核 10:00 起100023 张敏/,
      ),
    );
    expect(rows()[1]).toHaveTextContent(/○ 正常 \d 秒0101-02待复核/);
    expect(screen.getByRole('region', { name: '按柜台' })).toHaveTextContent(
      /0101-022 笔,最久 21 分 \d 秒/,
    );
    expect(screen.getByRole('region', { name: '按等待对象' })).toHaveTextContent('100021 陈静1 笔');
    await waitFor(() => expect(rows()[0]).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    expect(opened).toEqual([caseId]);
  });
});

describe('the register', () => {
  it('keeps every decision, prints it, and lets it out only for a reason that is recorded', async () => {
    const caseId = await submitted(1);
    await kit.counter.decide(maker, caseId, wang, 'refuse');
    await kit.counter.submit(maker, anApplication(1), { caseId });
    await kit.counter.decide(maker, caseId, chen);
    await sitDown(chen);
    show(registerPage(parts));
    await screen.findByText('✕ 退回');
    expect(rows()).toHaveLength(2);
    const heads = screen.getAllByRole('columnheader').map((head) => head.textContent);
    expect(heads).toEqual(expect.arrayContaining(['决定人', '决定柜台']));
    expect(heads).not.toContain('转授权');
    await waitFor(() =>
      expect(screen.getByText('✓ 通过').closest('tr')).toHaveTextContent(
        /100023 张敏复核100021 陈静 0101-02✓ 通过现场/,
      ),
    );
    await kit.user.keyboard('{F10}');
    await screen.findByRole('heading', { name: '打印清单' });
    expect(screen.getByRole('radio', { name: '1 内部检查' })).toHaveFocus();
    expect(screen.getByText('打印原因(按数字)')).toBeVisible();
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('请先按数字选择打印原因。')).toBeVisible();
    expect(kit.printed).toHaveLength(0);
    await kit.user.keyboard('1{F8}');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    const [printed] = await kit.counter.store.cases({ business: 'list-export' });
    const taken = await kit.counter.store.caseById(printed?.caseId ?? '');
    expect(taken?.shown.body).toMatchObject({ list: '7002', way: 'paper', reason: '内部检查' });
    await waitFor(() => expect(screen.queryByRole('heading', { name: '打印清单' })).toBeNull());
    expect(kit.printed[0]).toMatchObject({ paper: 'A4-landscape' });
    expect(kit.printed[0]?.html).toContain('100025 王磊');
    await kit.user.keyboard('{Alt>}e{/Alt}');
    await screen.findByRole('heading', { name: '导出清单' });
    URL.createObjectURL = () => 'blob:x';
    await kit.user.keyboard('{F8}');
    expect(await kit.counter.store.cases({ business: 'list-export' })).toHaveLength(1);
    await kit.user.keyboard('2{F8}');
    await waitFor(async () => {
      const rows = await kit.counter.store.cases({ business: 'list-export' });
      const details = await Promise.all(rows.map((row) => kit.counter.store.caseById(row.caseId)));
      expect(details.map((detail) => detail?.shown.body)).toContainEqual(
        expect.objectContaining({ list: '7002', rows: 2, way: 'file', reason: '监管检查' }),
      );
    });
  });
});

describe('the register’s states', () => {
  it('takes a day in any spelling, and says nothing was found only where it looked', async () => {
    const caseId = await submitted(1);
    await kit.counter.decide(maker, caseId, wang);
    await sitDown(chen);
    show(registerPage(parts));
    await screen.findByText('✓ 通过');
    const from = screen.getByLabelText('起');
    await kit.user.clear(from);
    await kit.user.type(from, '2026112');
    expect(await screen.findByText('请先更正日期。')).toBeVisible();
    expect(screen.queryByText('该范围内没有复核或授权的决定。')).toBeNull();
    await kit.user.type(from, '3');
    expect(await screen.findByText('✓ 通过')).toBeVisible();
  });
});

describe('7003', () => {
  it('keeps what is typed as a draft until it is submitted', async () => {
    await sitDown(chen);
    const caseId = kit.counter.newId();
    const nothing = () => undefined;
    const form = <DelegationScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />;
    const { unmount } = kit.render(form);
    await waitFor(() => expect(screen.getByLabelText('受托人')).toHaveFocus());
    await kit.user.keyboard('100026{Enter}1');
    unmount();
    await waitFor(async () => expect(await kit.counter.store.draft(caseId)).not.toBeNull());
    kit.render(form);
    await waitFor(() => expect(screen.getByLabelText('受托人')).toHaveValue('100026'));
    expect(screen.getByLabelText('1 复核')).toBeChecked();
    await kit.user.type(screen.getByLabelText('原因'), '外出培训');
    await screen.findByText('赵丽');
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('待授权')).toBeVisible();
    await waitFor(async () => expect(await kit.counter.store.draft(caseId)).toBeNull());
  });

  it('DE-10 signs a delegation in the shell and waits for its authorization', async () => {
    await sitDown(chen);
    const caseId = kit.counter.newId();
    const nothing = () => undefined;
    kit.render(<DelegationScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
    const receiver = await screen.findByLabelText('受托人');
    await waitFor(() => expect(receiver).toHaveFocus());
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('请写明转授权原因。')).toBeVisible();
    await kit.user.keyboard('100026{Enter}1{Enter}{Enter}{Enter}');
    await kit.user.paste('外出培训');
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('待授权')).toBeVisible();
    expect(screen.getByText('100026 赵丽')).toBeVisible();
    kit.next.person = zhou;
    await kit.user.keyboard('{F9}');
    expect(await screen.findByText('生效中')).toBeVisible();
    await kit.user.keyboard('{F6}');
    await screen.findByRole('heading', { name: '撤销转授权' });
    await kit.user.paste('提前返岗');
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('已撤销')).toBeVisible();
  });
});
