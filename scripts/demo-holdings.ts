import { demoSecurities } from '../assets/demo/demo-securities.ts';
import { type Funds, fundsRegister } from '../shared/rulebook/money/funds.ts';
import {
  type Position,
  positionKey,
  positionRegister,
} from '../shared/rulebook/trading/position.ts';
import { Security, securityKey, securityRegister } from '../shared/rulebook/trading/security.ts';

/** A register row as a branch begins with it. */
export interface StartRow {
  readonly register: string;
  readonly key: string;
  readonly body: Readonly<Record<string, string | number | null>>;
  readonly lookups: Readonly<Record<string, string>>;
}

/** Securities that anybody may hold; the others need a permission. */
const ordinary = demoSecurities.filter(
  ({ board, status }) =>
    (board === 'SH_MAIN' || board === 'SZ_MAIN' || board === 'ETF') && status !== 'RISK_WARNING',
);

/** One client in so many holds something. */
const holdersEvery = 4;

/** The rows of the securities of the demonstration. */
export function demoSecurityRows(): readonly StartRow[] {
  return demoSecurities.map((one) => securityRow(Security.parse(one)));
}

/** A security as the register has it. */
export function securityRow(security: Security): StartRow {
  const { market, code } = security;
  return {
    register: securityRegister,
    key: securityKey(security),
    body: { ...security },
    lookups: { market, code },
  };
}

/** Money of a capital account at the day's beginning. */
export function fundsRow(clientNo: string, capitalAccount: string, totalFen: number): StartRow {
  const body: Funds = { clientNo, totalFen, frozenFen: 0, unsettledSaleFen: 0 };
  return { register: fundsRegister, key: capitalAccount, body: { ...body }, lookups: { clientNo } };
}

/** A position at the day's beginning. */
export function positionRow(position: Position): StartRow {
  const { clientNo, capitalAccount, security } = position;
  return {
    register: positionRegister,
    key: positionKey(capitalAccount, security),
    body: { ...position },
    lookups: { clientNo },
  };
}

/** What a made-up client has, the same for the same index: some money, and one in four some shares. */
export function demoHoldings(
  index: number,
  { clientNo, capitalAccount }: { readonly clientNo: string; readonly capitalAccount: string },
): readonly StartRow[] {
  const totalFen = 100 * (5000 + ((index * 7919) % 400) * 1000) + (index % 100);
  const funds = fundsRow(clientNo, capitalAccount, totalFen);
  if (index % holdersEvery !== 0) return [funds];
  const positions = [0, 1, 2].slice(0, 1 + (index % 3)).map((at) => {
    const held = ordinary[(index / holdersEvery + at * 5) % ordinary.length] ?? ordinary[0];
    if (held === undefined) throw new Error('no securities to hold');
    // Some hold an odd lot, as dividends in shares leave it.
    const opening = 100 * (1 + ((index + at * 3) % 30)) + (index % 20 === 0 ? 33 : 0);
    return positionRow({
      clientNo,
      capitalAccount,
      security: securityKey(held),
      opening,
      bought: 0,
      sold: 0,
      frozen: 0,
      costFen: Math.round((opening * held.baseMilli * (92 + (index % 17))) / 1000),
    });
  });
  return [funds, ...positions];
}
