import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScreenKit, screenKit, wang, zhang } from '../../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../../test/helpers/test-counter.ts';
import { Entry } from '../../../shared/journal/entry.ts';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { fromUtf8 } from '../../../shared/values/bytes.ts';
import { useClients } from '../../session/clients-store.ts';
import { useSession } from '../../session/session-store.ts';
import { TabProvider } from '../../session/tab.tsx';
import { OpeningScreen } from './OpeningScreen.tsx';

const business = 'account-opening';
const slow = { timeout: 5000 };
const application = anApplication(1, { name: '李明' });

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit();
  caseId = kit.counter.newId();
});
afterEach(() => {
  useClients.setState({ byTab: {}, inClear: {} });
});

function open(): void {
  const nothing = () => undefined;
  kit.render(
    <TabProvider id={caseId}>
      <OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />
    </TabProvider>,
  );
}

/** An opening of 100023 with one picture. */
async function submitted(): Promise<void> {
  const { evidence } = kit.context.bridge;
  const { digest, bytes } = await evidence.keep('image/jpeg', new Uint8Array([1]));
  const page: EvidenceRef = {
    kind: 'document-front',
    digest,
    mediaType: 'image/jpeg',
    bytes,
    takenAt: kit.clock.now,
    source: 'camera',
    page: 1,
  };
  const { actor } = useSession.getState().signedIn!;
  const data = { application: { ...application }, evidence: [{ ...page }] };
  const command = { type: 'SubmitOpening', version: 1, id: caseId, data };
  const outcome = await kit.counter.store.act({ business, caseId, actor, command });
  expect(outcome).toMatchObject({ status: 'recorded' });
}

/** Somebody else signs in at this counter. */
async function signInWang(): Promise<void> {
  const actor = await kit.counter.signIn(wang);
  const authorityUntil = wang.authority.statement.until;
  useSession.setState({ signedIn: { actor, name: wang.name, authorityUntil } });
}

/** The form once it is there, with the field of the client's name. */
async function nameInForm(): Promise<HTMLElement> {
  await screen.findByRole('navigation', { name: '开户步骤' }, slow);
  await kit.user.keyboard('{PageDown}');
  return screen.getByLabelText('姓名');
}

const returned = async () =>
  await kit.counter.decide(useSession.getState().signedIn!.actor, caseId, wang, 'refuse');
const altM = () => fireEvent.keyDown(window, { key: 'm', code: 'KeyM', altKey: true });
const pictures = () => screen.queryByRole('list', { name: '影像材料' });

async function lastEntry(): Promise<Entry | undefined> {
  const { headSeq } = await kit.counter.store.standing();
  const lines = await kit.counter.exchange.lines(headSeq, { entries: 1, bytes: 1e6 });
  return lines?.lines.map((line) => Entry.parse(JSON.parse(fromUtf8(line))))[0];
}

describe('a case', () => {
  it('shows its pictures to who made it', async () => {
    await submitted();
    open();
    await screen.findByText('待复核', {}, slow);
    expect(pictures()).toBeVisible();
    expect(screen.queryByText('李明')).toBeNull();
  });

  it('UM-1 shows others neither pictures nor words before they say why', async () => {
    await submitted();
    await signInWang();
    open();
    await screen.findByText('待复核', {}, slow);
    expect(pictures()).toBeNull();
    expect(screen.getByText(/共 1 页,含客户证件和签名,不显示。确需查看按 Alt\+M/)).toBeVisible();
    altM();
    await screen.findByRole('dialog', { name: '查看明文' });
    await kit.user.keyboard('3');
    expect(await screen.findByText('李明', {}, slow)).toBeVisible();
    expect(pictures()).toBeVisible();
    expect((await lastEntry())?.command).toMatchObject({
      type: 'UnmaskFields',
      data: { clientNo: null, serial: '0101-02-1-000002', page: '1101', reason: 'check' },
    });
  });
});

describe('a returned case', () => {
  it('opens in clear for who made it', async () => {
    await submitted();
    await returned();
    open();
    expect(await nameInForm()).toHaveValue('李明');
  });

  it('is taken up by a colleague after one digit', async () => {
    await submitted();
    await returned();
    await signInWang();
    open();
    expect(await screen.findByRole('heading', { name: '退回原因 1' }, slow)).toBeVisible();
    expect(screen.getAllByText(/地址与证件不符/)[0]).toBeVisible();
    expect(screen.queryByRole('navigation', { name: '开户步骤' })).toBeNull();
    await kit.user.keyboard('{F8}');
    await screen.findByRole('dialog', { name: '查看明文' });
    await kit.user.keyboard('2');
    expect(await nameInForm()).toHaveValue('李明');
    expect((await lastEntry())?.command).toMatchObject({ data: { reason: 'return' } });
  });

  it('is not taken up while a colleague’s draft goes on with it', async () => {
    await submitted();
    await returned();
    const commandId = kit.counter.newId();
    const draft = { draftId: caseId, business, commandId, staff: zhang.staff, data: application };
    await kit.counter.store.saveDraft(draft);
    await signInWang();
    open();
    expect(await screen.findByText(/100023 正在补正本笔业务/, {}, slow)).toBeVisible();
    await kit.user.keyboard('{F8}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('navigation', { name: '开户步骤' })).toBeNull();
  });
});

it('a colleague’s draft is not shown, and stays theirs', async () => {
  const draft = { draftId: caseId, business, commandId: caseId, staff: wang.staff };
  await kit.counter.store.saveDraft({ ...draft, data: application });
  open();
  expect(await screen.findByText(/该草稿由经办 100025 录入,内容不显示/, {}, slow)).toBeVisible();
  expect(screen.queryByRole('navigation', { name: '开户步骤' })).toBeNull();
  expect(await kit.counter.store.draft(caseId)).toMatchObject({ staff: wang.staff });
});
