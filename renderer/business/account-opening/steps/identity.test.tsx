import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anApplication } from '../../../../test/helpers/test-counter.ts';
import { signedCheck } from '../../../../test/helpers/checks.ts';
import { type ClientChange, leaveDraft } from '../../../../test/helpers/opening-draft.ts';
import { type ScreenKit, screenKit } from '../../../../test/helpers/screen-kit.tsx';
import { elderWithAgent, minorClient } from '../../../../test/helpers/whole-application.ts';
import { checkCharacter } from '../../../../shared/rulebook/identity/resident-number.ts';
import { useClients } from '../../../session/clients-store.ts';
import { useSession } from '../../../session/session-store.ts';
import { TabProvider } from '../../../session/tab.tsx';
import { noteVisit, useVisits } from '../../../session/visit-store.ts';
import { useSyncStatus } from '../../../sync/status.ts';
import { OpeningScreen } from '../OpeningScreen.tsx';

const idNumber = '110000199003070124';
let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit();
  caseId = kit.counter.newId();
});
afterEach(() => {
  useClients.setState({ byTab: {}, inClear: {} });
  useVisits.setState({ visits: [] });
});

async function open(): Promise<void> {
  const nothing = () => undefined;
  kit.render(
    <TabProvider id={caseId}>
      <OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />
    </TabProvider>,
  );
  await waitFor(() => expect(screen.getByLabelText('1 沪A')).toHaveFocus());
  await kit.user.keyboard('{PageDown}');
  await waitFor(() => expect(field('证件类型')).toHaveFocus());
}

async function openDraft(change: ClientChange): Promise<void> {
  await leaveDraft(kit, caseId, change);
  await open();
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const panel = (name: string) => screen.getByRole('region', { name });

/** Pasted, because every key press renders; leaves the field. */
async function put(label: string | RegExp, value: string): Promise<void> {
  await kit.user.clear(field(label));
  await kit.user.click(field(label));
  await kit.user.paste(value);
  await kit.user.tab();
}

async function chooseDocument(letters: string): Promise<void> {
  await kit.user.clear(field('证件类型'));
  await kit.user.click(field('证件类型'));
  await kit.user.paste(letters);
  await kit.user.keyboard('{Enter}');
}

describe('a document', () => {
  it('reads birth date, sex and age from the number, grouped as it is read aloud', async () => {
    await open();
    await put('证件号码', idNumber);
    const check = panel('证件核对');
    for (const words of ['110000 19900307 0124', '1990-03-07', '女', '36 周岁', '在受理范围内']) {
      expect(check).toHaveTextContent(words);
    }
    await waitFor(() => expect(check).toHaveTextContent('本机未发现,待中登核查'));
  });

  it('ID-4 says at once what is wrong with a complete number', async () => {
    await open();
    await kit.user.click(field('证件号码'));
    await kit.user.paste('110000199003070125');
    expect(field('证件号码')).toHaveAccessibleDescription(/第 18 位校验不符/);
    expect(field('证件号码')).toBeInvalid();
    expect(within(panel('证件核对')).getByText('校验不符')).toBeVisible();
    // Of a number that cannot be right nobody is asked.
    await put('姓名', '李明');
    const ask = screen.getByRole('button', { name: 'Enter 核查 公安联网核查' });
    expect(ask).toHaveAttribute('aria-disabled', 'true');
    await kit.user.click(ask);
    expect(kit.checks.asked).toEqual([]);
  });

  it('ID-5 belongs to the kind that was chosen', async () => {
    await open();
    await put('证件号码', '810000198512120039');
    expect(field('证件号码')).toHaveAccessibleDescription(/该号码不是居民身份证的号码/);
    await chooseDocument('gatjmjzz');
    expect(field('证件类型')).toHaveValue('02 港澳台居民居住证');
    expect(field('证件号码')).not.toHaveAccessibleDescription(/该号码不是/);
  });

  it('AO-17 asks for birth date, sex and Latin name only where the number does not tell', async () => {
    await open();
    expect(screen.queryByLabelText('出生日期')).toBeNull();
    await chooseDocument('hmjmlwnd');
    expect(screen.queryByLabelText('出生日期')).toBeNull();
    await chooseDocument('港澳居民来往内地通行证');
    await put('出生日期', '19851212');
    expect(field('出生日期')).toHaveValue('1985-12-12');
    expect(field('外文姓名(选填)')).toBeVisible();
    expect(screen.getByRole('radiogroup', { name: '性别' })).toBeVisible();
    expect(screen.queryByLabelText('国籍(地区)')).toBeNull();
  });

  it('AO-18 asks a foreigner for the country and its papers', async () => {
    await open();
    await chooseDocument('外国护照');
    expect(field('国籍(地区)')).toHaveValue('');
    await kit.user.click(field('国籍(地区)'));
    await kit.user.paste('xjp');
    await kit.user.keyboard('{Enter}');
    expect(field('国籍(地区)')).toHaveValue('SGP 新加坡');
    expect(field('工作证明')).toBeVisible();
  });

  it('ID-17 tells the term that was to be expected, and asks why it goes on', async () => {
    await openDraft((client) => ({
      ...client,
      identity: { ...client.identity, validTo: '2030-05-01' },
    }));
    expect(field('有效期止')).toHaveAccessibleDescription(/应为 2040-05-01/);
    await kit.user.keyboard('{F8}');
    await waitFor(() => expect(field('继续原因')).toHaveFocus());
    await put('继续原因', '换证当日录入有误,已核对原件');
    expect(panel('还需要')).toHaveTextContent('有效期与应有的期限不符');
  });

  it('takes 长期 in place of a last day', async () => {
    await open();
    await kit.user.click(field('长期'));
    expect(screen.queryByLabelText('有效期止')).toBeNull();
  });

  it('AG-2 refuses the young without an income, and asks for its proof with one', async () => {
    await open();
    const body = '11000020100101001';
    await put('证件号码', `${body}${checkCharacter(body)}`);
    expect(panel('证件核对')).toHaveTextContent('不在受理范围内');
    await kit.user.click(field('以本人劳动收入为主要生活来源'));
    expect(panel('还需要')).toHaveTextContent('本人劳动收入证明');
    expect(panel('证件核对')).toHaveTextContent('须主管授权');
  });

  it('AO-6 says that the document is in another opening', async () => {
    const { actor } = useSession.getState().signedIn!;
    await kit.counter.submit(actor, anApplication(1, { idNumber }));
    await open();
    await put('证件号码', idNumber);
    await waitFor(() =>
      expect(field('证件号码')).toHaveAccessibleDescription(
        /该证件已有一笔开户在办,流水号 0101-02-1-000002/,
      ),
    );
    expect(panel('证件核对')).toHaveTextContent('本机已有该证件');
  });
});

describe('who came', () => {
  it('AO-19 AO-20 is asked for with the mandate when it is not the client', async () => {
    await open();
    await kit.user.click(screen.getByRole('radio', { name: '2 代理人' }));
    for (const label of ['代理人姓名', '代理人手机', '公证书编号', '委托自', '委托至']) {
      expect(field(label)).toBeVisible();
    }
    await put('委托至', '20200101');
    await put('委托自', '20190101');
    expect(field('委托至')).toHaveAccessibleDescription(/委托已于 2020-01-01 到期/);
    await kit.user.click(screen.getByRole('radio', { name: '1 客户本人' }));
    expect(screen.queryByLabelText('代理人姓名')).toBeNull();
  });

  it('says who else and what papers an elder with an agent needs', async () => {
    await openDraft(() => elderWithAgent({ businessDate: '2026-11-23', at: kit.clock.now }));
    const others = panel('还需要');
    expect(others).toHaveTextContent('由代理人办理(子女)');
    expect(others).toHaveTextContent('委托书每一页');
    expect(others.querySelectorAll('li')).toHaveLength(2);
  });
});

describe('the four checks', () => {
  const rows = () => within(panel('身份核查')).getAllByRole('listitem');

  it('of police and clearing house are made by themselves, and kept', async () => {
    await open();
    await put('证件号码', idNumber);
    await put('姓名', '李明');
    await waitFor(() => expect(rows()[2]).toHaveTextContent('一致'), { timeout: 5000 });
    expect(rows()[2]).toHaveTextContent('公安部身份核查(模拟)');
    expect(rows()[3]).toHaveTextContent('名下无证券账户');
    expect(kit.checks.asked.map(({ check }) => check)).toEqual(['police', 'clearing']);
    // What the clearing house has answered is waited for no longer.
    expect(panel('证件核对')).toHaveTextContent('本机未发现');
    expect(panel('证件核对')).not.toHaveTextContent('待中登核查');
    await waitFor(async () =>
      expect((await kit.counter.store.draft(caseId))?.data).toMatchObject({
        checks: { police: { statement: { result: 'MATCH' } } },
      }),
    );
  });

  it('are pending offline, never passed, and made when the line is back', async () => {
    useSyncStatus.setState({ line: { kind: 'offline', since: kit.clock.now, reason: '' } });
    await open();
    await put('证件号码', idNumber);
    await put('姓名', '李明');
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(kit.checks.asked).toEqual([]);
    expect(rows()[2]).toHaveTextContent('待公安核查(离线)');
    expect(rows()[3]).toHaveTextContent('待中登核查(离线)');
    useSyncStatus.setState({ line: { kind: 'online', since: kit.clock.now } });
    await waitFor(() => expect(rows()[2]).toHaveTextContent('一致'), { timeout: 5000 });
  });

  it('AO-22 stop the form where the police do not confirm the person', async () => {
    kit.checks.answer = (one) => ({
      status: 'answered',
      signed:
        one.check === 'police'
          ? signedCheck(one, { check: 'police', result: 'MISMATCH' }, { caseId })
          : signedCheck(one, { check: 'clearing', result: 'UNAVAILABLE' }, { caseId }),
    });
    await openDraft((client) => client);
    await waitFor(() => expect(rows()[2]).toHaveTextContent('不一致'), { timeout: 5000 });
    expect(rows()[3]).toHaveTextContent('暂不可用,待中登核查');
    expect(panel('缺项')).toHaveTextContent('公安核查:姓名与证件号码不一致,不能开户');
  });

  it('of document and face come from the visit, whose document fills the form', async () => {
    const client = { clientNo: null, name: '李明', idKind: 'RESIDENT', idNumber };
    noteVisit({
      id: kit.counter.newId(),
      client,
      grade: 'face',
      agent: null,
      document: {
        source: 'reader',
        number: idNumber,
        name: '李明',
        validFrom: '2020-05-01',
        validUntil: null,
        issuer: '北京市公安局东城分局',
        ethnicity: '汉',
        device: '读卡器',
        simulated: true,
      },
      beganAt: kit.clock.now,
      lastActAt: kit.clock.now,
      ended: null,
      endRecorded: false,
    });
    useClients.setState({ byTab: { [caseId]: client }, inClear: {} });
    await open();
    expect(field('姓名')).toHaveValue('李明');
    expect(field('有效期起')).toHaveValue('2020-05-01');
    expect(field('长期')).toBeChecked();
    expect(field('签发机关(选填)')).toHaveValue('北京市公安局东城分局');
    expect(rows()[0]).toHaveTextContent('已读取');
    expect(rows()[1]).toHaveTextContent('一致');
  });

  it('AL-1 show the accounts there are beside the most there may be', async () => {
    kit.checks.answer = (one) => ({
      status: 'answered',
      signed:
        one.check === 'police'
          ? signedCheck(one, { check: 'police', result: 'MATCH' }, { caseId })
          : signedCheck(
              one,
              {
                check: 'clearing',
                result: {
                  ymt: '180000000001',
                  firstTradeOn: null,
                  accounts: [1, 2, 3].map((at) => ({
                    kind: 'SH_A' as const,
                    number: `A00000000${at}`,
                    broker: '某证券',
                    state: 'NORMAL' as const,
                  })),
                },
              },
              { caseId },
            ),
    });
    await openDraft((client) => client);
    await waitFor(() => expect(panel('身份核查')).toHaveTextContent('沪A 3 / 最多 3'), {
      timeout: 5000,
    });
    expect(panel('缺项')).toHaveTextContent(/沪A/);
  });
});

it('a minor needs a supervisor and a proof of income', async () => {
  await openDraft(() => minorClient({ businessDate: '2026-11-23', at: kit.clock.now }));
  expect(panel('还需要')).toHaveTextContent('本人劳动收入证明');
});
