import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ordinaryClient } from '../../../../test/helpers/whole-application.ts';
import { openingSubmitted } from '../../../../test/helpers/whole-opening.ts';
import { type ScreenKit, screenKit, wang, zhang } from '../../../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../../../test/helpers/test-counter.ts';
import type { OpeningState } from '../../../../shared/business/account-opening/events.ts';
import { evolveOpening } from '../../../../shared/business/account-opening/evolve.ts';
import type { CaseState } from '../../../../shared/business/case.ts';
import type { Actor } from '../../../../shared/journal/entry.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { useSession } from '../../../session/session-store.ts';
import { TabProvider } from '../../../session/tab.tsx';
import { OpeningCase } from '../OpeningCase.tsx';
import { OpeningScreen } from '../OpeningScreen.tsx';

const nothing = () => undefined;

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit([zhang, wang]);
  const outcome = await kit.counter.submit(actor(), anApplication(1));
  if (outcome.status === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  ({ caseId } = outcome);
});

const actor = (): Actor => useSession.getState().signedIn!.actor;

/** The case as it would be with this state of a whole opening, accepted and known to head office. */
async function accepted(change: Partial<OpeningState>, shown: Partial<CaseState> = {}) {
  const detail = await kit.counter.store.caseById(caseId);
  if (detail === null) throw new Error('not there');
  const ordinary = ordinaryClient();
  const application = { ...ordinary, need: { ...ordinary.need, bank: true } };
  const begun = evolveOpening(null, openingSubmitted(application));
  const body = { ...begun, ...change } as unknown as CaseState['body'];
  const command = { ...detail.shown.command, data: { application, evidence: [] } };
  const state: CaseState = {
    ...detail.shown,
    stage: 'accepted',
    request: null,
    // As an entry holds it: plain JSON.
    command: JSON.parse(JSON.stringify(command)) as CaseState['command'],
    body,
    ...shown,
  };
  const whole: CaseDetail = {
    ...detail,
    stage: state.stage,
    progress: 'confirmed',
    waiting: null,
    shown: state,
  };
  return kit.render(
    <TabProvider id="t">
      <OpeningCase detail={whole} active onBack={nothing} onResubmit={nothing} heldBy={null} />
    </TabProvider>,
  );
}

const way = () => within(screen.getByRole('list', { name: '办理进度' }));
const next = () => screen.getByRole('list', { name: '办理进度' }).querySelector('[aria-current]');

const police = { result: 'MATCH', reference: 'HC-1', source: '公安部', at: 1 } as const;
const clear = { result: 'CLEAR', version: '2026-47', listedOn: '2026-11-20', at: 1 } as const;
const numbers = {
  clientNo: '0101000007',
  capitalAccount: '010100000007',
  ymt: '180000000007',
  shA: 'A900000007',
  szA: null,
};

describe('the way of a whole opening', () => {
  it('waits for the police first, and can still be voided', async () => {
    await accepted({});
    expect(next()).toHaveTextContent('待公安核查');
    expect(await screen.findByText('100023 张敏')).toBeVisible();
    expect(screen.getByText(/总部正在办理:待公安核查/)).toBeVisible();
    await kit.user.keyboard('{F6}');
    expect(await screen.findByRole('heading', { name: '作废开户' })).toBeVisible();
    expect(screen.getByText(/尚未送中登。作废后总部不再办理/)).toBeVisible();
  });

  it('never names a possible hit', async () => {
    const { container } = await accepted({
      found: { police, screening: { ...clear, result: 'HIT' } },
    });
    expect(next()).toHaveTextContent('总部审核中');
    expect(container).not.toHaveTextContent(/命中|名单|HIT/);
  });

  it('waits for the clearing house, and is not voided once it was asked', async () => {
    await accepted({ found: { police, screening: clear }, clearingAsked: 2 });
    expect(way().getByText('✓ 总部审核')).toBeVisible();
    expect(next()).toHaveTextContent('待下发');
    expect(screen.queryByRole('button', { name: /作废/ })).toBeNull();
  });

  it('shows numbers and what the bank and the client still owe', async () => {
    const bank = { status: 'AWAITING_CLIENT', reason: '', at: 3 } as const;
    await accepted(
      { found: { police, screening: clear }, clearingAsked: 2, numbers, bank },
      { stage: 'done' },
    );
    expect(next()).toHaveTextContent('待客户到银行确认');
    expect(screen.getByText(/存管银行待客户到银行确认,请告知客户/)).toBeVisible();
    expect(screen.getByRole('region', { name: '账户号码' })).toHaveTextContent('A900000007');
    expect(screen.getByRole('region', { name: '待办事项' })).toHaveTextContent(
      /存管银行.*待客户到银行确认.*交易密码未设置,不能交易客户\(须到场\)/,
    );
  });
});

describe('a returned opening', () => {
  const reasons = [
    {
      code: 'SIGNATURE' as const,
      place: { field: 'evidence.signature', label: '签名' },
      note: '',
      presence: 'client' as const,
    },
  ];

  async function returned(): Promise<void> {
    const comment = '签名:签字不符。';
    await kit.counter.decide(actor(), caseId, wang, 'refuse', { comment, reasons });
  }

  it('says that the client must come, and keeps the calls that were made', async () => {
    await returned();
    kit.render(
      <TabProvider id="t">
        <OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />
      </TabProvider>,
    );
    const bar = await screen.findByRole('status', { name: '联系客户' });
    expect(bar).toHaveTextContent('须客户到场尚未致电客户');
    await kit.user.click(within(bar).getByRole('button', { name: /记录致电/ }));
    const dialog = await screen.findByRole('dialog', { name: '记录致电' });
    expect(within(dialog).getByRole('radio', { name: /电话/ })).toHaveFocus();
    await kit.user.keyboard('{F8}');
    expect(within(dialog).getByText('请按数字选择联系结果。')).toBeVisible();
    await kit.user.keyboard('2');
    await kit.user.type(within(dialog).getByLabelText('说明'), '明天再打');
    await kit.user.keyboard('{F8}');
    await waitFor(() => expect(bar).toHaveTextContent('已致电 1 次,最近未联系上'));
    const detail = await kit.counter.store.caseById(caseId);
    expect(detail?.shown.calls).toMatchObject([
      { how: 'phone', outcome: 'not-reached', note: '明天再打', staff: '100023' },
    ]);
  });

  it('shows others every reason with what mending it takes', async () => {
    await returned();
    const wangs = await kit.counter.signIn(wang);
    const authorityUntil = wang.authority.statement.until;
    useSession.setState({ signedIn: { actor: wangs, name: wang.name, authorityUntil } });
    kit.render(
      <TabProvider id="t">
        <OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />
      </TabProvider>,
    );
    const panel = await screen.findByRole('region', { name: '退回补正' });
    expect(panel).toHaveTextContent('复核退回:签名:签字不符。须客户到场');
    expect(within(panel).getByRole('button', { name: /Alt\+T 记录致电/ })).toBeVisible();
  });
});
