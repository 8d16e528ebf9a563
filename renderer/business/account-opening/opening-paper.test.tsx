import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ScreenKit, screenKit } from '../../../test/helpers/screen-kit.tsx';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import { toHex } from '../../../shared/values/bytes.ts';
import { deleteDraftWithEvidence, evidenceIn } from '../../session/discard-evidence.ts';
import { OpeningScreen } from './OpeningScreen.tsx';

let kit: ScreenKit;
let caseId: string;

beforeEach(async () => {
  kit = await screenKit();
  caseId = kit.counter.newId();
});

async function open(): Promise<void> {
  const nothing = () => undefined;
  kit.render(<OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
  await waitFor(() => expect(screen.getByLabelText('姓名')).toHaveFocus());
}

async function typeOpening(): Promise<void> {
  await open();
  for (const value of ['李明', '110000199003070124', '13800138000', '浙江省杭州市某路 1 号']) {
    await kit.user.paste(value);
    await kit.user.keyboard('{Enter}');
  }
  await kit.user.keyboard('{Enter}12');
}

async function print(): Promise<void> {
  await kit.user.keyboard('{F10}');
  const dialog = await screen.findByRole('dialog', { name: '个人开户申请表' });
  await waitFor(() =>
    expect(within(dialog).getByRole('button', { name: 'F10 打印' })).toHaveFocus(),
  );
  await kit.user.keyboard('{F10}');
  await screen.findByText(/申请表已打印/);
}

describe('the application on paper', () => {
  it('is kept as evidence before it is printed, with its digest on it', async () => {
    await typeOpening();
    await print();
    const [paper] = evidenceIn((await kit.counter.store.draft(caseId))?.data);
    expect(paper).toMatchObject({ kind: 'paper-content', source: 'program' });
    const kept = await kit.counter.bridge.evidence.read(paper?.digest ?? '');
    expect(toHex(intl1.hash(kept.bytes))).toBe(paper?.digest);
    expect(new TextDecoder().decode(kept.bytes)).toContain('110000199003070124');
    expect(kit.printed).toMatchObject([{ title: '个人开户申请表', paper: 'A4' }]);
    expect(kit.printed[0]?.html).toContain(paper?.digest.slice(0, 16));
  });

  it('is not printed of what is not right yet: the focus goes to the field', async () => {
    await open();
    await kit.user.paste('李明');
    await kit.user.keyboard('{F10}');
    await waitFor(() => expect(screen.getByLabelText('居民身份证号')).toHaveFocus());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(kit.printed).toEqual([]);
  });

  it('AO-9 is void once anything typed changes, and holds again when printed anew', async () => {
    await typeOpening();
    await print();
    await kit.user.clear(screen.getByLabelText('手机'));
    await kit.user.type(screen.getByLabelText('手机'), '13900139000');
    expect(screen.getByText(/已打印的申请表作废/)).toBeVisible();
    await kit.user.keyboard('{F8}');
    await screen.findByText('提交前核对');
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText(/原件作废。请收回原件/)).toBeVisible();
    await print();
    await kit.user.keyboard('{F8}');
    await screen.findByText('提交前核对');
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText('待复核')).toBeVisible();
    const detail = await kit.counter.store.caseById(caseId);
    expect(evidenceIn(detail?.shown.command.data)).toHaveLength(1);
  });

  it('EV-9 stays kept when it is void, and when the draft it was printed from is deleted', async () => {
    const kept = async () =>
      (await kit.counter.bridge.evidence.list()).map(({ digest }) => digest).toSorted();
    const printed = async () =>
      evidenceIn((await kit.counter.store.draft(caseId))?.data)[0]!.digest;
    await typeOpening();
    await print();
    const first = await printed();
    await kit.user.clear(screen.getByLabelText('手机'));
    await kit.user.type(screen.getByLabelText('手机'), '13900139000');
    expect(screen.getByText(/已打印的申请表作废/)).toBeVisible();
    await print();
    await waitFor(async () => expect(await printed()).not.toBe(first));
    const both = [first, await printed()].toSorted();
    expect(await kept()).toEqual(both);
    await deleteDraftWithEvidence(kit.context, caseId);
    expect(await kit.counter.store.draft(caseId)).toBeNull();
    expect(await kept()).toEqual(both);
  });

  it('prints as many copies as asked, by a digit', async () => {
    await typeOpening();
    await kit.user.keyboard('{F10}');
    const dialog = await screen.findByRole('dialog', { name: '个人开户申请表' });
    within(dialog).getByRole('radio', { name: '1 份' }).focus();
    await kit.user.keyboard('3{F10}');
    await screen.findByText(/申请表已打印/);
    expect(kit.printed[0]?.html.match(/class="form"/g)).toHaveLength(3);
  });

  it('says why it was not printed, and nothing typed is lost', async () => {
    await typeOpening();
    kit.context.bridge.printer.print = async () => await Promise.resolve({ status: 'cancelled' });
    await kit.user.keyboard('{F10}');
    await screen.findByRole('dialog', { name: '个人开户申请表' });
    await kit.user.keyboard('{F10}');
    expect(await screen.findByText(/打印已取消/)).toBeVisible();
    await kit.user.keyboard('{Escape}');
    expect(screen.getByText('申请表未打印')).toBeVisible();
    expect(screen.getByLabelText('姓名')).toHaveValue('李明');
  });
});
