import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClientChange, leaveDraft } from '../../../test/helpers/opening-draft.ts';
import { type ScreenKit, screenKit } from '../../../test/helpers/screen-kit.tsx';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import { toHex } from '../../../shared/values/bytes.ts';
import { deleteDraftWithEvidence, evidenceIn } from '../../session/discard-evidence.ts';
import { OpeningScreen } from './OpeningScreen.tsx';

const title = '个人开户申请表';

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit();
  caseId = kit.counter.newId();
});

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

async function openWhole(change?: ClientChange): Promise<void> {
  await leaveDraft(kit, caseId, change);
  const nothing = () => undefined;
  kit.render(<OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
  await waitFor(() => expect(field('1 沪A')).toHaveFocus());
}

/** F10 goes to the papers, F10 again asks which, 2 is the application. */
async function askPrint(): Promise<void> {
  await kit.user.keyboard('{F10}');
  await screen.findByRole('list', { name: '待签文件' });
  await kit.user.keyboard('{F10}');
  await screen.findByRole('dialog', { name: '打印' });
  await kit.user.keyboard('2');
}

async function print(): Promise<void> {
  await askPrint();
  const dialog = await screen.findByRole('dialog', { name: title });
  await waitFor(() =>
    expect(within(dialog).getByRole('button', { name: 'F10 打印' })).toHaveFocus(),
  );
  await kit.user.keyboard('{F10}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

async function changeMobile(): Promise<void> {
  await kit.user.click(screen.getByRole('button', { name: /3 资料/ }));
  await kit.user.clear(field('手机'));
  await kit.user.click(field('手机'));
  await kit.user.paste('13900139000');
}

const printed = async () =>
  evidenceIn((await kit.counter.store.draft(caseId))?.data).filter(
    ({ kind }) => kind === 'paper-content',
  );

describe('the application on paper', () => {
  it('is kept as evidence before it is printed, with its digest on it', async () => {
    await openWhole();
    await print();
    const [paper] = await printed();
    expect(paper).toMatchObject({ kind: 'paper-content', source: 'program' });
    const kept = await kit.counter.bridge.evidence.read(paper?.digest ?? '');
    expect(toHex(intl1.hash(kept.bytes))).toBe(paper?.digest);
    expect(new TextDecoder().decode(kept.bytes)).toContain('110000199003070124');
    expect(kit.printed).toMatchObject([{ title, paper: 'A4' }]);
    expect(kit.printed[0]?.html).toContain(paper?.digest.slice(0, 16));
  });

  it('is not printed of what is not right yet: Enter goes to the field', async () => {
    await openWhole((client) => ({ ...client, identity: { ...client.identity, number: '' } }));
    await askPrint();
    await screen.findByRole('button', { name: 'Enter 去补齐' });
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(field('证件号码')).toHaveFocus());
    expect(kit.printed).toEqual([]);
  });

  it('AO-9 is void once anything typed changes, and holds again when printed anew', async () => {
    await openWhole();
    await print();
    await changeMobile();
    const missing = screen.getByRole('region', { name: '缺项' });
    expect(missing).toHaveTextContent('开户申请表打印后内容已修改,原件作废');
    await kit.user.keyboard('{F8}');
    await screen.findByRole('list', { name: '待签文件' });
    expect(screen.queryByText('提交前核对')).toBeNull();
    await print();
    await waitFor(() => expect(missing).toHaveTextContent('已齐全,按 F8 核对'));
    await kit.user.keyboard('{F8}');
    await screen.findByText('提交前核对');
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('待复核')).toBeVisible();
    const detail = await kit.counter.store.caseById(caseId);
    const submitted = evidenceIn(detail?.shown.command.data);
    expect(submitted.filter(({ kind }) => kind === 'paper-content')).toHaveLength(1);
  });

  it('EV-9 stays kept when it is void, and when the draft it was printed from is deleted', async () => {
    const kept = async () =>
      (await kit.counter.bridge.evidence.list()).map(({ digest }) => digest).toSorted();
    await openWhole();
    await print();
    const first = (await printed())[0]!.digest;
    await changeMobile();
    await print();
    await waitFor(async () => expect((await printed())[0]!.digest).not.toBe(first));
    const both = [first, (await printed())[0]!.digest].toSorted();
    expect(await kept()).toEqual(expect.arrayContaining(both));
    await deleteDraftWithEvidence(kit.context, caseId);
    expect(await kit.counter.store.draft(caseId)).toBeNull();
    expect(await kept()).toEqual(both);
  });

  it('says why it was not printed, and nothing typed is lost', async () => {
    await openWhole();
    kit.context.bridge.printer.print = async () => await Promise.resolve({ status: 'cancelled' });
    await askPrint();
    await screen.findByRole('dialog', { name: title });
    await kit.user.keyboard('{F10}');
    expect(await screen.findByText(/打印已取消/)).toBeVisible();
    await kit.user.keyboard('{Escape}');
    await kit.user.keyboard('{PageUp}{PageUp}{PageUp}{PageUp}{PageUp}');
    expect(field('姓名')).toHaveValue('李明');
  });
});
