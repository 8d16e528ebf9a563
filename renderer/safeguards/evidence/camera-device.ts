/** A camera of this counter, as it calls itself. */
export interface CameraDevice {
  readonly id: string;
  readonly name: string;
}

/** Why there is no picture, in words that say what to do. */
export class CameraTrouble extends Error {
  override readonly name = 'CameraTrouble';
}

const wordsByName: Readonly<Record<string, string>> = {
  NotAllowedError: '未获准使用摄像头。请在系统设置中允许本程序使用摄像头,再按 R 重试。',
  NotFoundError: '没有找到摄像头。请检查摄像头的连接,再按 R 重试。',
  OverconstrainedError: '所选摄像头已断开。请按数字键选择另一个,或按 R 重试。',
  NotReadableError: '摄像头被其他程序占用。请关闭占用它的程序,再按 R 重试。',
};
const unknownWords = '摄像头未能启动。请检查连接,再按 R 重试;如仍不行请改用其他核验方式。';

/** What a picture is wanted of: the small print of a paper needs all that a document camera has. */
export type CameraDetail = 'face' | 'paper';

const sizes: Readonly<Record<CameraDetail, MediaTrackConstraints>> = {
  face: { width: { ideal: 1280 }, height: { ideal: 960 } },
  paper: { width: { ideal: 2592 }, height: { ideal: 1944 } },
};

/** Opens a camera, the named one or the system's first. @throws CameraTrouble */
export async function openCamera(
  id: string | null,
  detail: CameraDetail = 'face',
): Promise<MediaStream> {
  const size = sizes[detail];
  const video = id === null ? size : { ...size, deviceId: { exact: id } };
  // Absent where the page may use no camera at all.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new CameraTrouble(wordsByName['NotAllowedError']);
  try {
    return await devices.getUserMedia({ video, audio: false });
  } catch (cause) {
    const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
    throw new CameraTrouble(wordsByName[name] ?? unknownWords, { cause });
  }
}

/** The cameras there are; named only once one has been opened. */
export async function camerasHere(): Promise<readonly CameraDevice[]> {
  const found = await navigator.mediaDevices.enumerateDevices();
  return found
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }, at) => ({
      id: deviceId,
      name: label === '' ? `摄像头 ${at + 1}` : label,
    }));
}

/** What the camera shows now, as JPEG. @throws CameraTrouble while it shows nothing yet */
export async function takePicture(video: HTMLVideoElement): Promise<Uint8Array> {
  const { videoWidth: width, videoHeight: height } = video;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (width === 0 || height === 0 || context === null) {
    throw new CameraTrouble('摄像头还没有画面,请稍候再拍。');
  }
  context.drawImage(video, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', 0.9),
  );
  if (blob === null) throw new CameraTrouble('照片未能生成,请重拍。');
  return new Uint8Array(await blob.arrayBuffer());
}

/** Lets the camera go: its light goes out. */
export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
