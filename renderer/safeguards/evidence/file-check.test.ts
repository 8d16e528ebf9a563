import { describe, expect, it } from 'vitest';
import { checkFile, fileLimits } from './file-check.ts';
import { readFile } from './read-file.ts';
import { signatureRefusal } from './signature-check.ts';

const jpeg = [0xff, 0xd8, 0xff, 0xe1];
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const ascii = (text: string) => [...new TextEncoder().encode(text)];
const bytes = (first: readonly number[], length = 64) => {
  const all = new Uint8Array(length);
  all.set(first);
  return all;
};
const box = (brand: string) => bytes([0, 0, 0, 24, ...ascii(`ftyp${brand}`)]);

describe('a chosen file', () => {
  it('EV-5 is what its first bytes say, whatever its name', () => {
    expect(checkFile(bytes(jpeg))).toEqual({ status: 'picture', mediaType: 'image/jpeg' });
    expect(checkFile(bytes(png))).toEqual({ status: 'picture', mediaType: 'image/png' });
    expect(checkFile(bytes(ascii('%PDF-1.7')))).toEqual({ status: 'pdf' });
  });

  it.each([
    ['a photo of a telephone', box('heic'), 'HEIC'],
    ['another of the kind', box('mif1'), 'HEIC'],
    ['a film', box('isom'), '视频'],
    ['a document of an office program', bytes(ascii('PK')), '另存为 PDF'],
    ['a picture of a kind that is not kept', bytes(ascii('GIF89a')), 'JPEG、PNG'],
    ['something else', bytes([1, 2, 3]), 'JPEG、PNG'],
    ['nothing', new Uint8Array(), '空的'],
    ['a PDF too large', bytes(ascii('%PDF-1.4'), fileLimits.pdfBytes + 1), '20 MB'],
    ['a name that only claims', bytes(ascii('%PDX-')), 'JPEG、PNG'],
  ])('EV-5 is refused in words that say what to do: %s', (_name, content, words) => {
    const check = checkFile(content);
    expect(check).toMatchObject({ status: 'refused' });
    expect(check.status === 'refused' ? check.message : '').toContain(words);
  });

  it('is not read at all when it is larger than anything that is taken', async () => {
    const file = new File([bytes(jpeg)], '扫描.jpg');
    Object.defineProperty(file, 'size', { value: fileLimits.pictureBytes + 1 });
    expect(await readFile(file)).toEqual({
      status: 'refused',
      message: '扫描.jpg:文件超过 60 MB,没有留存。请降低分辨率或分页后再选。',
    });
  });

  it('that cannot be read is told with its name', async () => {
    const file = new File([bytes(jpeg)], '扫描.jpg');
    file.arrayBuffer = async () =>
      await Promise.reject(new DOMException('gone', 'NotReadableError'));
    expect(await readFile(file)).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('扫描.jpg:文件读不出'),
    });
  });
});

describe('a signature', () => {
  const line = (length: number) => ({
    points: Array.from({ length: 11 }, (_, at) => ({ x: (at * length) / 10, y: 5 })),
  });

  it('EV-8 is refused when there is none, or hardly one', () => {
    expect(signatureRefusal([])).toContain('还没有签名');
    expect(signatureRefusal([line(40)])).toContain('签名过短');
    const upright = { points: line(400).points.map(({ x, y }) => ({ x: y, y: x })) };
    expect(signatureRefusal([upright])).toContain('签名过短');
  });

  it('is taken when its strokes together are long enough', () => {
    expect(signatureRefusal([line(70), line(70)])).toBeNull();
  });
});
