import { openingFiles } from '../../../../assets/reference/opening.ts';

/** Codes of an opening's tables as staff read them; what a table itself gives a title to has it from there. */
export const openingWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    openingFiles.countries.rows.map(({ country, title }) => [`country=${country}`, title]),
  ),
  ...Object.fromEntries(
    openingFiles.amlFactors.rows.map(({ factor, title }) => [`factor=${factor}`, title]),
  ),
  ...Object.fromEntries(
    openingFiles.depositoryBanks.rows.map(({ bank, title }) => [`bank=${bank}`, title]),
  ),
  ...Object.fromEntries(
    openingFiles.agreements.rows.map(({ code, title }) => [`code=${code}`, title]),
  ),
  SH_ACCOUNT: '沪市账户',
  BANK: '存管银行',
  ELDERLY: '高龄',
  PERMISSION: '申请权限',
  MISMATCH: '低于权限要求等级',
  AT_COUNTER: '柜台一步签约',
  AT_BANK: '柜台预约,到银行确认',
  COMPANY: '公司承担',
  CAPITAL_ACCOUNT: '资金账户扣收',
  'status=CHINA': '仅为中国税收居民',
  'status=ABROAD': '仅为非居民',
  'status=BOTH': '既是中国税收居民又是其他',
};
