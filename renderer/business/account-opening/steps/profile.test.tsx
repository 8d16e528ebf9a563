import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClientChange, leaveDraft } from '../../../../test/helpers/opening-draft.ts';
import { type ScreenKit, screenKit } from '../../../../test/helpers/screen-kit.tsx';
import { OpeningScreen } from '../OpeningScreen.tsx';

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit();
  caseId = kit.counter.newId();
});

async function open(change?: ClientChange): Promise<void> {
  await leaveDraft(kit, caseId, change);
  const nothing = () => undefined;
  kit.render(<OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
  await waitFor(() => expect(screen.getByLabelText('1 沪A')).toHaveFocus());
  await kit.user.keyboard('{PageDown}{PageDown}');
  await waitFor(() => expect(field('手机')).toHaveFocus());
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const panel = (name: string) => screen.getByRole('region', { name });

async function put(label: string | RegExp, value: string): Promise<void> {
  await kit.user.clear(field(label));
  await kit.user.click(field(label));
  await kit.user.paste(value);
}

describe('how the client is reached', () => {
  it('takes pasted spaces and full-width digits out of numbers when the field is left', async () => {
    await open();
    await put('手机', ' 138 0013 8000 ');
    await kit.user.tab();
    expect(field('手机')).toHaveValue('13800138000');
    expect(panel('手机核对')).toHaveTextContent('138 0013 8000');
  });
});

describe('due diligence', () => {
  it('CD-2 asks for the employer only of who has one', async () => {
    await open();
    expect(field('工作单位')).toHaveValue('某某科技有限公司');
    await kit.user.clear(field('工作单位'));
    await put('职业', 'ltxry');
    await kit.user.keyboard('{Enter}');
    expect(field('职业')).toHaveValue('20 离退休人员');
    expect(screen.queryByLabelText('工作单位')).toBeNull();
  });

  it('TX-1 asks for countries and tax numbers of who is resident elsewhere', async () => {
    await open();
    expect(screen.queryByLabelText('国家(地区)1')).toBeNull();
    await kit.user.click(screen.getByRole('radio', { name: /^3 既是中国税收居民/ }));
    await put('国家(地区)1', 'USA');
    await kit.user.keyboard('{Enter}');
    expect(screen.getByRole('radiogroup', { name: '无税号原因' })).toBeVisible();
    await kit.user.click(screen.getByRole('radio', { name: '3 无法取得' }));
    expect(field('具体原因')).toBeVisible();
    await put('税号', '123456789');
    expect(screen.queryByRole('radiogroup', { name: '无税号原因' })).toBeNull();
    await kit.user.click(screen.getByRole('button', { name: '添加国家(地区)' }));
    expect(field('国家(地区)2')).toBeVisible();
    await waitFor(async () =>
      expect((await kit.counter.store.draft(caseId))?.data).toMatchObject({
        profile: {
          taxStatus: 'BOTH',
          taxCountries: [{ country: 'USA', taxNumber: '123456789', noNumberReason: null }, {}],
        },
      }),
    );
  });

  it('AO-21 names who else controls the account', async () => {
    await open();
    await kit.user.click(
      screen.getByRole('radiogroup', { name: '账户实际控制人' }).querySelectorAll('button')[1]!,
    );
    await put('账户实际控制人姓名', '王芳');
    await kit.user.keyboard('{F8}');
    await waitFor(() => expect(field('其证件号')).toHaveFocus());
    expect(field('其证件号')).toHaveAccessibleDescription(/请录入其证件号码/);
  });
});

describe('what explains it', () => {
  it('RR-1 rates the client with every line that counted', async () => {
    await open();
    expect(panel('初次风险评级')).toHaveTextContent(/合计 \d+ 分,初次洗钱风险等级/);
    await kit.user.click(screen.getByRole('radio', { name: '2 本人是' }));
    expect(panel('初次风险评级')).toHaveTextContent('等级不低于较高');
  });

  it('SR-3 says that there is no list yet, and that head office screens then', async () => {
    await open();
    await waitFor(() => expect(panel('名单筛查')).toHaveTextContent('待筛查'));
    expect(panel('名单筛查')).toHaveTextContent('由总部筛查后再下发号码');
  });
});
