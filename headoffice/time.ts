import type { SignedTimeToken } from '../shared/sync/time-token.ts';
import { fromHex, toHex } from '../shared/values/bytes.ts';
import { beijingDate } from '../shared/values/dates.ts';
import type { Office } from './office.ts';

/** A signed word on the time, given in a contact. Its id tells when it was issued, and proves in which contact. */
export function timeToken(office: Office, contact: string): SignedTimeToken {
  const issuedAt = office.clock();
  return office.keys.sign({
    purpose: 'time-token',
    id: `${issuedAt}.${proofOf(office, contact, issuedAt)}`,
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

/** When this head office gave the token of this id in this contact and era; null when it did not. */
export function issuedIn(office: Office, contact: string, tokenId: string): number | null {
  const issuedAt = issuedAtOf(tokenId);
  if (issuedAt === null) return null;
  return tokenId === `${issuedAt}.${proofOf(office, contact, issuedAt)}` ? issuedAt : null;
}

/** Only head office can make it: a digest of its own signature, so that an order's lease cannot be invented. */
function proofOf({ keys, suite, era }: Office, contact: string, issuedAt: number): string {
  const { signature } = keys.sign({ purpose: 'time-token-id', era, contact, issuedAt });
  return toHex(suite.hash(fromHex(signature)).slice(0, 8));
}
