import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeCanvas, fakeCanvas } from '../../../test/helpers/fake-canvas.ts';
import { type FakeCamera, fakeCamera } from '../../../test/helpers/fake-camera.ts';
import { type ScreenKit, screenKit } from '../../../test/helpers/screen-kit.tsx';
import { Fault } from '../../../shared/errors.ts';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { EvidenceUploads } from '../../system/EvidenceUploads.tsx';
import { EvidenceStrip } from './EvidenceStrip.tsx';
import { PaperNamesProvider } from './page-names.tsx';

let kit: ScreenKit;
let canvas: FakeCanvas;
let camera: FakeCamera;
beforeEach(async () => {
  camera = fakeCamera();
  canvas = fakeCanvas();
  kit = await screenKit();
});
afterEach(() => {
  canvas.restore();
  camera.restore();
});

async function pageOf(
  byte: number,
  kind: EvidenceRef['kind'],
  mediaType: EvidenceRef['mediaType'] = 'image/jpeg',
): Promise<EvidenceRef> {
  const { digest, bytes } = await kit.context.bridge.evidence.keep(
    mediaType,
    new Uint8Array([byte]),
  );
  return { kind, digest, mediaType, bytes, takenAt: kit.clock.now, source: 'camera', page: 1 };
}

describe('pages as others see them', () => {
  it('are reached by F11, walked by arrows, large by Enter; the focus comes back', async () => {
    const evidence = [
      await pageOf(1, 'document-front'),
      await pageOf(2, 'other', 'application/pdf'),
    ];
    kit.render(<EvidenceStrip evidence={evidence} active />);
    expect(await screen.findByRole('img', { name: '证件正面' })).toBeVisible();
    await kit.user.keyboard('{F11}{ArrowRight}');
    expect(screen.getByRole('button', { name: /其他材料/ })).toHaveFocus();
    await kit.user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: '其他材料(2/2)' });
    expect(screen.getByText(/PDF 文件已留存,本程序不能显示,请核对纸质原件/)).toBeVisible();
    await kit.user.keyboard('{ArrowLeft}');
    await screen.findByRole('dialog', { name: '证件正面(1/2)' });
    await kit.user.keyboard('r');
    await waitFor(() => expect(canvas.drawn.at(-1)).toEqual({ width: 30, height: 40 }));
    await kit.user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: /其他材料/ })).toHaveFocus();
  });

  it('show the face beside the photo of the chip, large', async () => {
    const evidence = [await pageOf(1, 'chip-photo'), await pageOf(2, 'face')];
    kit.render(<EvidenceStrip evidence={evidence} active />);
    await kit.user.keyboard('{F11}{Enter}');
    await screen.findByRole('dialog', { name: /证件芯片照片/ });
    expect(await screen.findByRole('region', { name: '现场照片画面' })).toBeVisible();
  });

  it('say what is not there, and come by themselves once it is', async () => {
    const page = await pageOf(1, 'document-front');
    const { evidence } = kit.context.bridge;
    const read = evidence.read.bind(evidence);
    evidence.read = async () =>
      await Promise.reject(new Fault('EVIDENCE_NOT_HERE', 'in this test'));
    useSyncStatus.setState({ line: { kind: 'offline', since: 0, reason: '' } });
    kit.render(<EvidenceStrip evidence={[page]} active />);
    expect(await screen.findByText('离线未取得(恢复联网后自动取得)')).toBeVisible();
    useSyncStatus.setState({ line: { kind: 'online', since: 0 } });
    expect(await screen.findByText('总部尚未收到(收到后自动取得)')).toBeVisible();
    evidence.read = read;
    expect(await screen.findByRole('img', { name: '证件正面' }, { timeout: 8000 })).toBeVisible();
  });

  it('say that a piece is damaged', async () => {
    const page = await pageOf(1, 'document-front');
    kit.context.bridge.evidence.read = async () =>
      await Promise.reject(new Fault('EVIDENCE_DAMAGED', 'in this test'));
    kit.render(<EvidenceStrip evidence={[page]} active />);
    expect(await screen.findByText('文件已损坏,不能显示')).toBeVisible();
  });

  it('let every address of a picture go again', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const letGo = vi.spyOn(URL, 'revokeObjectURL');
    const shown = kit.render(<EvidenceStrip evidence={[await pageOf(1, 'other')]} active />);
    await screen.findByRole('img', { name: '其他材料' });
    shown.unmount();
    expect(letGo).toHaveBeenCalledTimes(made.mock.calls.length);
  });
});

describe('pages in their shapes', () => {
  it('are what is compared, then the rest, then a line for what the program wrote, named by the paper', async () => {
    const content = await pageOf(3, 'paper-content', 'application/json');
    const evidence = [
      { ...content, paper: 'application' },
      { ...(await pageOf(4, 'signed-paper')), paper: 'application' },
      { ...(await pageOf(5, 'signed-paper')), paper: 'application', page: 2 },
      await pageOf(6, 'document-front'),
      await pageOf(7, 'document-back', 'application/pdf'),
    ];
    kit.render(
      <PaperNamesProvider value={{ application: '开户申请表' }}>
        <EvidenceStrip
          evidence={evidence}
          active
          large={['document-front', 'document-back']}
          between={<p>李明</p>}
        />
      </PaperNamesProvider>,
    );
    await screen.findByRole('img', { name: '证件正面' });
    const lists = screen.getAllByRole('list').map((one) => [
      one.getAttribute('aria-label'),
      within(one)
        .getAllByRole('button')
        .map((button) => button.querySelector('.gt-strip-name')?.textContent),
    ]);
    expect(lists).toEqual([
      ['对照影像', ['证件正面']],
      ['对照文件', ['证件反面']],
      ['影像材料', ['开户申请表 已签 第 1 页', '开户申请表 已签 第 2 页']],
      ['文件内容', ['〈开户申请表〉内容']],
    ]);
    const between = screen.getByText('李明');
    const place = (name: string) =>
      between.compareDocumentPosition(screen.getByRole('list', { name }));
    expect(place('对照文件')).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    expect(place('影像材料')).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await kit.user.keyboard('{F11}{End}');
    expect(screen.getByRole('button', { name: /〈开户申请表〉内容/ })).toHaveFocus();
  });
});

describe('9001, what waits to be uploaded', () => {
  it('lists only what an entry names, with what head office says of it', async () => {
    const named = await pageOf(1, 'other', 'application/pdf');
    await pageOf(2, 'other');
    const { evidence } = kit.context.bridge;
    await evidence.missing([named.digest]);
    kit.render(<EvidenceUploads active />);
    expect(await screen.findByRole('row', { name: /PDF 文件.*待上传/ })).toBeVisible();
    expect(screen.getAllByRole('row')).toHaveLength(2);
  });

  it('says so when there is nothing', async () => {
    kit.render(<EvidenceUploads active />);
    expect(await screen.findByText('没有待上传材料,总部已全部收到。')).toBeVisible();
  });
});
