import { z } from 'zod';

/** The securities accounts an individual's opening may bring, in the order forms have them. */
export const OpeningAccount = z.enum(['SH_A', 'SZ_A', 'SH_FUND', 'SZ_FUND', 'SH_B', 'SZ_B']);
/** One of them. */
export type OpeningAccount = z.infer<typeof OpeningAccount>;

/** The accounts as staff read them. */
export const openingAccountNames: Readonly<Record<OpeningAccount, string>> = {
  SH_A: '沪A账户',
  SZ_A: '深A账户',
  SH_FUND: '沪市基金账户',
  SZ_FUND: '深市基金账户',
  SH_B: '沪B账户',
  SZ_B: '深B账户',
};

/** Whether an account is one of Shanghai, which trades through its designated broker only (指定交易). */
export function isShanghai(account: OpeningAccount): boolean {
  return account.startsWith('SH_');
}
