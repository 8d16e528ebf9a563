import { z } from 'zod';
import { BusinessDate } from '../values/dates.ts';

const code = z.string().min(1).max(64);
const line = z.string().min(1).max(200);
/** The client as the client's screen shows them: masked, for who stands behind the client reads it too. */
const masked = z.string().min(1).max(60);

const differ = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** One question with its answers; nine at most, for a digit chooses each. */
export const ClientQuestion = z.object({
  id: code,
  text: z.string().min(1).max(500),
  several: z.boolean(),
  options: z
    .array(z.object({ code, text: z.string().min(1).max(300) }))
    .min(2)
    .max(9)
    .refine((options) => differ(options.map((one) => one.code)), 'options differ by code')
    .readonly(),
});
export type ClientQuestion = Readonly<z.infer<typeof ClientQuestion>>;

/**
 * A questionnaire that the client alone answers: nothing is filled in beforehand.
 *
 * Example: {"kind":"questionnaire","title":"投资者风险承受能力问卷","client":"李*","questionnaire":"RISK-2026",
 * "questions":[{"id":"Q1","text":"您的年龄","several":false,"options":[{"code":"A","text":"18–30 岁"},…]}]}
 */
const QuestionnaireTask = z.object({
  kind: z.literal('questionnaire'),
  title: line,
  client: masked,
  /** Which questionnaire, in the words of who asks. */
  questionnaire: code,
  questions: z
    .array(ClientQuestion)
    .min(1)
    .max(60)
    .refine((questions) => differ(questions.map((one) => one.id)), 'questions differ by id')
    .readonly(),
});

/** One paper to be read to its end, for at least `minReadSeconds`. */
export const ClientDocument = z.object({
  code,
  version: code,
  title: line,
  paragraphs: z.array(z.string().max(5000)).min(1).max(400).readonly(),
  minReadSeconds: z.int().min(0).max(600),
});
export type ClientDocument = Readonly<z.infer<typeof ClientDocument>>;

/** Papers read and agreed to one after the other, then one signature for all of them. */
const AgreementsTask = z.object({
  kind: z.literal('agreements'),
  client: masked,
  documents: z
    .array(ClientDocument)
    .min(1)
    .max(20)
    .refine((documents) => differ(documents.map((one) => one.code)), 'papers differ by code')
    .readonly(),
});

/** Data the client confirms, or of which the client says what is wrong. */
const ConfirmTask = z.object({
  kind: z.literal('confirm'),
  client: masked,
  title: line,
  lines: z
    .array(z.object({ label: z.string().min(1).max(60), value: z.string().max(300) }))
    .min(1)
    .max(60)
    .refine((lines) => differ(lines.map((one) => one.label)), 'lines differ by label')
    .readonly(),
  /** What the client says by confirming. */
  statement: z.string().min(1).max(500),
});

/** What a questionnaire came to; the client signs that they have seen it. */
const ResultTask = z.object({
  kind: z.literal('result'),
  client: masked,
  title: line,
  /** The level in words, e.g. `C4 积极型`. */
  level: line,
  /** Points as they are to be read, e.g. `68 分`; null where there are none. */
  score: z.string().min(1).max(40).nullable(),
  validTo: BusinessDate,
  /** What the level means, a sentence each. */
  meaning: z.array(z.string().min(1).max(500)).max(12).readonly(),
  /** What the client says by signing. */
  statement: z.string().min(1).max(500),
});

/** What the client is asked to do, one thing at a time. */
export const ClientTask = z.discriminatedUnion('kind', [
  QuestionnaireTask,
  AgreementsTask,
  ConfirmTask,
  ResultTask,
]);
export type ClientTask = Readonly<z.infer<typeof ClientTask>>;
export type ClientTaskKind = ClientTask['kind'];

/** What the client wrote on the screen, a PNG on white. */
export interface ClientSignature {
  readonly mediaType: 'image/png';
  readonly bytes: Uint8Array;
}

/** When a client read one paper: from its first showing to the press of 我已阅读并同意; ms UTC of the shell's clock. */
export interface ReadDocument {
  readonly code: string;
  readonly version: string;
  readonly readFrom: number;
  readonly readTo: number;
}

/** Between which instants the client was at it; ms UTC of the shell's clock. */
interface Done {
  readonly status: 'done';
  readonly startedAt: number;
  readonly endedAt: number;
}

/**
 * What became of a task. Only the client's own page can make it `done` or `declined`; `cancelled` is the counter's
 * taking it back.
 */
export type ClientAnswer =
  | { readonly status: 'cancelled' }
  | {
      /** The client stopped: for now, or because they do not agree. `words` says so for the clerk. */
      readonly status: 'declined';
      readonly reason: 'pause' | 'disagree';
      readonly at: number;
      readonly words: string;
    }
  | (Done & {
      readonly kind: 'questionnaire';
      /** Codes of the chosen options by the question's id: every question has at least one. */
      readonly answers: Readonly<Record<string, readonly string[]>>;
    })
  | (Done & {
      readonly kind: 'agreements';
      /** Every paper of the task, in its order. */
      readonly documents: readonly ReadDocument[];
      readonly signature: ClientSignature;
    })
  | (Done & {
      readonly kind: 'confirm';
      /** Labels of the lines the client says are wrong; none when all was confirmed. */
      readonly wrong: readonly string[];
    })
  | (Done & { readonly kind: 'result'; readonly signature: ClientSignature });

/** An answer the client gave. */
export type ClientGiven = Exclude<ClientAnswer, { readonly status: 'cancelled' }>;
