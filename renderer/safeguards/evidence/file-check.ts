/** What a chosen file is: kept as it is, drawn anew, or refused with words that say what to do. */
export type FileCheck =
  | { readonly status: 'picture'; readonly mediaType: 'image/jpeg' | 'image/png' }
  | { readonly status: 'pdf' }
  | { readonly status: 'refused'; readonly message: string };

/**
 * Largest files that are taken. A picture is drawn anew and gets smaller, so it may be larger than what is kept;
 * a PDF is kept byte by byte.
 */
export const fileLimits = {
  pictureBytes: 60 * 1024 * 1024,
  pdfBytes: 20 * 1024 * 1024,
} as const;

const megabyte = 1024 * 1024;

/** Judges a file by its first bytes: a name or a media type is only what somebody says. */
export function checkFile(bytes: Uint8Array): FileCheck {
  if (bytes.length === 0) return refused('文件是空的,请重新选择。');
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return picture(bytes, 'image/jpeg');
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return picture(bytes, 'image/png');
  }
  if (asciiAt(bytes, 0, 5) === '%PDF-') {
    return bytes.length > fileLimits.pdfBytes
      ? refused(tooLarge('PDF 文件', fileLimits.pdfBytes))
      : { status: 'pdf' };
  }
  return refused(wordsOfOther(bytes));
}

function picture(bytes: Uint8Array, mediaType: 'image/jpeg' | 'image/png'): FileCheck {
  return bytes.length > fileLimits.pictureBytes
    ? refused(tooLarge('图片', fileLimits.pictureBytes))
    : { status: 'picture', mediaType };
}

function wordsOfOther(bytes: Uint8Array): string {
  const brand = asciiAt(bytes, 4, 8);
  if (/^ftyp(?:hei|hev|mif1|msf1|avif)/.test(brand)) {
    return '手机的 HEIC 照片不能使用。请在手机上改存为 JPEG 后再选,或用摄像头拍摄。';
  }
  if (brand.startsWith('ftyp')) return '这是视频文件。材料请用 JPEG、PNG 图片或 PDF 文件。';
  if (asciiAt(bytes, 0, 3) === 'GIF' || asciiAt(bytes, 8, 4) === 'WEBP') return other;
  if (asciiAt(bytes, 0, 2) === 'PK') {
    return '这是 Word、表格或压缩文件。请另存为 PDF,或打印后拍照。';
  }
  return other;
}

const other = '文件不是 JPEG、PNG 图片或 PDF,没有留存。请转换后再选,或用摄像头拍摄。';

const refused = (message: string): FileCheck => ({ status: 'refused', message });

function tooLarge(what: string, limit: number): string {
  return `${what}超过 ${limit / megabyte} MB,没有留存。请降低分辨率或分页后再选。`;
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, at) => bytes[at] === byte);
}

function asciiAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
