import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import {
  type DatedRow,
  datedRow,
  type DatedTable,
  datedTable,
  rowOn,
  rowsOn,
} from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { checkBankCard } from '../identity/bank-card.ts';
import { identityRefusals } from '../identity/messages.ts';

/** How the contract with the bank comes about. */
export const BankSigning = z.enum(['AT_COUNTER', 'AT_BANK']);
/** One of them. */
export type BankSigning = z.infer<typeof BankSigning>;

const bankRow = datedRow
  .extend({
    /** Short code, stable for ever: ICBC. */
    bank: z.string().regex(/^[A-Z]{2,8}$/, '应为 2 至 8 位大写字母代码,如 ICBC。'),
    title: z.string().min(1),
    /** AT_COUNTER: signed here in one step, the bank confirms. AT_BANK: arranged here, the client confirms there. */
    signing: BankSigning,
    /** Calendar days in which the client confirms at the bank. */
    confirmDays: z.int().min(1).max(365).nullable(),
    /** First digits its cards are known to have: hints, never complete. */
    cardPrefixes: z.array(z.string().regex(/^\d{4,8}$/, '应为 4 至 8 位数字,如 6222。')),
  })
  .refine(
    (row) => (row.signing === 'AT_BANK') === (row.confirmDays !== null),
    '到银行确认的须填确认期限,一步签约的不填。',
  );
/** One depository bank. */
export type DepositoryBankRow = Readonly<z.infer<typeof bankRow>>;

/**
 * The banks that keep clients' settlement money (`assets/reference/depository-banks.json`). Part of a row:
 *
 * { "bank": "ICBC", "title": "中国工商银行", "signing": "AT_COUNTER", "confirmDays": null,
 *   "cardPrefixes": ["622202", "621226"] }
 */
export const depositoryBankTable = datedTable(bankRow, ['bank']);
/** The table, parsed. */
export type DepositoryBankTable = DatedTable<DepositoryBankRow>;

/** What a bank and a card come to. `warnings` forbid nothing; `signing` is null where the bank is not taken. */
export interface DepositoryCard {
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly ('CHECKSUM' | 'FOREIGN_PREFIX')[];
  readonly signing: BankSigning | null;
  readonly confirmDays: number | null;
}

/**
 * Judges the bank and the card an opening names. The bank is one of the day (BK-1), the card has 15 to 19 digits (BK-2,
 * as ID-14); a wrong check digit and the first digits of another bank only warn (BK-2, BK-3). Refusals stand at `bank`
 * and `bankCard`. Rules BK-1 to BK-4 (docs/rules.md). Fails closed on a day without any bank.
 */
export function explainDepositoryCard(
  { bank, card }: { readonly bank: string; readonly card: string },
  on: string,
  { depositoryBanks }: { readonly depositoryBanks: DepositoryBankTable },
): Explained<DepositoryCard> {
  const banks = rowsOn(depositoryBanks, on);
  const found = rowOn(depositoryBanks, on, { bank });
  if (banks.length === 0 && !found.found) return found;
  const row = found.found ? found.row : null;
  const check = checkBankCard(card);
  const isCard = check.valid || check.reason === 'CHECKSUM';
  const other = isCard && row !== null ? otherBankOf(card, row, banks) : null;
  const bankRefusal = row === null ? [bankUnknown(bank, on, depositoryBanks.name)] : [];
  const cardRefusal = isCard ? [] : [cardUnreadable(card)];
  const warned: readonly RuleLine[] = [
    ...(check.valid || !isCard ? [] : [checksumLine()]),
    ...(other === null ? [] : [prefixLine(other)]),
  ];
  return {
    found: true,
    answer: {
      refusals: [...bankRefusal, ...cardRefusal],
      warnings: warned.map(({ rule }) => (rule === 'BK-3' ? 'FOREIGN_PREFIX' : 'CHECKSUM')),
      signing: row?.signing ?? null,
      confirmDays: row?.confirmDays ?? null,
    },
    lines: [
      ...(row === null ? bankRefusal.map(refusalLine) : [signingLine(row)]),
      ...(isCard ? [] : cardRefusal.map(refusalLine)),
      ...warned,
    ],
  };
}

/** The bank a card seems to be of, where that is another one; null where the hints do not tell. */
function otherBankOf(
  card: string,
  own: DepositoryBankRow,
  banks: readonly DepositoryBankRow[],
): DepositoryBankRow | null {
  const begins = ({ cardPrefixes }: DepositoryBankRow) =>
    cardPrefixes.some((prefix) => card.startsWith(prefix));
  return begins(own) ? null : (banks.find(begins) ?? null);
}

function bankUnknown(bank: string, on: string, table: string): Refusal {
  const message =
    bank === ''
      ? '请选择存管银行。'
      : `银行代码“${bank}”${on} 不在“${table}”中,不能签约。请改选其他银行。`;
  return { rule: 'BK-1', field: 'bank', message };
}

function cardUnreadable(card: string): Refusal {
  const message = card === '' ? '请填写银行卡号。' : identityRefusals.bankCard.FORMAT.message;
  return { rule: 'BK-2', field: 'bankCard', message };
}

function checksumLine(): RuleLine {
  const { message } = identityRefusals.bankCard.CHECKSUM;
  return { rule: 'BK-2', met: false, message, source: '银行卡号编码惯例 · M' };
}

function prefixLine(other: DatedRow & { readonly title: string }): RuleLine {
  const message = `卡号开头像是${other.title}的卡,请核对卡片和所选银行;确认无误的可以继续。`;
  return { rule: 'BK-3', met: false, message, source: sourceOf(other) };
}

function signingLine(row: DepositoryBankRow): RuleLine {
  const how =
    row.confirmDays === null
      ? '柜台一步签约,以银行确认为准'
      : `柜台预约,客户须在 ${row.confirmDays} 天内到银行或网上银行确认`;
  return { rule: 'BK-4', met: true, message: `${row.title}:${how}。`, source: sourceOf(row) };
}

function refusalLine({ rule, message }: Refusal): RuleLine {
  return { rule, met: false, message };
}
