/** What the fake camera does next. */
export interface FakeCamera {
  /** Name of the DOMException opening it fails with; null: it opens. */
  failsWith: string | null;
  cameras: readonly { readonly deviceId: string; readonly label: string }[];
  /** Ids asked for, null for whichever comes first. */
  readonly opened: (string | null)[];
  /** How many streams are live now. */
  live: number;
  /** Where pictures being made wait until the test finishes them; null: each is made at once. */
  making: (() => void)[] | null;
  restore(): void;
}

/** The bytes of every picture the fake camera takes. */
export const fakeJpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);

/** jsdom has no camera, no canvas and no object addresses: these stand in until `restore`. */
export function fakeCamera(): FakeCamera {
  const camera: FakeCamera = {
    failsWith: null,
    cameras: [{ deviceId: 'a', label: '高拍仪' }],
    opened: [],
    live: 0,
    making: null,
    restore,
  };
  const own = Object.getOwnPropertyDescriptor(navigator, 'mediaDevices');
  const { getContext, toBlob } = HTMLCanvasElement.prototype;
  const { createObjectURL, revokeObjectURL } = URL;
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: {
      getUserMedia: async ({ video }: { video: { deviceId?: { exact: string } } }) => {
        const wanted = video.deviceId?.exact ?? null;
        camera.opened.push(wanted);
        if (camera.failsWith !== null) throw new DOMException('fake', camera.failsWith);
        camera.live += 1;
        return await Promise.resolve(streamOf(camera, wanted ?? camera.cameras[0]?.deviceId ?? ''));
      },
      enumerateDevices: async () =>
        await Promise.resolve(camera.cameras.map((one) => ({ ...one, kind: 'videoinput' }))),
    },
  });
  HTMLCanvasElement.prototype.getContext = (() => ({ drawImage: () => undefined })) as never;
  HTMLCanvasElement.prototype.toBlob = (done) => {
    const make = () => done(new Blob([fakeJpeg]));
    if (camera.making === null) make();
    else camera.making.push(make);
  };
  Object.defineProperty(HTMLVideoElement.prototype, 'videoWidth', { configurable: true, value: 8 });
  Object.defineProperty(HTMLVideoElement.prototype, 'videoHeight', {
    configurable: true,
    value: 6,
  });
  HTMLMediaElement.prototype.play = async () => await Promise.resolve();
  URL.createObjectURL = () => 'blob:fake';
  URL.revokeObjectURL = () => undefined;
  return camera;

  function restore(): void {
    if (own === undefined) Reflect.deleteProperty(navigator, 'mediaDevices');
    else Object.defineProperty(navigator, 'mediaDevices', own);
    Object.assign(HTMLCanvasElement.prototype, { getContext, toBlob });
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  }
}

function streamOf(camera: FakeCamera, deviceId: string): MediaStream {
  let isLive = true;
  const track = {
    getSettings: () => ({ deviceId }),
    stop: () => {
      if (isLive) camera.live -= 1;
      isLive = false;
    },
  };
  // Only what the counter uses of a stream.
  return { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream;
}
