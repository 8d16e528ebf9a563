import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClientChange, leaveDraft } from '../../../../test/helpers/opening-draft.ts';
import { type ScreenKit, screenKit, wang } from '../../../../test/helpers/screen-kit.tsx';
import { signedCheck } from '../../../../test/helpers/checks.ts';
import type { HeldAccount } from '../../../../shared/safeguards/identity-check.ts';
import { OpeningScreen } from '../OpeningScreen.tsx';

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit([wang]);
  caseId = kit.counter.newId();
});

async function open(change?: ClientChange): Promise<void> {
  await leaveDraft(kit, caseId, change);
  const nothing = () => undefined;
  kit.render(<OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
  await waitFor(() => expect(screen.getByLabelText('1 沪A')).toHaveFocus());
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const drafted = async () => (await kit.counter.store.draft(caseId))?.data;

/** What the clearing house has of the client: accounts at another broker, a first trade two years ago. */
const withAccounts =
  (accounts: HeldAccount[], firstTradeOn: string | null = null): ClientChange =>
  (client) => ({
    ...client,
    checks: {
      police: null,
      clearing: signedCheck(
        client.identity,
        { check: 'clearing', result: { ymt: '180000000001', accounts, firstTradeOn } },
        { caseId, at: kit.clock.now },
      ),
    },
  });

const elsewhere: HeldAccount = {
  kind: 'SH_A',
  number: 'A123456789',
  broker: '某证券',
  state: 'NORMAL',
};

describe('what the client wants', () => {
  it('ticks accounts by their digits, in the order of the list, and unticks them', async () => {
    await open();
    await kit.user.keyboard('541');
    expect(screen.getByText('深A、深市基金、沪B')).toBeVisible();
    expect(field('1 沪A')).not.toBeChecked();
    expect(field('4 深市基金')).toBeChecked();
    await waitFor(async () =>
      expect(await drafted()).toMatchObject({
        need: { accounts: [{ kind: 'SZ_A' }, { kind: 'SZ_FUND' }, { kind: 'SH_B' }] },
      }),
    );
  });

  it('AO-23 asks for the number of an account that is linked', async () => {
    await open();
    await kit.user.keyboard('{Enter}2');
    expect(screen.getByRole('radiogroup', { name: '沪A' })).toBeVisible();
    await kit.user.keyboard('{Enter}');
    expect(field('账号')).toHaveFocus();
    await kit.user.tab();
    expect(field('账号')).toHaveAccessibleDescription(/请录入要加挂的沪A账号/);
  });

  it('AO-23 offers the accounts the clearing house knows, and takes the only one by itself', async () => {
    await open(withAccounts([elsewhere]));
    await kit.user.keyboard('{Enter}2');
    expect(field('账号')).toHaveValue('A123456789');
    expect(screen.getByRole('radio', { name: '1 A123456789 某证券' })).toBeChecked();
  });

  it('AO-24 says that an account trades elsewhere before it is designated here', async () => {
    await open(withAccounts([{ ...elsewhere, designatedElsewhere: true }]));
    await kit.user.keyboard('{Enter}2{F8}');
    const tick = field('沪市账户指定在本公司交易');
    await waitFor(() => expect(tick).toHaveFocus());
    expect(screen.getAllByText(/该账户已指定在某证券交易/).length).toBeGreaterThan(1);
    await kit.user.keyboard('0');
    expect(tick).not.toBeChecked();
  });
});

describe('permissions', () => {
  it('PM-1 says which line fails by how much, and asks for assets and experience', async () => {
    await open((client) => ({ ...client, assessment: null }));
    await kit.user.click(field('1 创业板'));
    const thresholds = screen.getByRole('region', { name: '权限门槛' });
    expect(thresholds).toHaveTextContent('创业板 不符合');
    expect(thresholds).toHaveTextContent(/✗创业板要求前 20 个交易日日均资产不低于 100,000.00 元/);
    await kit.user.click(screen.getByRole('radio', { name: '3 资产证明' }));
    await kit.user.click(field('日均资产'));
    await kit.user.paste('15万');
    await kit.user.click(field('交易经验'));
    await kit.user.paste('30');
    expect(thresholds).toHaveTextContent('创业板 待测评');
    expect(thresholds).not.toHaveTextContent('✗');
    expect(field('日均资产')).toHaveValue('150,000.00');
  });

  it('takes assets only as a figure, and says whether a permission is met once assessed', async () => {
    await open();
    await kit.user.click(field('可转债'));
    await kit.user.click(screen.getByRole('radio', { name: '3 资产证明' }));
    await kit.user.click(field('日均资产'));
    await kit.user.paste('1,5x');
    expect(field('日均资产')).toHaveAccessibleDescription('金额应为数字,最多两位小数。');
    await kit.user.clear(field('日均资产'));
    await kit.user.paste('150000');
    await kit.user.click(field('交易经验'));
    await kit.user.paste('30');
    const thresholds = screen.getByRole('region', { name: '权限门槛' });
    await waitFor(() => expect(thresholds).toHaveTextContent('可转债 不匹配,须签特别风险警示书'));
    expect(thresholds).toHaveTextContent(/✗可转债要求风险等级 C4/);
    const missing = screen.getByRole('region', { name: '缺项' });
    expect(missing).toHaveTextContent('《特别风险警示书》');
    expect(missing).not.toHaveTextContent('要求风险等级');
    await kit.user.click(field('6 新三板基础层'));
    await waitFor(() => expect(thresholds).toHaveTextContent('新三板基础层 不符合'));
  });

  it('gives a digit to the first nine permissions only; the arrows lead to the others', async () => {
    await open();
    expect(screen.queryByLabelText(/^1\d /)).toBeNull();
    field('1 创业板').focus();
    expect(screen.getByRole('group', { name: /申请权限/ })).toHaveAccessibleDescription(
      /没有数字的用方向键到达、空格勾选/,
    );
    await kit.user.keyboard('{ArrowLeft}');
    expect(field('基础设施 REITs')).toHaveFocus();
    await kit.user.keyboard('{ArrowUp} ');
    expect(field('可转债')).toHaveFocus();
    expect(field('可转债')).toBeChecked();
    await kit.user.keyboard('9');
    expect(field('9 退市整理股票买入')).toBeChecked();
  });

  it('takes the months of experience from the clearing house', async () => {
    await open(withAccounts([elsewhere], '2024-05-20'));
    await kit.user.click(field('1 创业板'));
    await kit.user.click(screen.getByRole('radio', { name: '2 中登查询' }));
    expect(field('交易经验')).toHaveValue('30');
  });

  it('asks for the knowledge test only of what has one', async () => {
    await open();
    expect(screen.queryByText('知识测试(选填)')).toBeNull();
    await kit.user.click(field('7 港股通'));
    expect(screen.getByRole('group', { name: '知识测试(选填)' })).toHaveTextContent('港股通');
  });
});

describe('the referrer', () => {
  it('is named from the roster', async () => {
    await open();
    await kit.user.type(field('推荐人(选填)'), '100025');
    await waitFor(() => expect(field('推荐人(选填)')).toHaveAccessibleDescription('王磊'));
  });

  it.each([
    ['100023', /推荐人不能是经办本人/],
    ['109999', /没有找到员工 109999/],
  ])('AO-27 is not %s', async (staff, words) => {
    await open();
    await kit.user.type(field('推荐人(选填)'), staff);
    await kit.user.tab();
    await waitFor(() => expect(field('推荐人(选填)')).toHaveAccessibleDescription(words));
  });
});
