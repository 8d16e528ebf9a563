import { z } from 'zod';
import { OpeningAccount } from '../../../rulebook/opening/opening-account.ts';
import { Permission } from '../../../rulebook/suitability/permissions.ts';

/** The accounts as a list names them. */
export const accountWords: Readonly<Record<OpeningAccount, string>> = {
  SH_A: '沪A',
  SZ_A: '深A',
  SH_FUND: '沪市基金',
  SZ_FUND: '深市基金',
  SH_B: '沪B',
  SZ_B: '深B',
};

/** How an account comes about. NEW: the clearing house opens it · LINK: one the client has already is used here. */
export const AccountWay = z.enum(['NEW', 'LINK']);
/** One of them. */
export type AccountWay = z.infer<typeof AccountWay>;

/** The trade's words for the ways. */
export const wayWords: Readonly<Record<AccountWay, string>> = { NEW: '新开', LINK: '加挂' };

/** One account asked for; `number` is the client's own where it is linked, else empty. */
export const AccountWish = z.object({
  kind: OpeningAccount,
  way: AccountWay,
  number: z.string().max(20),
});
/** One account asked for. */
export type AccountWish = Readonly<z.infer<typeof AccountWish>>;

/**
 * What the client has as an investor so far, for the thresholds of permissions: assets in fen, on average over the 20
 * trading days before; months since the first trade. `proof`: who says so.
 */
export const Standing = z.object({
  avgAssetsFen: z.int().min(0).max(1e15),
  tradingMonths: z.int().min(0).max(1200),
  proof: z.enum(['NONE', 'CLEARING', 'STATEMENT']),
});
/** What the client has as an investor so far. */
export type Standing = Readonly<z.infer<typeof Standing>>;

/** The trade's words for who says what the client has. */
export const proofWords: Readonly<Record<Standing['proof'], string>> = {
  NONE: '无',
  CLEARING: '中登查询',
  STATEMENT: '资产证明',
};

/**
 * What the client wants: it decides what appears further on.
 *
 * { accounts: [{ kind: 'SH_A', way: 'NEW', number: '' }], designated: true, permissions: ['RISK_WARNING_BUY'],
 *   testsPassed: [], standing: { avgAssetsFen: 0, tradingMonths: 0, proof: 'NONE' }, bank: true, referrer: '' }
 */
export const Need = z.object({
  accounts: z.array(AccountWish).max(6),
  /** 指定交易: the Shanghai account is to trade here. */
  designated: z.boolean(),
  permissions: z.array(Permission).max(13),
  /** Permissions whose knowledge test the client has passed. */
  testsPassed: z.array(Permission).max(13),
  standing: Standing,
  /** Whether a depository bank is signed for now. */
  bank: z.boolean(),
  /** Staff number of who brought the client; empty when nobody did. Never the maker. */
  referrer: z.string().max(12),
});
/** What the client wants. */
export type Need = Readonly<z.infer<typeof Need>>;

/** An empty form's need: nothing wanted yet, and what nearly everybody wants besides. */
export const emptyNeed: z.output<typeof Need> = {
  accounts: [],
  designated: true,
  permissions: [],
  testsPassed: [],
  standing: { avgAssetsFen: 0, tradingMonths: 0, proof: 'NONE' },
  bank: true,
  referrer: '',
};
