import type { BankSigning } from '../../shared/rulebook/opening/depository-banks.ts';
import type { Database } from '../db/sql.ts';
import type { Lookup } from '../outward/service.ts';
import type { ConfirmBank, DepositoryAnswer, DepositoryBank, SignBank } from './depository-bank.ts';

/** How a bank signs: from its row of the day. */
export interface SigningTerms {
  readonly signing: BankSigning;
  readonly confirmDays: number | null;
}

interface SimulatedOptions {
  readonly clock: () => number;
  /** Until the bank has looked at a request. */
  readonly delayMs: number;
  /** Until the client has been at the bank. */
  readonly confirmMs: number;
  /** Null: a bank nobody has a contract with. */
  readonly termsOf: (bank: string) => Promise<SigningTerms | null>;
  readonly opensFrom?: () => Promise<number | null>;
}

const dayMs = 24 * 3_600_000;

/**
 * The banks for demonstration and tests, with a table of their own that outlives a restart. Rules of the simulation:
 *
 * - a card that ends in 00: refused, name and card do not belong together
 * - a bank that signs at the counter: signed after `delayMs`
 * - a bank where the client confirms: waits for the client after `delayMs`, signed `confirmMs` later
 * - there, a card that ends in 99: the client never comes, refused once the bank's days are over
 */
export function simulatedBank(database: Database, options: SimulatedOptions): DepositoryBank {
  const { clock, delayMs, opensFrom } = options;
  return {
    ...(opensFrom === undefined ? {} : { opensFrom }),
    async lookup(_externalId, request) {
      const [row] = await database.query<{ submitted_at: number }>(
        'select submitted_at from simulated_bank where contract = $1',
        [request.contract],
      );
      if (row === undefined) return { status: 'unknown' };
      const lookedAt = row.submitted_at + delayMs;
      return request.kind === 'sign-bank'
        ? after(clock(), lookedAt, await firstAnswer(options, request))
        : await confirmed(options, request, lookedAt);
    },
    async submit(_externalId, { contract }) {
      await database.query(
        `insert into simulated_bank (contract, submitted_at) values ($1, $2) on conflict do nothing`,
        [contract, clock()],
      );
    },
  };
}

async function firstAnswer(
  { termsOf }: SimulatedOptions,
  { bank, card }: SignBank,
): Promise<DepositoryAnswer> {
  if (card.endsWith('00')) return { status: 'REFUSED', reason: '银行反馈:户名与卡号不符。' };
  const terms = await termsOf(bank);
  if (terms === null) return { status: 'REFUSED', reason: '银行反馈:未开通存管业务。' };
  return { status: terms.signing === 'AT_BANK' ? 'AWAITING_CLIENT' : 'SIGNED', reason: '' };
}

async function confirmed(
  { clock, confirmMs, termsOf }: SimulatedOptions,
  { bank, card }: ConfirmBank,
  lookedAt: number,
): Promise<Lookup<DepositoryAnswer>> {
  if (!card.endsWith('99')) {
    return after(clock(), lookedAt + confirmMs, { status: 'SIGNED', reason: '' });
  }
  const days = (await termsOf(bank))?.confirmDays ?? 0;
  const reason = `银行反馈:客户未在 ${days} 天内到银行确认。`;
  return after(clock(), lookedAt + days * dayMs, { status: 'REFUSED', reason });
}

/** A sender that looks now and then need not wait for the whole time at once. */
const longestWaitMs = 60_000;

function after(now: number, at: number, answer: DepositoryAnswer): Lookup<DepositoryAnswer> {
  return now < at
    ? { status: 'pending', againAt: Math.min(at, now + longestWaitMs) }
    : { status: 'answered', answer };
}
