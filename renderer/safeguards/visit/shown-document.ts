import type { CardRead } from '../../../shared/bridge/devices.ts';
import { dateTyped } from '../../../shared/values/date-typed.ts';
import { normaliseDigits } from '../../../shared/values/text.ts';
import type { VisitDocument } from '../../../shared/safeguards/visit.ts';

/** A document somebody showed, with the photo of its chip when it was read. */
export interface ShownDocument {
  readonly document: VisitDocument;
  readonly photo: CardRead['photo'] | null;
}

/** Whose document it is. */
export type Whose = 'client' | 'agent';

export const whoseWords: Readonly<Record<Whose, string>> = { client: '客户', agent: '代理人' };

/** What an ID reader gave. */
export function documentOfCard(card: CardRead): ShownDocument {
  const { name, idNumber, validFrom, validUntil, issuer, ethnicity, device, simulated } = card;
  return {
    document: {
      source: 'reader',
      number: idNumber,
      name,
      validFrom,
      validUntil,
      issuer,
      ethnicity,
      device,
      simulated,
    },
    photo: card.photo,
  };
}

/** What the clerk typed off a document. */
export function documentTyped(
  number: string,
  name: string,
  validUntil: string | null,
): ShownDocument {
  const document: VisitDocument = {
    source: 'typed',
    number: normaliseDigits(number).toUpperCase(),
    name: name.trim(),
    validFrom: null,
    validUntil,
    issuer: null,
    ethnicity: null,
    device: null,
    simulated: false,
  };
  return { document, photo: null };
}

/** A day as it is typed off a document: 20261230, 2026.12.30, 2026-12-30; 长期 or 0 is null. Undefined: no day. */
export function validUntilTyped(text: string): string | null | undefined {
  const plain = normaliseDigits(text);
  if (plain === '长期' || plain === '0') return null;
  return dateTyped(text) ?? undefined;
}
