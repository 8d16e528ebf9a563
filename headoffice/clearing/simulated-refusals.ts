import type { HeldAccounts } from '../../shared/safeguards/identity-check.ts';
import type { ClearingAnswer, ClearingRequest } from './clearing-house.ts';

/** What a person has at the clearing house. */
export type Held = Pick<HeldAccounts, 'ymt' | 'accounts'>;

type Refused = Extract<ClearingAnswer, { readonly status: 'refused' }>['reasons'][number];

/** Shanghai A accounts of one person, at most. */
const mostShanghai = 3;

/** Why the simulated clearing house opens nothing; each reason at its field of the request. */
export function refusalsOf(
  request: ClearingRequest,
  held: Held,
  special: string,
): readonly Refused[] {
  return [
    ...nameRefusals(special),
    ...limitRefusals(request, held, special),
    ...request.accounts.flatMap((_, at) => linkRefusals(request, at, held)),
    ...designationRefusals(request, held),
  ];
}

function nameRefusals(special: string): readonly Refused[] {
  if (special !== '888') return [];
  const message = '中登反馈:姓名与证件号码不一致。请核对证件后更正。';
  return [{ code: 'ZD-3', field: 'name', message, presence: 'client' }];
}

function limitRefusals(
  { accounts }: ClearingRequest,
  held: Held,
  special: string,
): readonly Refused[] {
  const isNew = accounts.some(({ kind, way }) => kind === 'SH_A' && way === 'NEW');
  const had = held.accounts.filter(({ kind }) => kind === 'SH_A').length;
  if (!isNew || (had < mostShanghai && special !== '444')) return [];
  const message = '中登反馈:该投资者名下沪市A股账户已满3户,不能再开立沪A账户。';
  return [{ code: 'ZD-1', field: 'accounts', message, presence: 'client' }];
}

function linkRefusals({ accounts }: ClearingRequest, at: number, held: Held): readonly Refused[] {
  const wish = accounts[at];
  if (wish?.way !== 'LINK') return [];
  const field = `accounts.${at}.number`;
  const found = held.accounts.find(
    ({ kind, number }) => kind === wish.kind && number === wish.number,
  );
  if (found === undefined) {
    const message = `中登反馈:该投资者名下没有账户 ${wish.number}。请核对账户号码后更正。`;
    return [{ code: 'ZD-4', field, message, presence: 'counter' }];
  }
  if (found.state === 'NORMAL') return [];
  const state = found.state === 'DORMANT' ? '休眠' : '不合格';
  const message = `中登反馈:账户 ${wish.number} 为${state}账户,须先激活或规范后加挂。`;
  return [{ code: 'ZD-5', field, message, presence: 'client' }];
}

function designationRefusals(
  { accounts, designated }: ClearingRequest,
  held: Held,
): readonly Refused[] {
  if (!designated) return [];
  const linked = accounts.filter(({ way }) => way === 'LINK').map(({ number }) => number);
  const elsewhere = held.accounts.find(
    ({ number, designatedElsewhere }) => designatedElsewhere === true && linked.includes(number),
  );
  if (elsewhere === undefined) return [];
  const { number, broker } = elsewhere;
  const message = `中登反馈:账户 ${number} 的指定交易在${broker}。请客户先到该公司撤销指定,或不办指定交易。`;
  return [{ code: 'ZD-2', field: 'designated', message, presence: 'client' }];
}
