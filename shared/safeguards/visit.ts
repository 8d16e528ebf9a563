import { z } from 'zod';
import type { Refusal } from '../errors.ts';
import type { Role } from '../journal/entry.ts';
import { BusinessDate } from '../values/dates.ts';
import { CommandId, CounterId, StaffNo } from '../values/ids.ts';
import { EvidenceRef } from './evidence.ts';
import { SignedPasswordProof } from './password-proof.ts';

/** Name of the business whose cases are the visits; an entry's `visit` is the id of one of them. */
export const visitName = 'visit';

/** Who verifies clients at the counter; others only look. */
export const visitRoles: readonly Role[] = ['maker', 'supervisor'];

/**
 * How surely the client is there, the weakest first. agent: somebody with a mandate · password: the client, by
 * the trading password · face: the client, by document and face.
 */
export const VisitGrade = z.enum(['agent', 'password', 'face']);
export type VisitGrade = z.infer<typeof VisitGrade>;

/** The trade's words for the grades. */
export const visitGradeWords: Readonly<Record<VisitGrade, string>> = {
  agent: '代理人到场',
  password: '交易密码核验',
  face: '证件人像核验',
};

/** Whether a visit of grade `has` is enough where `needs` is asked for. */
export function meetsGrade(has: VisitGrade, needs: VisitGrade): boolean {
  const { options } = VisitGrade;
  return options.indexOf(has) >= options.indexOf(needs);
}

/** Who a visit is of. `clientNo` null: somebody who is no client yet, known by the document alone. */
export const VisitClient = z.object({
  clientNo: z.string().min(1).max(32).nullable(),
  name: z.string().min(1).max(400),
  idKind: z.string().min(1).max(32),
  idNumber: z.string().min(1).max(32),
});
export type VisitClient = Readonly<z.infer<typeof VisitClient>>;

/** A document as it was shown: typed by the clerk, or read by an ID reader. `validUntil` null is 长期. */
export const VisitDocument = z.object({
  source: z.enum(['typed', 'reader']),
  number: z.string().min(1).max(32),
  name: z.string().min(1).max(400),
  validFrom: BusinessDate.nullable(),
  validUntil: BusinessDate.nullable(),
  issuer: z.string().max(200).nullable(),
  ethnicity: z.string().max(40).nullable(),
  /** What the reader calls itself; null when typed. */
  device: z.string().max(200).nullable(),
  /** Read by a simulator of a demonstration. */
  simulated: z.boolean(),
});
export type VisitDocument = Readonly<z.infer<typeof VisitDocument>>;

/** What the clerk found when comparing the camera's picture with the chip photo, or with the document in hand. */
export const FaceCompared = z.enum(['same', 'different', 'not-compared']);
export type FaceCompared = z.infer<typeof FaceCompared>;

const VisitFace = z.object({
  picture: EvidenceRef.nullable(),
  /** Null when the document was typed. */
  chipPhoto: EvidenceRef.nullable(),
  compared: FaceCompared,
  by: StaffNo,
});

/** Somebody who acts for the client: the document is the agent's own, the face compared is the agent's. */
const VisitAgent = z.object({
  document: VisitDocument,
  mandate: z.array(EvidenceRef).max(20).readonly(),
  /** Last day of the mandate. */
  until: BusinessDate,
});

/**
 * Data of BeginVisit: what was shown and proved.
 *
 * { client: { clientNo: '0101000007', name: '李明', idKind: 'RESIDENT', idNumber: '110000199003070124' },
 *   grade: 'face', document: { source: 'reader', number: '110000199003070124', … }, face: { compared: 'same', … },
 *   password: null, agent: null }
 */
export const VisitStart = z.object({
  client: VisitClient,
  grade: VisitGrade,
  document: VisitDocument.nullable(),
  face: VisitFace.nullable(),
  password: SignedPasswordProof.nullable(),
  agent: VisitAgent.nullable(),
});
export type VisitStart = Readonly<z.infer<typeof VisitStart>>;

/** Why a visit ended; a visit that nobody used for its term has ended without an entry. */
export const VisitEnd = z.enum(['changed-client', 'locked', 'idle', 'signed-out', 'finished']);
export type VisitEnd = z.infer<typeof VisitEnd>;

/** A visit: the state of a case of the business `visit`. */
export const VisitBody = z.object({
  client: VisitClient,
  grade: VisitGrade,
  /** Name of the agent, where one came. */
  agent: z.string().nullable(),
  session: CommandId,
  counter: CounterId,
  beganAt: z.int(),
  ended: z.object({ at: z.int(), reason: VisitEnd }).nullable(),
});
export type VisitBody = Readonly<z.infer<typeof VisitBody>>;

/** A visit as an act carries it: its id, and when it was last carried before, in this counter's order of acts. */
export interface CarriedVisit {
  readonly id: string;
  /** Null before the first act that carries it. */
  readonly lastActAt: number | null;
}

/** The act that carries a visit, or should. */
export interface VisitedAct {
  readonly visit: CarriedVisit | null;
  /** What is known of that visit; null when nothing is. */
  readonly body: VisitBody | null;
  readonly session: string;
  readonly counter: string;
  readonly at: number;
  /** The grade the act needs; null when it needs no visit. */
  readonly needs: VisitGrade | null;
  /** Whose act it is, by client number and document, as far as the act names them. */
  readonly clientNo: string | undefined;
  readonly idNumber: string | undefined;
  readonly term: { readonly ms: number } | { readonly message: string };
}

/** Why an act may not be done with this visit, or without one. Rules VI-10 to VI-14 (docs/rules.md). */
export function visitRefusals(act: VisitedAct): Refusal[] {
  const { visit, body, needs } = act;
  if (visit === null) {
    if (needs === null) return [];
    const message = `该业务须客户到场(${visitGradeWords[needs]})后办理。请按 F7 核验客户到场。`;
    return [{ rule: 'VI-14', message }];
  }
  if (body === null || body.session !== act.session || body.counter !== act.counter) {
    const message = '所附的到场核验不是本次签到在本终端做的,不能使用。请按 F7 重新核验客户到场。';
    return [{ rule: 'VI-10', message }];
  }
  const over = endRefusal(act, body, visit);
  if (over !== null) return [over];
  if (!isVisitOf(body.client, act)) {
    // Somebody who is no client yet is not to be found by F2.
    const next = body.client.clientNo === null ? 'F7 重新核验客户到场' : 'F2 核对客户';
    const message = `到场核验的客户与本业务的客户不是同一人。请核对证件号码,或按 ${next}后再办理。`;
    return [{ rule: 'VI-13', message }];
  }
  if (needs === null || meetsGrade(body.grade, needs)) return [];
  const has = visitGradeWords[body.grade];
  const message = `该业务须${visitGradeWords[needs]},本次到场为${has}。请按 F7 重新核验。`;
  return [{ rule: 'VI-14', message }];
}

/** Whether a visit can no longer be used at an instant. A clock set back by more than the term ends it too. */
export function isLapsed(lastAt: number, at: number, termMs: number): boolean {
  return Math.abs(at - lastAt) > termMs;
}

function endRefusal(
  { at, term }: VisitedAct,
  { beganAt, ended }: VisitBody,
  { lastActAt }: CarriedVisit,
): Refusal | null {
  if (ended !== null) {
    return { rule: 'VI-11', message: '客户到场已结束。请按 F7 重新核验客户到场。' };
  }
  if ('message' in term) return { rule: 'VI-12', message: term.message };
  if (!isLapsed(lastActAt ?? beganAt, at, term.ms)) return null;
  const minutes = term.ms / 60_000;
  const message = `客户到场后已超过 ${minutes} 分钟没有办理业务,到场核验失效。请按 F7 重新核验。`;
  return { rule: 'VI-12', message };
}

/** Whether a client may be whom an act names; one that names nobody is about the client in hand, whoever that is. */
export function isVisitOf(
  client: VisitClient,
  { clientNo, idNumber }: Pick<VisitedAct, 'clientNo' | 'idNumber'>,
): boolean {
  if (clientNo !== undefined && clientNo !== client.clientNo) return false;
  return idNumber === undefined || idNumber === client.idNumber;
}
