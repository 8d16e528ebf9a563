import { z } from 'zod';

/** Why a checker sends an act back. */
export const RefusalCode = z.enum(['UNCLEAR', 'DIFFERS', 'MISSING', 'SIGNATURE', 'OTHER']);
/** One of them. */
export type RefusalCode = z.infer<typeof RefusalCode>;

/** The trade's words for why an act is sent back; a panel gives their places as digits. */
export const refusalCodeWords: Readonly<Record<RefusalCode, string>> = {
  UNCLEAR: '影像不清',
  DIFFERS: '资料不符',
  MISSING: '缺材料',
  SIGNATURE: '签字不符',
  OTHER: '其他',
};

/** A place of an act a reason may be about: the field's path and what staff call it. */
export const ReasonPlace = z.object({
  field: z.string().min(1).max(120),
  label: z.string().min(1).max(100),
});
/** A place of an act. */
export type ReasonPlace = Readonly<z.infer<typeof ReasonPlace>>;

/**
 * One reason of a checker's refusal, as it is signed. `place` null: about the whole act; `note`: more words, may be
 * empty but for OTHER; `presence`: whether mending it takes the client or only the counter.
 *
 * { "code": "UNCLEAR", "place": { "field": "evidence.document-front", "label": "证件正面" }, "note": "反光",
 *   "presence": "client" }
 */
export const RefusalReason = z.object({
  code: RefusalCode,
  place: ReasonPlace.nullable(),
  note: z.string().max(200),
  presence: z.enum(['client', 'counter']),
});
/** One reason of a checker's refusal. */
export type RefusalReason = Readonly<z.infer<typeof RefusalReason>>;

/** Whether mending takes the client, unless the checker says otherwise: a picture or signature is the client's. */
export function presenceOf(code: RefusalCode): RefusalReason['presence'] {
  return code === 'DIFFERS' || code === 'OTHER' ? 'counter' : 'client';
}

/** Reasons of one refusal. */
export const RefusalReasons = z.array(RefusalReason).min(1).max(20);

/** A reason in a sentence: 证件正面:影像不清,反光。 */
export function refusalWords({ code, place, note }: RefusalReason): string {
  const words = note.trim();
  const why =
    code === 'OTHER'
      ? words || refusalCodeWords.OTHER
      : [refusalCodeWords[code], words].filter((one) => one !== '').join(',');
  const sentence = place === null ? why : `${place.label}:${why}`;
  return /[。!?]$/u.test(sentence) ? sentence : `${sentence}。`;
}

/** All reasons of a refusal, in words: what a decision's comment says where its decider adds nothing. */
export function refusalComment(reasons: readonly RefusalReason[]): string {
  return reasons.map(refusalWords).join('').slice(0, longestComment);
}

/** The comment of a decision is no longer than this. */
const longestComment = 500;

/** The places that belong to a reason: pictures to those about pictures, signatures to those about signatures. */
export function placesFor(
  code: RefusalCode,
  places: readonly ReasonPlace[],
): readonly ReasonPlace[] {
  const fitting = places.filter(({ field }) => fits(code, field));
  return fitting.length === 0 ? places : fitting;
}

const isSigned = (field: string) => /^(?:evidence\.signature|evidence\.signed|agreed)/.test(field);

function fits(code: RefusalCode, field: string): boolean {
  const isEvidence = field.startsWith('evidence.');
  switch (code) {
    case 'UNCLEAR':
    case 'MISSING':
      return isEvidence;
    case 'SIGNATURE':
      return isSigned(field);
    case 'DIFFERS':
      return !isEvidence;
    case 'OTHER':
      return true;
  }
}
