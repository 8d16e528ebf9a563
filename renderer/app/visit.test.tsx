import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCamera, fakeCamera } from '../../test/helpers/fake-camera.ts';
import { FeedMaker, registerRow, rowsOnly } from '../../test/helpers/feed-maker.ts';
import { headOfficeTestKey } from '../../test/helpers/people.ts';
import { type ScreenKit, screenKit } from '../../test/helpers/screen-kit.tsx';
import { testCard } from '../../test/helpers/test-devices.ts';
import type { CardRead } from '../../shared/bridge/devices.ts';
import { registry } from '../../shared/business/registry.ts';
import { Entry } from '../../shared/journal/entry.ts';
import { fromUtf8 } from '../../shared/values/bytes.ts';
import { clientIn, useClients } from '../session/clients-store.ts';
import { useSession } from '../session/session-store.ts';
import { useVisits } from '../session/visit-store.ts';
import { openVisitOf } from '../session/visits.ts';
import { clearTabs, useTabs } from './tabs-store.ts';
import { Workplace } from './Workplace.tsx';

const liNumber = '110000199003070124';
const li = clientRow('0101000007', '李明', liNumber, '2026-12-30');
const fang = clientRow('0101000008', '王芳', '440000196101150083', null);
const minute = 60_000;

let kit: ScreenKit;
let camera: FakeCamera;

beforeEach(async () => {
  clearTabs();
  kit = await screenKit();
  await kit.counter.exchange.takePage(new FeedMaker('0101-02').page([rowsOnly([li, fang])]));
  camera = fakeCamera();
  kit.render(<SignedIn />);
});

afterEach(() => {
  camera.restore();
  clearTabs();
  useClients.setState({ byTab: {}, inClear: {} });
  useVisits.setState({ visits: [] });
});

function SignedIn() {
  const isSignedIn = useSession((session) => session.signedIn !== null);
  return isSignedIn ? <Workplace banner={null} /> : null;
}

function clientRow(clientNo: string, name: string, idNumber: string, idValidUntil: string | null) {
  const body = {
    clientNo,
    name,
    idKind: 'RESIDENT',
    idNumber,
    sex: 'M',
    birthDate: '1990-03-07',
    mobile: '16800001234',
    capitalAccount: '010100000007',
    ymt: '180000000007',
    shA: 'A900000007',
    szA: null,
    tier: 'STANDARD',
    investorType: 'ORDINARY',
    riskLevel: 'C4',
    riskValidTo: '2027-03-01',
    permissions: [
      { permission: 'CHINEXT', state: 'OPEN' },
      { permission: 'STAR', state: 'AWAITING_RECORDING' },
      { permission: 'HK_CONNECT', state: 'OPEN' },
    ],
    openedOn: '2020-05-18',
    idValidUntil,
  };
  return registerRow('client', clientNo, 1, body);
}

const press = (key: string) => fireEvent.keyDown(window, { key, code: key });
const alt = (code: string) =>
  fireEvent.keyDown(window, { key: code.slice(-1), code, altKey: true });
const bar = () => screen.getByRole('region', { name: '当前客户' });
const card = (change: Partial<CardRead> = {}) =>
  ({ status: 'read', card: testCard({ name: '李明', idNumber: liNumber, ...change }) }) as const;

/** Finds a client in the box and opens them. */
async function openClient(typed: string, shown: RegExp): Promise<void> {
  alt('KeyG');
  await kit.user.keyboard(typed);
  expect(await screen.findByRole('option', { name: shown })).toBeVisible();
  await kit.user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: '客户资料' })).toBeVisible();
}

/** F7, the document on the reader, a picture, and the clerk's answer. */
async function visitByCard(answer = '1'): Promise<void> {
  kit.devices.card = card();
  press('F7');
  press('1');
  await screen.findByText('空格或 Enter 拍照');
  press(' ');
  await screen.findByRole('img', { name: '现场照片' });
  press(answer);
}

async function entries(): Promise<readonly Entry[]> {
  const lines = await kit.counter.exchange.lines(1, { entries: 500, bytes: 10_000_000 });
  return (lines?.lines ?? []).map((line) => Entry.parse(JSON.parse(fromUtf8(line))));
}

const inHand = () => clientIn(useTabs.getState().shown);
const openVisit = () => openVisitOf(kit.context, inHand());

describe('the box', () => {
  it('shows clients masked with their code, found by pinyin initials and by the end of a number', async () => {
    await openClient('lm', /1001 李\* 110\*{11}0124/);
    expect(bar()).toHaveTextContent(
      /客户 李\* 110\*{11}0124 等级 普通 类别 普通投资者 C4\(至 2027-03-01\) 沪A 创 港/,
    );
    expect(bar()).toHaveTextContent('未核验 F7 客户到场');
    expect(bar()).toHaveTextContent('⚠ 证件 2026-12-30 到期');
    alt('KeyG');
    await kit.user.keyboard('/0083');
    expect(await screen.findByRole('option', { name: /1001 王\*/ })).toBeVisible();
  });

  it('never changes the client in hand: another one gets a tab of their own', async () => {
    await openClient('lm', /李/);
    const first = useTabs.getState().shown;
    await openClient('wangfang', /王/);
    expect(useTabs.getState().tabs).toHaveLength(2);
    expect(clientIn(first)?.name).toBe('李明');
    expect(inHand()?.name).toBe('王芳');
    await openClient('lm', /李/);
    expect(useTabs.getState()).toMatchObject({ shown: first, tabs: { length: 2 } });
  });

  it('takes the one client found, though Enter came before the answer', async () => {
    alt('KeyG');
    await kit.user.keyboard(`${liNumber}{Enter}`);
    expect(await screen.findByRole('heading', { name: '客户资料' })).toBeVisible();
    expect(bar()).toHaveTextContent('李*');
  });

  it('does not choose among several by a key that came before the answer', async () => {
    alt('KeyG');
    await kit.user.keyboard('01010000{Enter}');
    expect(await screen.findByRole('option', { name: /王/ })).toBeVisible();
    expect(screen.queryByRole('heading', { name: '客户资料' })).toBeNull();
    await kit.user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByRole('heading', { name: '客户资料' })).toBeVisible();
  });

  it('takes four digits for a function, whatever numbers end with them', async () => {
    alt('KeyG');
    await kit.user.keyboard('0124');
    expect(screen.getByRole('option', { name: '没有该功能' })).toBeVisible();
    await kit.user.keyboard('{Enter}');
    expect(useTabs.getState().tabs).toEqual([]);
  });
});

describe('a visit by document and face', () => {
  it('opens the client’s data, and its evidence is kept before the entry names it', async () => {
    await openClient('lm', /李/);
    expect(screen.queryByText('李明')).toBeNull();
    kit.devices.card = card();
    press('F7');
    press('1');
    expect(await screen.findByText('模拟设备')).toBeVisible();
    expect(screen.getByRole('img', { name: '证件芯片照片' })).toBeVisible();
    await screen.findByText('空格或 Enter 拍照');
    press(' ');
    await screen.findByRole('img', { name: '现场照片' });
    press('1');
    await waitFor(() => expect(bar()).toHaveTextContent(/✔ 到场 10:00 证件人像核验 剩 30 分钟/));
    expect(await screen.findByText(liNumber)).toBeVisible();
    expect(camera.live).toBe(0);
    // The document shown is newer than what the register knows.
    // The register still has the one that ends; bar and page say so in the same words.
    const renewed = '登记证件 2026-12-30 到期;客户已出示新证,有效期至 2039-06-15,请更新登记';
    expect(bar()).toHaveTextContent(`⚠ ${renewed}`);
    expect(screen.getByText(`${renewed}。`)).toBeVisible();
    expect(screen.getByRole('row', { name: new RegExp(renewed) })).toBeVisible();
    const begun = (await entries()).at(-1)!;
    expect(begun.seen).toMatchObject([{ what: 'client', value: { clientNo: '0101000007' } }]);
    const named = registry.find('visit')?.parse(begun.command)?.evidence() ?? [];
    expect(named.map((one) => one.kind)).toEqual(['face', 'chip-photo']);
    const { evidence } = kit.counter.bridge;
    expect(await evidence.missing(named.map((one) => one.digest))).toEqual([]);
  });

  it('of somebody else stops and records nothing', async () => {
    await openClient('lm', /李/);
    const before = (await entries()).length;
    await visitByCard('2');
    expect(await screen.findByText(/不是同一人,不能办理/)).toBeVisible();
    press('Escape');
    expect(await entries()).toHaveLength(before);
    expect(bar()).toHaveTextContent('未核验');
  });

  it('VI-2, VI-3 is told at once when the document is another’s or has expired', async () => {
    await openClient('lm', /李/);
    kit.devices.card = card({ idNumber: '110000199003070132' });
    press('F7');
    press('1');
    expect(await screen.findByText(/证件号码与所选客户的登记不一致/)).toBeVisible();
    kit.devices.card = card({ validUntil: '2026-10-31' });
    press('1');
    expect(await screen.findByText(/客户证件已于 2026-10-31 到期/)).toBeVisible();
    expect(camera.opened).toEqual([]);
  });

  it('with a typed document goes on without a reader', async () => {
    await openClient('lm', /李/);
    kit.devices.card = { status: 'not-answering', message: '阅读器没有应答。' };
    press('F7');
    press('1');
    expect(await screen.findByText('阅读器没有应答。')).toBeVisible();
    press('2');
    await screen.findByLabelText('证件号码');
    await kit.user.keyboard('110000199003070124{Enter}李明{Enter}20261031{Enter}{Enter}');
    expect(await screen.findByText(/客户证件已于 2026-10-31 到期/)).toBeVisible();
    const until = screen.getByLabelText('有效期至');
    await kit.user.clear(until);
    await kit.user.type(until, '0');
    press('F8');
    expect(await screen.findByText(/没有芯片照片/)).toBeVisible();
    await screen.findByText('空格或 Enter 拍照');
    press('Enter');
    await screen.findByRole('img', { name: '现场照片' });
    press('1');
    await waitFor(() => expect(openVisit()?.document?.source).toBe('typed'));
  });

  it('ends with F2 in one of its tabs, as an entry', async () => {
    await openClient('lm', /李/);
    await visitByCard();
    await waitFor(() => expect(openVisit()).not.toBeNull());
    press('F2');
    expect(await screen.findByText(/本页改为所选客户,李\* 的到场核验随即结束/)).toBeVisible();
    await kit.user.keyboard('wf');
    await screen.findByRole('option', { name: /王\*/ });
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(bar()).toHaveTextContent(/客户 王\*/));
    await waitFor(async () => {
      const last = (await entries()).at(-1);
      expect(last?.command).toMatchObject({ type: 'EndVisit', data: { reason: 'changed-client' } });
    });
    expect(bar()).toHaveTextContent('未核验');
  });

  it('VI-12 lapses 30 minutes after the last act, and another begins after its end is recorded', async () => {
    await openClient('lm', /李/);
    await visitByCard();
    await waitFor(() => expect(openVisit()).not.toBeNull());
    kit.clock.now += 30 * minute;
    expect(openVisit()).not.toBeNull();
    kit.clock.now += 1;
    expect(openVisit()).toBeNull();
    await visitByCard();
    await waitFor(() => expect(openVisit()).not.toBeNull());
    expect((await entries()).slice(-2).map((one) => one.command)).toMatchObject([
      { type: 'EndVisit', data: { reason: 'idle' } },
      { type: 'BeginVisit' },
    ]);
  });
});

describe('a visit by another way', () => {
  it('is the trading password when the camera fails, and head office says it was right', async () => {
    await openClient('lm', /李/);
    camera.failsWith = 'NotFoundError';
    kit.devices.card = card();
    press('F7');
    press('1');
    expect(await screen.findByText(/没有找到摄像头/)).toBeVisible();
    kit.devices.password = {
      status: 'wrong',
      triesLeft: 4,
      message: '交易密码不正确,还可以试 4 次。',
    };
    press('3');
    expect(await screen.findByText(/还可以试 4 次/)).toBeVisible();
    const { visit } = kit.devices.asked[0]!;
    const statement = {
      purpose: 'client-password',
      clientNo: '0101000007',
      counter: '0101-02',
      visit,
      at: kit.clock.now,
    } as const;
    const proof = { statement, signature: headOfficeTestKey.sign(statement) };
    kit.devices.password = { status: 'proved', proof };
    expect(screen.getByRole('button', { name: 'Enter 重新输入' })).toHaveFocus();
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(bar()).toHaveTextContent('交易密码核验'));
    expect(openVisit()?.id).toBe(visit);
  });

  it('after a wrong password is left by Enter on Esc 取消, and not tried again', async () => {
    await openClient('lm', /李/);
    kit.devices.password = { status: 'wrong', triesLeft: 4, message: '还可以试 4 次。' };
    press('F7');
    press('3');
    await screen.findByText('还可以试 4 次。');
    screen.getByRole('button', { name: 'Esc 取消' }).focus();
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: '1 读证件' })).toHaveFocus();
    expect(kit.devices.asked).toHaveLength(1);
  });

  it('without a line says what can be done instead', async () => {
    await openClient('lm', /李/);
    const message = '当前离线,不能核验交易密码。请用证件和人像核验。';
    kit.devices.password = { status: 'no-line', message };
    press('F7');
    press('3');
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.getByRole('button', { name: '1 读证件' })).toHaveFocus();
  });

  it('is an agent with a mandate in term', async () => {
    await openClient('lm', /李/);
    kit.devices.card = card({ name: '王芳', idNumber: '440000196101150083' });
    press('F7');
    press('4');
    press('1');
    const until = await screen.findByLabelText('委托有效至');
    await kit.user.type(until, '20261122');
    press('Enter');
    expect(await screen.findByText(/授权委托已于 2026-11-22 到期/)).toBeVisible();
    await kit.user.clear(until);
    await kit.user.type(until, '20261130');
    press('Enter');
    await screen.findByText('空格或 Enter 拍照');
    press(' ');
    await screen.findByRole('img', { name: '授权委托书第 1 页' });
    press('F8');
    await screen.findByText('空格或 Enter 拍照');
    press(' ');
    await screen.findByRole('img', { name: '现场照片' });
    press('1');
    await waitFor(() => expect(bar()).toHaveTextContent(/代理人到场 王\*/));
    expect(inHand()?.name).toBe('李明');
  });
});

describe('an act', () => {
  it('carries the visit of its tab’s client: an opening of somebody new, begun from their document', async () => {
    alt('KeyG');
    await kit.user.keyboard('1101{Enter}');
    await waitFor(() => expect(screen.getByLabelText('1 沪A')).toHaveFocus());
    kit.devices.card = card({ name: '赵新', idNumber: '110000199003070140' });
    press('F7');
    expect(screen.queryByRole('button', { name: /交易密码/ })).toBeNull();
    press('1');
    await screen.findByText('空格或 Enter 拍照');
    press(' ');
    await screen.findByRole('img', { name: '现场照片' });
    press('1');
    await waitFor(() => expect(bar()).toHaveTextContent(/赵\*.*新客户 ✔ 到场/));
    await kit.user.keyboard('{PageDown}');
    expect(screen.getByLabelText('姓名')).toHaveValue('赵新');
    expect(screen.getByLabelText('证件号码')).toHaveValue('110000199003070140');
    // What the chip says of the document's term need not be typed either.
    expect(screen.getByLabelText('有效期起')).not.toHaveValue('');
  });

  it('is refused with the visit of another client (VI-13)', async () => {
    await openClient('lm', /李/);
    await visitByCard();
    await waitFor(() => expect(openVisit()).not.toBeNull());
    const { actor } = useSession.getState().signedIn!;
    const data = { clientNo: '0101000008', page: '1001', reason: 'call', text: '' };
    const id = kit.counter.newId();
    const ask = {
      business: 'unmask',
      caseId: id,
      actor,
      command: { type: 'UnmaskFields', version: 1, id, data },
    };
    const outcome = await kit.counter.store.act({ ...ask, visit: openVisit()!.id });
    expect(outcome).toMatchObject({ status: 'refused', refusals: [{ rule: 'VI-13' }] });
    expect(await kit.counter.store.act(ask)).toMatchObject({ status: 'recorded' });
  });
});

describe('personal data', () => {
  it('UM-1 is shown in clear for a recorded reason, until the tab closes', async () => {
    await openClient('lm', /李/);
    expect(screen.queryByText('李明')).toBeNull();
    fireEvent.keyDown(window, { key: 'm', code: 'KeyM', altKey: true });
    press('1');
    expect(await screen.findByText('李明')).toBeVisible();
    const last = (await entries()).at(-1);
    expect(last?.command.data).toMatchObject({ clientNo: '0101000007', reason: 'call' });
    alt('KeyW');
    await openClient('lm', /李/);
    expect(screen.queryByText('李明')).toBeNull();
  });

  it('UM-2 asks for words where no reason of the list fits', async () => {
    await openClient('lm', /李/);
    fireEvent.keyDown(window, { key: 'm', code: 'KeyM', altKey: true });
    press('5');
    const dialog = screen.getByRole('dialog');
    await kit.user.type(within(dialog).getByLabelText('原因'), '核');
    press('Enter');
    expect(await screen.findByText(/至少两个字/)).toBeVisible();
    await kit.user.type(within(dialog).getByLabelText('原因'), '对传真');
    press('Enter');
    expect(await screen.findByText('李明')).toBeVisible();
  });
});
