import { beijingDate } from '../../shared/values/dates.ts';
import { type OpenStore, storeNow } from './open-store.ts';

/**
 * The business date of an act now: head office's, while its newest time token is of today, else the local
 * Beijing day. Yesterday's token must not date today's offline acts.
 */
export function businessDateOf(
  store: Pick<OpenStore, 'tools' | 'clockOffsetMs' | 'token'>,
): string {
  const today = beijingDate(storeNow(store));
  const token = store.token?.statement;
  return token !== undefined && beijingDate(token.issuedAt) === today ? token.businessDate : today;
}
