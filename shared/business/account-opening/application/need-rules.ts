import type { Refusal } from '../../../errors.ts';
import { explainAccountLimit } from '../../../rulebook/identity/account-limits.ts';
import { type Permission, permissionNames } from '../../../rulebook/suitability/permissions.ts';
import { StaffRow } from '../../../safeguards/authority.ts';
import { addMonths } from '../../../values/months.ts';
import type { Application } from './application.ts';
import { heldAccounts } from './checks-rules.ts';
import type { ApplicationContext } from './context.ts';
import { type AccountWish, accountWords, wayWords } from './need.ts';

/** What is wrong with what the client wants. Rules AO-3, AL-1, AO-23 to AO-26 (docs/rules.md). */
export function needRefusals(
  application: Application,
  context: ApplicationContext,
): readonly Refusal[] {
  const { need } = application;
  return [
    ...accountsRefusals(application, context),
    ...designationRefusals(application),
    ...permissionAccounts(need.permissions, need.accounts),
    ...standingRefusals(application, context),
    ...referrerRefusals(need.referrer, context),
  ];
}

function accountsRefusals(
  application: Application,
  { businessDate, tables }: ApplicationContext,
): readonly Refusal[] {
  const { accounts } = application.need;
  if (accounts.length === 0) {
    return [{ rule: 'AO-3', field: 'need.accounts', message: '请至少选择一个要开立的账户。' }];
  }
  const held = heldAccounts(application);
  return accounts.flatMap((wish, at): readonly Refusal[] => {
    const { kind, way } = wish;
    const field = `need.accounts.${at}.number`;
    if (accounts.slice(0, at).some((before) => before.kind === kind)) {
      const message = `${accountWords[kind]}重复选择,请删去一个。`;
      return [{ rule: 'AO-3', field: 'need.accounts', message }];
    }
    if (way === 'LINK') return linkRefusals(wish, field, held?.accounts ?? null);
    if (held === null) return [];
    const has = held.accounts.filter((one) => one.kind === kind).length;
    const explained = explainAccountLimit(
      { account: kind, held: has, wanted: 1 },
      businessDate,
      tables.accountLimits,
    );
    if (!explained.found)
      return [{ rule: 'AL-1', field: 'need.accounts', message: explained.message }];
    return explained.lines
      .filter(({ met }) => !met)
      .map(({ rule, message }) => ({ rule, field: 'need.accounts', message }));
  });
}

type Held = NonNullable<ReturnType<typeof heldAccounts>>['accounts'];

/** An account that is linked is one the client has, as far as the clearing house has been asked. Rule AO-23. */
function linkRefusals(
  { kind, number }: AccountWish,
  field: string,
  held: Held | null,
): readonly Refusal[] {
  const refuse = (message: string): readonly Refusal[] => [{ rule: 'AO-23', field, message }];
  if (!/^[A-Z0-9]{8,12}$/.test(number)) {
    return refuse(`请录入要${wayWords.LINK}的${accountWords[kind]}账号,8 至 12 位。`);
  }
  if (held === null) return [];
  const known = held.find((one) => one.kind === kind && one.number === number);
  if (known === undefined) {
    return refuse(`中登查询结果中没有客户的这个${accountWords[kind]}账号。请核对,或改为新开。`);
  }
  if (known.state === 'NORMAL') return [];
  const words = known.state === 'DORMANT' ? '休眠账户,请先激活' : '不合格账户,请先规范';
  return refuse(`该账户为${words},再办理${wayWords.LINK}。`);
}

/** A Shanghai account trades through one broker only: it leaves the other one first. Rule AO-24. */
function designationRefusals(application: Application): readonly Refusal[] {
  const { accounts, designated } = application.need;
  if (!designated) return [];
  const linked = accounts.filter(({ way }) => way === 'LINK').map(({ number }) => number);
  const elsewhere = (heldAccounts(application)?.accounts ?? []).find(
    (one) => one.designatedElsewhere === true && linked.includes(one.number),
  );
  if (elsewhere === undefined) return [];
  const message = `该账户已指定在${elsewhere.broker}交易,不能指定到本公司。请客户先到该公司撤销指定,或取消指定交易。`;
  return [{ rule: 'AO-24', field: 'need.designated', message }];
}

/** The account each permission trades through; any A-share account where none is named. */
const accountOf: Readonly<Partial<Record<Permission, AccountWish['kind']>>> = {
  CHINEXT: 'SZ_A',
  STAR: 'SH_A',
  STAR_GROWTH: 'SH_A',
  BSE: 'SZ_A',
  NEEQ_INNOVATION: 'SZ_A',
  NEEQ_BASE: 'SZ_A',
};

/** Permissions with a contract of their own are no part of an opening. */
const withContract: readonly Permission[] = ['MARGIN', 'OPTIONS'];

/** A permission needs its account, and the one it rests on. Rule AO-25. */
function permissionAccounts(
  permissions: readonly Permission[],
  accounts: readonly AccountWish[],
): readonly Refusal[] {
  const kinds = accounts.map(({ kind }) => kind);
  const refuse = (message: string): Refusal => ({
    rule: 'AO-25',
    field: 'need.permissions',
    message,
  });
  return permissions.flatMap((permission) => {
    const name = permissionNames[permission];
    if (withContract.includes(permission)) {
      return [refuse(`${name}须另行申请,不随开户办理,请取消。`)];
    }
    if (permission === 'STAR_GROWTH' && !permissions.includes('STAR')) {
      return [refuse(`开通${name}须同时开通${permissionNames.STAR}。`)];
    }
    const needed = accountOf[permission];
    const has =
      needed === undefined ? kinds.some((one) => one.endsWith('_A')) : kinds.includes(needed);
    const which = needed === undefined ? '沪A 或深A' : accountWords[needed];
    return has ? [] : [refuse(`开通${name}须有${which}账户,请一并选择账户或取消该权限。`)];
  });
}

/** Assets and experience are somebody's word, or none. Rule AO-26. */
function standingRefusals(
  application: Application,
  { businessDate }: ApplicationContext,
): readonly Refusal[] {
  const { avgAssetsFen, tradingMonths, proof } = application.need.standing;
  const refuse = (message: string): readonly Refusal[] => [
    { rule: 'AO-26', field: 'need.standing.proof', message },
  ];
  if (proof === 'NONE') {
    return avgAssetsFen === 0 && tradingMonths === 0
      ? []
      : refuse('请选择资产和交易经验的依据:中登查询,或客户提供的资产证明。');
  }
  if (proof === 'STATEMENT') return [];
  const held = heldAccounts(application);
  if (held === null)
    return refuse('中登尚未查询,不能作为依据。请先查询,或改用客户提供的资产证明。');
  const since = held.firstTradeOn;
  const months = since === null ? 0 : monthsSince(since, businessDate);
  return tradingMonths <= months
    ? []
    : refuse(`中登查询的交易经验为 ${months} 个月,录入的 ${tradingMonths} 个月超出。请核对。`);
}

/** Whole months from one day to another. */
export function monthsSince(from: string, to: string): number {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  return months;
}

/** Who brought the client is of the branch, and not who opens the account. Rule AO-27. */
function referrerRefusals(
  referrer: string,
  { facts, maker }: ApplicationContext,
): readonly Refusal[] {
  const refuse = (message: string): readonly Refusal[] => [
    { rule: 'AO-27', field: 'need.referrer', message },
  ];
  if (referrer === '') return [];
  if (referrer === maker) return refuse('推荐人不能是经办本人,请改填或留空。');
  const row = StaffRow.safeParse(facts['referrer']?.[0]?.body);
  if (!row.success) return refuse(`没有找到员工 ${referrer},请核对工号或留空。`);
  return row.data.revokedAt === null
    ? []
    : refuse(`员工 ${referrer} 的权限已撤销,不能作推荐人,请核对工号或留空。`);
}
