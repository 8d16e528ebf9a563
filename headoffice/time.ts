import type { SignedTimeToken } from '../shared/sync/time-token.ts';
import { toHex } from '../shared/values/bytes.ts';
import { beijingDate } from '../shared/values/dates.ts';
import type { Office } from './office.ts';

/** A signed word on the time, given in a contact. Its id tells when it was issued. */
export function timeToken(office: Office, contact: string): SignedTimeToken {
  const issuedAt = office.clock();
  return office.keys.sign({
    purpose: 'time-token',
    id: `${issuedAt}.${toHex(office.random(8))}`,
    era: office.era,
    contact,
    issuedAt,
    businessDate: beijingDate(issuedAt),
  });
}

/**
 * When the token of this id was issued, or null. Nothing is gained by inventing one: a later instant only
 * narrows what is believed, an earlier one is what a counter without a token is believed anyway.
 */
export function issuedAtOf(tokenId: string | null): number | null {
  const [, digits] = /^(\d{1,15})\.[0-9a-f]{16}$/.exec(tokenId ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}
