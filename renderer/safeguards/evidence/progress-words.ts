import type { EvidenceItem } from '../../../shared/bridge/evidence.ts';
import type { EvidenceMedia } from '../../../shared/safeguards/evidence.ts';

/** Where a piece stands between this counter and head office. Null: this counter knows nothing of it. */
export function progressWords(item: EvidenceItem | null): string {
  if (item === null) return '不在本机';
  const { progress, isNamed, bytes } = item;
  switch (progress.status) {
    case 'waiting':
      // Before an entry names it, it is nobody's but this counter's.
      return isNamed ? '待上传' : '已留存';
    case 'uploading':
      return `上传中 ${Math.floor((progress.sentBytes / bytes) * 100)}%`;
    case 'confirmed':
      return '总部已收';
    case 'refused':
      return `总部未收:${progress.message}`;
  }
}

/** A file's size as staff read it. */
export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What kind of file a piece is. */
export const mediaWords: Readonly<Record<EvidenceMedia, string>> = {
  'image/jpeg': '图片',
  'image/png': '图片',
  'image/svg+xml': '图形',
  'application/pdf': 'PDF 文件',
  'application/json': '文件内容',
  'text/html': '文件',
  'video/webm': '录像',
  'audio/webm': '录音',
};
