import { checkFile, type FileCheck, fileLimits } from './file-check.ts';

/** A chosen file with its bytes, or why it is not taken. */
export type FileRead =
  | {
      readonly status: 'read';
      readonly check: Exclude<FileCheck, { status: 'refused' }>;
      readonly bytes: Uint8Array;
    }
  | { readonly status: 'refused'; readonly message: string };

/** Reads a file only as far as it may be taken. */
export async function readFile(file: File): Promise<FileRead> {
  try {
    // Megabytes over every limit are judged by their beginning alone; the size is the file's own.
    const isHuge = file.size > fileLimits.pictureBytes;
    const source = isHuge ? file.slice(0, 64) : file;
    const bytes = new Uint8Array(await source.arrayBuffer());
    const check = checkFile(bytes);
    if (check.status === 'refused')
      return { status: 'refused', message: named(file, check.message) };
    if (isHuge) return { status: 'refused', message: named(file, tooLarge) };
    return { status: 'read', check, bytes };
  } catch {
    return { status: 'refused', message: named(file, unread) };
  }
}

const tooLarge = `文件超过 ${fileLimits.pictureBytes / 1024 / 1024} MB,没有留存。请降低分辨率或分页后再选。`;
const unread = '文件读不出,没有留存。请检查优盘或网络盘的连接后重新选择。';

function named({ name }: File, message: string): string {
  return `${name}:${message}`;
}
