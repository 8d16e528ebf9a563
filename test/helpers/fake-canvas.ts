/** What was drawn, newest last. */
export interface FakeCanvas {
  readonly drawn: { readonly width: number; readonly height: number }[];
  /** Whether pictures can be decoded. */
  decodes: boolean;
  restore(): void;
}

/** jsdom decodes and draws nothing: every picture is 40 × 30, grey, and each JPEG made of it another one. */
export function fakeCanvas(): FakeCanvas {
  const before = { canvas: globalThis.OffscreenCanvas, decode: globalThis.createImageBitmap };
  const fake: FakeCanvas = {
    drawn: [],
    decodes: true,
    restore: () =>
      Object.assign(globalThis, {
        OffscreenCanvas: before.canvas,
        createImageBitmap: before.decode,
      }),
  };
  const nothing = () => undefined;
  class Canvas {
    readonly width: number;
    readonly height: number;
    constructor(width: number, height: number) {
      this.width = width;
      this.height = height;
    }
    getContext() {
      return {
        fillRect: nothing,
        fillText: nothing,
        scale: nothing,
        translate: nothing,
        rotate: nothing,
        drawImage: nothing,
        getImageData: (_x: number, _y: number, width: number, height: number) => ({
          width,
          height,
          data: new Uint8ClampedArray(width * height * 4).fill(128),
        }),
      };
    }
    async convertToBlob({ type }: { type: string }) {
      fake.drawn.push({ width: this.width, height: this.height });
      const bytes = new Uint8Array([0xff, 0xd8, 0xff, fake.drawn.length]);
      return await Promise.resolve(new Blob([bytes], { type }));
    }
  }
  const decode = async () => {
    if (!fake.decodes) throw new DOMException('fake', 'InvalidStateError');
    return await Promise.resolve({ width: 40, height: 30, close: nothing });
  };
  Object.assign(globalThis, { OffscreenCanvas: Canvas, createImageBitmap: decode });
  return fake;
}
