import type { LogRecord } from './record.ts';
import { utf8 } from '../values/bytes.ts';

/** What a frame's seal is bound to: a frame moved to another place or kind does not open. */
export function frameContext(
  record: Pick<LogRecord, 'kind' | 'life' | 'place' | 'hash'>,
): Uint8Array {
  return utf8(`guitai/1 ${record.kind} ${record.life} ${record.place} ${record.hash}`);
}
