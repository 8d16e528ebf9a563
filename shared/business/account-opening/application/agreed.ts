import { z } from 'zod';
import { HashHex } from '../../../journal/entry.ts';
import { FeeSource } from '../../../rulebook/opening/opening-fees.ts';
import { QuestionnaireAnswers } from '../../../rulebook/suitability/questionnaire-answers.ts';

/** Where the client answered or signed: on the client's screen, or on paper. */
export const Route = z.enum(['CLIENT_SCREEN', 'PAPER']);
/** One of them. */
export type Route = z.infer<typeof Route>;

/** The words for the routes. */
export const routeWords: Readonly<Record<Route, string>> = {
  CLIENT_SCREEN: '客户屏',
  PAPER: '纸质',
};

/** ms UTC, of days a term can be counted from. */
const Instant = z
  .int()
  .min(0)
  .max(Date.UTC(2100, 0, 1));

/**
 * The risk questionnaire as the client filled it in: on the client's screen, or on paper and copied by the clerk.
 * Instants are ms UTC of the counter's clock. `retest`: why the client was assessed again on the same day.
 */
export const AssessmentMade = z.object({
  questionnaire: z.string().min(1).max(32),
  route: Route,
  answers: QuestionnaireAnswers,
  startedAt: Instant,
  endedAt: Instant,
  /** How often the client has been assessed today, with this one. */
  testsToday: z.int().min(1).max(99),
  retestReason: z.string().max(400),
});
/** The risk questionnaire as the client filled it in. */
export type AssessmentMade = Readonly<z.infer<typeof AssessmentMade>>;

/** One agreement the client has read to its end and signed; `digest` is that of its text. */
export const Agreed = z.object({
  code: z.string().min(1).max(40),
  version: z.string().min(1).max(20),
  digest: HashHex,
  route: Route,
  readFrom: Instant,
  readTo: Instant,
});
/** One agreement the client has read and signed. */
export type Agreed = Readonly<z.infer<typeof Agreed>>;

/** The bank that keeps the client's money; `card` is half-width, without spaces. */
export const Depository = z.object({ bank: z.string().max(16), card: z.string().max(40) });
/** The bank that keeps the client's money. */
export type Depository = Readonly<z.infer<typeof Depository>>;

/** Commission as agreed: parts of a million of the turnover, the least charge of an order in fen. */
export const Commission = z.object({
  ratePerMillion: z.int().min(0).max(100_000),
  minimumFen: z.int().min(0).max(1_000_000),
  mode: z.enum(['ALL_IN', 'NET']),
});
/** Commission as agreed. */
export type Commission = Readonly<z.infer<typeof Commission>>;

/** Commission and fee of the opening. */
export const Terms = z.object({ commission: Commission, feeSource: FeeSource });
/** Commission and fee of the opening. */
export type Terms = Readonly<z.infer<typeof Terms>>;

/** An empty form's bank. */
export const emptyBank: z.output<typeof Depository> = { bank: '', card: '' };
