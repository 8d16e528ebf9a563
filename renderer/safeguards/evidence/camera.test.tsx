import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCamera, fakeCamera, fakeJpeg } from '../../../test/helpers/fake-camera.ts';
import { KeysProvider, useKeys } from '../../ui/keys.tsx';
import { CameraPicture } from './CameraPicture.tsx';
import { useCameraShot } from './use-camera-shot.ts';

let camera: FakeCamera;
let taken: Uint8Array | null;
beforeEach(() => {
  camera = fakeCamera();
  taken = null;
});
afterEach(() => camera.restore());

function One() {
  const [picture, setPicture] = useState<Uint8Array | null>(null);
  const onPicture = (next: Uint8Array | null) => {
    taken = next;
    setPicture(next);
  };
  const shot = useCameraShot({ wanted: true, picture, onPicture });
  useKeys(shot.keys);
  return <CameraPicture label="现场照片" shot={shot} />;
}

function open() {
  return render(
    <KeysProvider>
      <One />
    </KeysProvider>,
  );
}

const press = (key: string) => fireEvent.keyDown(window, { key });

describe('a picture by camera', () => {
  it('is taken by the space bar and taken again by R; the camera is let go in between and at the end', async () => {
    const { unmount } = open();
    expect(await screen.findByText('空格或 Enter 拍照')).toBeVisible();
    press(' ');
    expect(await screen.findByRole('img', { name: '现场照片' })).toBeVisible();
    expect(taken).toEqual(fakeJpeg);
    await waitFor(() => expect(camera.live).toBe(0));
    press('R');
    expect(await screen.findByLabelText('现场照片预览')).toBeVisible();
    expect(taken).toBeNull();
    await waitFor(() => expect(camera.live).toBe(1));
    unmount();
    expect(camera.live).toBe(0);
  });

  it('comes from the camera chosen by its digit', async () => {
    camera.cameras = [
      { deviceId: 'a', label: '高拍仪' },
      { deviceId: 'b', label: '' },
    ];
    open();
    expect(await screen.findByText('2 摄像头 2')).toBeVisible();
    press('2');
    await waitFor(() => expect(camera.opened).toEqual([null, 'b']));
    await waitFor(() =>
      expect(screen.getByText('2 摄像头 2')).toHaveAttribute('aria-current', 'true'),
    );
    expect(camera.live).toBe(1);
  });

  it.each([
    ['NotFoundError', '没有找到摄像头'],
    ['NotAllowedError', '未获准使用摄像头'],
    ['NotReadableError', '被其他程序占用'],
    ['AbortError', '摄像头未能启动'],
  ])('that cannot be taken says why in words: %s', async (name, words) => {
    camera.failsWith = name;
    open();
    expect(await screen.findByText(new RegExp(words))).toBeVisible();
    camera.failsWith = null;
    press('r');
    expect(await screen.findByText('空格或 Enter 拍照')).toBeVisible();
  });
});
