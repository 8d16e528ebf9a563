import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCamera, fakeCamera } from '../../../test/helpers/fake-camera.ts';
import { type FakeCanvas, fakeCanvas } from '../../../test/helpers/fake-canvas.ts';
import { type ScreenKit, screenKit } from '../../../test/helpers/screen-kit.tsx';
import { Fault } from '../../../shared/errors.ts';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { deleteDraftWithEvidence, evidenceIn } from '../../session/discard-evidence.ts';
import { EvidencePanel, type WantedEvidence } from './EvidencePanel.tsx';

const wanted: readonly WantedEvidence[] = [
  { kind: 'document-front', several: false, hint: '人像面' },
  { kind: 'signature', several: false, hint: '' },
  { kind: 'other', several: true, hint: '' },
];

let kit: ScreenKit;
let camera: FakeCamera;
let canvas: FakeCanvas;
let draftId: string;
beforeEach(async () => {
  camera = fakeCamera();
  canvas = fakeCanvas();
  kit = await screenKit();
  draftId = kit.counter.newId();
});
afterEach(() => {
  canvas.restore();
  camera.restore();
});

async function saveDraft(id: string, evidence: readonly EvidenceRef[]): Promise<void> {
  const draft = { draftId: id, business: 'account-opening', commandId: id, staff: '100023' };
  await kit.counter.store.saveDraft({ ...draft, data: { evidence } });
}

/** A form that has nothing but evidence. */
function Form() {
  const [evidence, setEvidence] = useState<readonly EvidenceRef[]>([]);
  return (
    <EvidencePanel
      wanted={wanted}
      evidence={evidence}
      signer="李明"
      active
      onChange={async (next) => {
        setEvidence(next);
        await saveDraft(draftId, next);
      }}
    />
  );
}

const inDraft = async () => evidenceIn((await kit.counter.store.draft(draftId))?.data);
const keptHere = async () =>
  (await kit.context.bridge.evidence.list()).map(({ digest }) => digest).toSorted();
const rowNamed = (name: RegExp) => screen.findByRole('button', { name });

/** Takes a file of these bytes for the kind that has the focus. */
async function chooseFiles(...files: readonly File[]): Promise<void> {
  await kit.user.keyboard('{Enter}');
  await screen.findByRole('dialog');
  await kit.user.keyboard('2');
  await kit.user.upload(await screen.findByLabelText('选择材料文件'), [...files]);
}

function pdf(name: string, last: number): File {
  return new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, last])], name);
}

describe('pages of a form', () => {
  it('EV-6 are taken by camera with keys alone, turned, kept before the draft names them', async () => {
    kit.render(<Form />);
    await kit.user.keyboard('{F11}');
    expect(await rowNamed(/证件正面 人像面未采集/)).toHaveFocus();
    await kit.user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: '采集证件正面' });
    await kit.user.keyboard('1');
    await screen.findByText('画面正常。');
    await kit.user.keyboard(' ');
    await screen.findByRole('img', { name: '待留存的图片' });
    expect(camera.live).toBe(0);
    await kit.user.keyboard('r');
    await waitFor(() => expect(canvas.drawn.at(-1)).toEqual({ width: 30, height: 40 }));
    await kit.user.keyboard('{F8}');
    expect(await rowNamed(/证件正面\d\d:.*已留存/)).toBeVisible();
    expect(await rowNamed(/证件正面 人像面1 页 已留存/)).toHaveFocus();
    const [page, ...more] = await inDraft();
    expect(more).toEqual([]);
    expect(page).toMatchObject({ kind: 'document-front', page: 1, source: 'camera' });
    expect(await keptHere()).toEqual([page?.digest]);
    // Turned by a quarter, drawn anew: not what the camera gave.
    expect(canvas.drawn.at(-1)).toEqual({ width: 30, height: 40 });
  });

  it('EV-6 are taken once: the space bar pressed again while the picture is made takes no second', async () => {
    kit.render(<Form />);
    await kit.user.keyboard('{F11}{Enter}');
    await screen.findByRole('dialog');
    await kit.user.keyboard('1');
    await screen.findByText('画面正常。');
    camera.making = [];
    await kit.user.keyboard('  ');
    expect(camera.making).toHaveLength(1);
    camera.making.shift()?.();
    await screen.findByRole('img', { name: '待留存的图片' });
    await kit.user.keyboard('{F8}');
    await rowNamed(/证件正面\d\d:/);
    expect(await inDraft()).toHaveLength(1);
  });

  it('EV-6 are cropped by arrows: in with the arrow, out again with Shift', async () => {
    kit.render(<Form />);
    await kit.user.keyboard('{F11}{Enter}');
    await screen.findByRole('dialog');
    await kit.user.keyboard('1');
    await screen.findByText('画面正常。');
    await kit.user.keyboard('{Enter}');
    await screen.findByRole('img', { name: '待留存的图片' });
    await kit.user.keyboard('c');
    const frame = await screen.findByRole('group', { name: '裁剪框' });
    expect(frame).toHaveFocus();
    // Half of the width, by fifty presses of a hundredth.
    await kit.user.keyboard('{ArrowRight>60/}{Shift>}{ArrowLeft>10/}{/Shift}');
    expect(frame.style.left).toBe('50%');
    await kit.user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'F8 留存' })).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    await rowNamed(/证件正面\d\d:/);
    expect(canvas.drawn.at(-1)).toEqual({ width: 20, height: 30 });
  });

  it('EV-9 come from files, one after another, put in order, taken out: a piece goes when no draft names it', async () => {
    kit.render(<Form />);
    await kit.user.keyboard('{F11}{End}');
    await chooseFiles(pdf('甲.pdf', 1), pdf('乙.pdf', 2), new File(['PK'], '丙.pdf'));
    expect(await screen.findByText(/丙.pdf:这是 Word/)).toBeVisible();
    await kit.user.keyboard('{Escape}');
    await waitFor(async () => expect(await inDraft()).toHaveLength(2));
    const [first, second] = await inDraft();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^其他材料\s*2 页/ })).toHaveFocus(),
    );
    await kit.user.keyboard('{ArrowDown}{Alt>}{ArrowDown}{/Alt}');
    await waitFor(async () =>
      expect((await inDraft()).map(({ digest }) => digest)).toEqual([
        second?.digest,
        first?.digest,
      ]),
    );
    expect(await rowNamed(/其他材料 第 2 页/)).toHaveFocus();
    await kit.user.keyboard('{Delete}');
    const dialog = await screen.findByRole('dialog', { name: '删除材料' });
    expect(within(dialog).getByRole('button', { name: '不,保留' })).toHaveFocus();
    within(dialog).getByRole('button', { name: '删除' }).focus();
    await kit.user.keyboard('{Enter}');
    await waitFor(async () => expect(await keptHere()).toEqual([second?.digest]));
    expect(await inDraft()).toMatchObject([{ digest: second?.digest, page: 1 }]);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /其他材料\s*\d\d:/ })).toHaveFocus(),
    );
  });

  it('are not the same piece twice, and say which it is', async () => {
    kit.render(<Form />);
    await kit.user.keyboard('{F11}{End}');
    await chooseFiles(pdf('甲.pdf', 1), pdf('甲的副本.pdf', 1));
    expect(await screen.findByText('甲的副本.pdf与其他材料是同一份,不再留存。')).toBeVisible();
    expect(await inDraft()).toHaveLength(1);
  });

  it('say why nothing was kept, and what was taken is not lost', async () => {
    kit.render(<Form />);
    const { evidence } = kit.context.bridge;
    const keep = evidence.keep.bind(evidence);
    evidence.keep = async () =>
      await Promise.reject(new Fault('EVIDENCE_WRITE_FAILED', 'in this test'));
    await kit.user.keyboard('{F11}{Enter}');
    await screen.findByRole('dialog');
    await kit.user.keyboard('1');
    await screen.findByText('画面正常。');
    await kit.user.keyboard(' ');
    await screen.findByRole('img', { name: '待留存的图片' });
    await kit.user.keyboard('{F8}');
    expect(await screen.findByText(/材料未能写入磁盘,没有留存/)).toBeVisible();
    expect(await inDraft()).toEqual([]);
    evidence.keep = keep;
    await kit.user.keyboard('{F8}');
    await rowNamed(/证件正面\d\d:/);
  });

  it('say that a picture cannot be opened, and Esc goes back to choose another', async () => {
    canvas.decodes = false;
    kit.render(<Form />);
    await kit.user.keyboard('{F11}');
    await chooseFiles(new File([new Uint8Array([0xff, 0xd8, 0xff, 0])], '坏.jpg'));
    expect(await screen.findByText(/图片文件已损坏或不完整/)).toBeVisible();
    await kit.user.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: 'Enter 选择文件' })).toHaveFocus();
  });
});

describe('a draft that is thrown away', () => {
  it('EV-9 takes its pieces along, but none that another draft names', async () => {
    const { evidence } = kit.context.bridge;
    const pageOf = async (byte: number): Promise<EvidenceRef> => {
      const { digest, mediaType, bytes } = await evidence.keep(
        'application/pdf',
        new Uint8Array([byte]),
      );
      return { kind: 'other', digest, mediaType, bytes, takenAt: 0, source: 'file', page: 1 };
    };
    const [own, shared] = [await pageOf(1), await pageOf(2)];
    await saveDraft(draftId, [own, shared]);
    await saveDraft(kit.counter.newId(), [shared]);
    await deleteDraftWithEvidence(kit.context, draftId);
    expect(await kit.counter.store.draft(draftId)).toBeNull();
    expect(await keptHere()).toEqual([shared.digest]);
  });
});
