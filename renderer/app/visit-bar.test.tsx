import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCamera, fakeCamera } from '../../test/helpers/fake-camera.ts';
import { FeedMaker, registerRow, rowsOnly } from '../../test/helpers/feed-maker.ts';
import { leaveDraft } from '../../test/helpers/opening-draft.ts';
import { type ScreenKit, screenKit, wang } from '../../test/helpers/screen-kit.tsx';
import { anApplication, submitOpening } from '../../test/helpers/test-counter.ts';
import { testCard } from '../../test/helpers/test-devices.ts';
import { Entry } from '../../shared/journal/entry.ts';
import { fromUtf8 } from '../../shared/values/bytes.ts';
import { takeClient, useClients } from '../session/clients-store.ts';
import { LockCover } from '../session/LockCover.tsx';
import { lockWindow, whenLocked } from '../session/lock.ts';
import { useSession } from '../session/session-store.ts';
import { useVisits } from '../session/visit-store.ts';
import { beginVisit } from '../session/visits.ts';
import { clearTabs, openTab } from './tabs-store.ts';
import { Workplace } from './Workplace.tsx';

const clientNo = '0101000007';
const idNumber = '110000199003070124';
const business = 'account-opening';
/** For what opens a case in a whole frame. */
const slow = { timeout: 5000 };
const li = { clientNo, name: '李明', idKind: 'RESIDENT', idNumber };

let kit: ScreenKit;
let camera: FakeCamera;

beforeEach(async () => {
  clearTabs();
  kit = await screenKit();
  const body = {
    ...li,
    sex: 'M',
    birthDate: '1990-03-07',
    mobile: '16800001234',
    capitalAccount: '010100000007',
    ymt: '180000000007',
    shA: 'A900000007',
    szA: null,
    tier: 'STANDARD',
    riskLevel: 'C4',
    openedOn: '2020-05-18',
    idValidUntil: null,
  };
  const row = registerRow('client', clientNo, 1, body);
  await kit.counter.exchange.takePage(new FeedMaker('0101-02').page([rowsOnly([row])]));
  camera = fakeCamera();
});

afterEach(async () => {
  await whenLocked();
  cleanup();
  camera.restore();
  clearTabs();
  useClients.setState({ byTab: {}, inClear: {} });
  useVisits.setState({ visits: [] });
  useSession.setState({ signedIn: null, lock: null });
});

const show = () =>
  kit.render(
    <LockCover>
      <Workplace banner={null} />
    </LockCover>,
  );
const press = (key: string) => fireEvent.keyDown(window, { key, code: key });
const bar = () => screen.getByRole('region', { name: '当前客户' });
const actor = () => useSession.getState().signedIn!.actor;
const clientPage = { kind: 'page', code: '1001', instance: '1' } as const;

function openClient(): void {
  openTab(clientPage);
  takeClient('1001 1', li);
}

async function entries(): Promise<readonly Entry[]> {
  const lines = await kit.counter.exchange.lines(1, { entries: 500, bytes: 10_000_000 });
  return (lines?.lines ?? []).map((line) => Entry.parse(JSON.parse(fromUtf8(line))));
}

/** Begins a visit of somebody who came with their document typed and their face compared. */
async function visitOf(number: string, name: string): Promise<string> {
  const id = kit.counter.newId();
  const { evidence } = kit.context.bridge;
  const { digest, bytes } = await evidence.keep('image/jpeg', new Uint8Array([1]));
  const picture = {
    kind: 'face',
    digest,
    mediaType: 'image/jpeg',
    bytes,
    takenAt: kit.clock.now,
    source: 'camera',
    page: 1,
  } as const;
  const document = {
    source: 'typed',
    number,
    name,
    validFrom: null,
    validUntil: null,
    issuer: null,
    ethnicity: null,
    device: null,
    simulated: false,
  } as const;
  const client = { clientNo: null, name, idKind: 'RESIDENT', idNumber: number };
  const face = { picture, chipPhoto: null, compared: 'same', by: actor().staff } as const;
  const proved = { document, face, password: null, agent: null };
  const start = { client, grade: 'face', ...proved } as const;
  const outcome = await beginVisit(kit.context, actor(), { id, start, seen: [] });
  expect(outcome).toMatchObject({ status: 'recorded' });
  return id;
}

describe('the bar', () => {
  it('offers F7 only to the roles that verify clients', () => {
    openClient();
    const { signedIn } = useSession.getState();
    useSession.setState({
      signedIn: { ...signedIn!, actor: { ...actor(), role: 'branch-manager' } },
    });
    show();
    expect(bar()).toHaveTextContent('未核验');
    expect(bar()).not.toHaveTextContent('F7');
    press('F7');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is of a newcomer while the form is typed, and of whom it was recorded for afterwards', async () => {
    const caseId = kit.counter.newId();
    openTab({ kind: 'case', caseId, business });
    show();
    expect(bar()).toHaveTextContent('新客户。F7 客户到场');
    const command = submitOpening(caseId, anApplication(1));
    await act(async () => {
      await kit.counter.store.act({ business, caseId, actor: actor(), command });
    });
    await waitFor(() => expect(bar()).toHaveTextContent(/^办理客户 阿\*+ \d{3}\*{11}\w{4} F2/));
    press('F7');
    expect(screen.queryByRole('dialog')).toBeNull();
    await act(async () => {
      await kit.counter.decide(actor(), caseId, wang, 'refuse');
    });
    await waitFor(() =>
      expect(bar()).toHaveTextContent(/^办理客户 阿\*+ .* 新客户 未核验 F7 客户到场/),
    );
  });

  it('names whom an opening is about as soon as it is typed, masked', async () => {
    const caseId = kit.counter.newId();
    openTab({ kind: 'case', caseId, business });
    show();
    await act(async () => {
      await leaveDraft(kit, caseId);
    });
    await waitFor(() =>
      expect(bar()).toHaveTextContent(
        '办理客户 李* 110***********0124 新客户 未核验 F7 客户到场 F2 选择客户',
      ),
    );
    expect(bar()).not.toHaveTextContent('李明');
  });

  it('does not promise to change a newcomer by F2', () => {
    const caseId = kit.counter.newId();
    openTab({ kind: 'case', caseId, business });
    takeClient(caseId, { ...li, clientNo: null });
    show();
    expect(bar()).toHaveTextContent('F2 选择客户');
    expect(screen.queryByText(/换客户/)).toBeNull();
  });
});

describe('a lock', () => {
  it('lets the camera go, and a verification begun before it is begun anew', async () => {
    openClient();
    show();
    await screen.findByRole('heading', { name: '客户资料' }, slow);
    kit.devices.card = {
      status: 'read',
      card: testCard({ name: '李明', idNumber }),
    };
    press('F7');
    press('1');
    await screen.findByText('空格或 Enter 拍照');
    press(' ');
    await screen.findByRole('img', { name: '现场照片' });
    press('R');
    await screen.findByText('空格或 Enter 拍照');
    expect(camera.live).toBe(1);
    act(() => lockWindow(kit.context, 'key'));
    await act(whenLocked);
    expect(camera.live).toBe(0);
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(useSession.getState().lock).toBeNull());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(camera.live).toBe(0);
  });

  it('ends a visit whose entry was still under way', async () => {
    const begun = visitOf(idNumber, '李明');
    useSession.setState({ lock: { at: kit.clock.now, reason: 'key' } });
    await begun;
    expect(useVisits.getState().visits).toMatchObject([{ ended: 'locked' }]);
  });
});

describe('an act', () => {
  it('carries the visit of whom it is about, though its tab has nobody in hand', async () => {
    const application = anApplication(1, { name: '赵新' });
    const caseId = kit.counter.newId();
    const command = submitOpening(caseId, application);
    await kit.counter.store.act({ business, caseId, actor: actor(), command });
    await kit.counter.decide(actor(), caseId, wang);
    const visit = await visitOf(application.idNumber, '赵新');
    openTab({ kind: 'case', caseId, business });
    show();
    await screen.findByRole('button', { name: 'F10 打印受理凭条' }, slow);
    press('F10');
    await screen.findByRole('dialog');
    press('F10');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    expect((await entries()).at(-1)).toMatchObject({ command: { type: 'PrintPaper' }, visit });
  });

  it('carries no visit of somebody else', async () => {
    const caseId = kit.counter.newId();
    const command = submitOpening(caseId, anApplication(1));
    await kit.counter.store.act({ business, caseId, actor: actor(), command });
    await visitOf(idNumber, '李明');
    openTab({ kind: 'case', caseId, business });
    show();
    await screen.findByRole('button', { name: 'F6 撤回' }, slow);
    press('F6');
    await screen.findByRole('dialog');
    press('1');
    await kit.user.click(screen.getByRole('button', { name: /^(F8 )?撤回$/ }));
    await screen.findByText('已撤回');
    expect((await entries()).at(-1)).not.toHaveProperty('visit');
  });
});

describe('an agent’s mandate', () => {
  it('begins its pages with the focus in them, and each can be looked at and taken again', async () => {
    openClient();
    show();
    await screen.findByRole('heading', { name: '客户资料' }, slow);
    kit.devices.card = {
      status: 'read',
      card: testCard({ name: '王芳', idNumber: '440000196101150083' }),
    };
    press('F7');
    press('4');
    press('1');
    await kit.user.type(await screen.findByLabelText('委托有效至'), '20261130{Enter}');
    await screen.findByText('空格或 Enter 拍照');
    expect(screen.getByRole('dialog')).toContainElement(document.activeElement as HTMLElement);
    press(' ');
    await screen.findByRole('img', { name: '授权委托书第 1 页' });
    press('Enter');
    await screen.findByText('空格或 Enter 拍照');
    press(' ');
    await screen.findByRole('img', { name: '授权委托书第 2 页' });
    expect(screen.getByText(/已拍 2 页/)).toBeVisible();
    press('ArrowLeft');
    expect(await screen.findByRole('img', { name: '授权委托书第 1 页' })).toBeVisible();
    press('R');
    expect(await screen.findByText(/已拍 1 页/)).toBeVisible();
    await screen.findByText('空格或 Enter 拍照');
    press(' ');
    expect(await screen.findByText(/已拍 2 页/)).toBeVisible();
    press('F8');
    await screen.findByText('空格或 Enter 拍照');
    press(' ');
    await screen.findByRole('img', { name: '现场照片' });
    press('1');
    await waitFor(() => expect(bar()).toHaveTextContent(/代理人到场/));
    const begun = (await entries()).findLast(({ command }) => command.type === 'BeginVisit');
    expect(begun?.command.data).toMatchObject({ agent: { mandate: [{}, {}] } });
  });
});
