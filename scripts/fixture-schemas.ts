import { z } from 'zod';
import { Board } from '../shared/rulebook/trading/board.ts';
import { TurnaroundInstrument } from '../shared/rulebook/trading/turnaround.ts';
import { Role } from '../shared/journal/entry.ts';
import { identityRefusals } from '../shared/rulebook/identity/messages.ts';
import { checkMobile } from '../shared/rulebook/identity/mobile.ts';
import { checkName } from '../shared/rulebook/identity/name.ts';
import { AmlLevel } from '../shared/rulebook/opening/aml-tables.ts';
import { CountryCode } from '../shared/rulebook/opening/countries.ts';
import { OpeningAccount } from '../shared/rulebook/opening/opening-account.ts';
import { Permission } from '../shared/rulebook/suitability/permissions.ts';
import { passwordWeakness } from '../shared/rulebook/counter/client-password.ts';
import { checkResidentNumber } from '../shared/rulebook/identity/resident-number.ts';
import { BusinessDate } from '../shared/values/dates.ts';
import { CounterId, StaffNo } from '../shared/values/ids.ts';

/** What staff call each field of a fixture; problems name both. */
export const fieldLabels: Readonly<Record<string, string>> = {
  address: '联系地址',
  amlRating: '洗钱风险等级',
  asOf: '截至日期',
  at: '行情时间',
  bank: '存管银行',
  bestAsk: '卖一价',
  bestBid: '买一价',
  birthDate: '出生日期',
  board: '板块',
  branch: '营业部代码',
  capitalAccount: '资金账户',
  checker: '复核权限',
  clientNo: '客户号',
  code: '证券代码',
  cash: '资金余额',
  commission: '佣金约定',
  cost: '成本',
  days: '逐日列表',
  frozenShares: '冻结数量',
  idKind: '证件类型',
  idNumber: '证件号码',
  idValidFrom: '证件有效期自',
  idValidUntil: '证件有效期至',
  instrument: '品种',
  investorType: '投资者类别',
  last: '最新价',
  lowestCategory: '最低类别',
  market: '市场',
  mobile: '手机号码',
  name: '名称',
  nationality: '国籍',
  openedOn: '开户日期',
  password: '演示密码',
  permissions: '交易权限',
  prevClose: '前收盘价',
  quantityShares: '持有数量',
  riskLevel: '风险等级',
  riskScore: '测评得分',
  riskValidTo: '测评有效期至',
  riskWarning: '风险警示',
  roles: '角色',
  securities: '证券账户',
  sex: '性别',
  shA: '沪A账户',
  staff: '柜员号',
  suspended: '停牌',
  szA: '深A账户',
  terminals: '终端号',
  tier: '客户等级',
  tradingPassword: '交易密码',
  year: '年份',
  ymt: '一码通账户',
};

const digits = (count: number) =>
  z.string().regex(new RegExp(`^\\d{${count}}$`), `应为 ${count} 位数字。`);
const market = z.enum(['XSHG', 'XSHE', 'XBSE']);
const shares = z.int().min(0);

const personName = z.string().superRefine((name, context) => {
  const check = checkName(name);
  if (!check.valid) context.addIssue(check.message);
});

const mobileNumber = z
  .string()
  .refine((number) => checkMobile(number).valid, identityRefusals.mobile.FORMAT.message);

/** A price as a decimal text with at most three places, in file; a thousandth of a yuan, as integer, inside. */
const priceMilli = decimal(3, '价格应为不超过三位小数的数字文本,如 "10.45"。');

/** An amount as a decimal text with at most two places, in file; fen, as integer, inside. */
const amountFen = decimal(2, '金额应为不超过两位小数的数字文本,如 "1045.00"。');

/** One client (register `client`, key = `clientNo`). */
export const clientRow = z
  .strictObject({
    clientNo: digits(10),
    name: personName,
    idKind: z.literal('RESIDENT'),
    idNumber: z.string(),
    sex: z.enum(['M', 'F']),
    birthDate: BusinessDate,
    mobile: mobileNumber,
    capitalAccount: z.string().regex(/^\d{8,14}$/, '应为 8 至 14 位数字。'),
    ymt: z.string().regex(/^18\d{10}$/, '应为 18 开头的 12 位数字。'),
    shA: z.string().regex(/^A\d{9}$/, '应为字母 A 加 9 位数字。'),
    szA: digits(10),
    tier: z.enum(['STANDARD', 'SILVER', 'GOLD', 'PLATINUM']),
    riskLevel: z.enum(['C1', 'C2', 'C3', 'C4', 'C5']),
    openedOn: BusinessDate,
    /** Null is 长期; absent: not known. */
    idValidUntil: z
      .union([BusinessDate, z.literal('').transform(() => null)])
      .nullable()
      .exactOptional(),
    /** What the whole form of an opening adds; in JSON only, and not known where it is absent. */
    idValidFrom: BusinessDate.exactOptional(),
    nationality: CountryCode.exactOptional(),
    address: z.string().min(5).max(100).exactOptional(),
    investorType: z.literal('ORDINARY').exactOptional(),
    riskScore: z.int().min(0).max(100).exactOptional(),
    riskValidTo: BusinessDate.exactOptional(),
    lowestCategory: z.boolean().exactOptional(),
    amlRating: AmlLevel.exactOptional(),
    permissions: z
      .array(
        z.strictObject({ permission: Permission, state: z.enum(['AWAITING_RECORDING', 'OPEN']) }),
      )
      .exactOptional(),
    securities: z
      .array(
        z.strictObject({
          kind: OpeningAccount,
          number: z.string().min(1).max(20),
          linked: z.boolean(),
          designated: z.boolean(),
        }),
      )
      .exactOptional(),
    bank: z
      .strictObject({
        bank: z.string().min(1).max(16),
        card: z.string().regex(/^\d{12,19}$/, '应为 12 至 19 位数字。'),
        state: z.enum(['PENDING', 'AWAITING_CLIENT', 'SIGNED', 'REFUSED']),
      })
      .exactOptional(),
    /** Commission as agreed: parts of a million of the turnover, the least charge of an order in fen. */
    commission: z
      .strictObject({
        ratePerMillion: z.int().min(0).max(100_000),
        minimumFen: z.int().min(0).max(1_000_000),
        mode: z.enum(['ALL_IN', 'NET']),
      })
      .exactOptional(),
    /** Money of the capital account at the day's beginning; a row of its own (register `funds`). */
    cash: amountFen.exactOptional(),
    /** For demonstrations; empty: the client has none. Never in the register. */
    tradingPassword: z
      .string()
      .regex(/^(?:[0-9]{6})?$/, '应为 6 位数字,没有密码则留空。')
      .exactOptional(),
  })
  .superRefine((client, context) => {
    const check = checkResidentNumber(client.idNumber, client.openedOn);
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const { tradingPassword = '' } = client;
    const weakness =
      tradingPassword === '' ? null : passwordWeakness(tradingPassword, client.birthDate);
    if (weakness !== null) refuse('tradingPassword', weakness);
    if (!check.valid) return refuse('idNumber', identityRefusals.idNumber[check.reason].message);
    if (check.kind !== client.idKind) refuse('idKind', '与证件号码不符。');
    if (check.birth !== client.birthDate) refuse('birthDate', '与证件号码不符。');
    if (check.sex !== client.sex) refuse('sex', '与证件号码不符。');
  });

/** The branch with its terminals and people (register `staff`, key = `staff`). */
export const branchFile = z
  .strictObject({
    branch: digits(4),
    name: z.string().min(1).max(60),
    terminals: z.array(CounterId).min(1),
    staff: z.array(
      z.strictObject({
        staff: StaffNo,
        name: personName,
        roles: z.array(Role).min(1),
        checker: z.boolean(),
        password: z.string().min(10, '演示密码至少 10 个字符。'),
      }),
    ),
  })
  .refine(({ branch, terminals }) => terminals.every((id) => id.startsWith(`${branch}-`)), {
    path: ['terminals'],
    error: '终端号应以本营业部代码开头。',
  });

/** One security (register `security`, key = `market:code`). */
export const securityRow = z
  .strictObject({
    market,
    code: digits(6),
    name: z.string().min(1).max(40),
    board: Board,
    /** Absent: what is usual on the board. */
    instrument: TurnaroundInstrument.exactOptional(),
    prevClose: priceMilli,
    riskWarning: z.boolean(),
    suspended: z.boolean(),
  })
  .transform(({ prevClose, ...rest }) => ({ ...rest, prevCloseMilli: prevClose }));

/** One quote; perishable, so it is no register row: head office hands it on as its quote source. */
export const quoteRow = z
  .strictObject({
    market,
    code: digits(6),
    at: z.iso.datetime({ offset: true, error: '应为带时区的时间,如 2026-11-23T10:31:07+08:00。' }),
    last: priceMilli.nullable(),
    bestBid: priceMilli.nullable(),
    bestAsk: priceMilli.nullable(),
  })
  .transform(({ at, last, bestBid, bestAsk, ...rest }) => ({
    ...rest,
    at: Date.parse(at),
    lastMilli: last,
    bestBidMilli: bestBid,
    bestAskMilli: bestAsk,
  }));

/** One client's position in one security (register `holding`, key = `clientNo:market:code`). */
export const holdingRow = z
  .strictObject({
    clientNo: digits(10),
    market,
    code: digits(6),
    quantityShares: shares,
    frozenShares: shares,
    cost: amountFen,
    asOf: BusinessDate,
  })
  .refine(({ quantityShares, frozenShares }) => frozenShares <= quantityShares, {
    path: ['frozenShares'],
    error: '不能大于持有数量。',
  })
  .transform(({ cost, ...rest }) => ({ ...rest, costFen: cost }));

function decimal(places: number, message: string) {
  const pattern = new RegExp(`^(?:0|[1-9]\\d{0,8})(?:\\.\\d{1,${places}})?$`);
  return z
    .string()
    .regex(pattern, message)
    .transform((text) => {
      const [whole = '', fraction = ''] = text.split('.');
      return Number(whole + fraction.padEnd(places, '0'));
    });
}
