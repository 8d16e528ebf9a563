import fc from 'fast-check';
import type { Application } from '../../../shared/business/account-opening/application/application.ts';
import type {
  AccountWish,
  Need,
} from '../../../shared/business/account-opening/application/need.ts';
import { OpeningAccount } from '../../../shared/rulebook/opening/opening-account.ts';
import { Permission } from '../../../shared/rulebook/suitability/permissions.ts';
import type { HeldAccount, HeldAccounts } from '../../../shared/safeguards/identity-check.ts';
import { seldom } from './flaws.ts';

const ownContracts: readonly Permission[] = ['MARGIN', 'OPTIONS'];

/** What somebody wants, and what the clearing house knows of it. */
export const needPlan = fc.record({
  accounts: fc.uniqueArray(fc.constantFrom(...OpeningAccount.options), {
    minLength: 1,
    maxLength: 3,
  }),
  linked: fc.boolean(),
  designated: fc.boolean(),
  bank: fc.boolean(),
  flaw: seldom(
    'no-account',
    'twice',
    'no-number',
    'not-known',
    'dormant',
    'unqualified',
    'elsewhere',
    'fourth',
  ),
  wants: fc.oneof(
    { weight: 8, arbitrary: fc.constant('nothing' as const) },
    {
      weight: 6,
      arbitrary: fc.subarray(
        Permission.options.filter((one) => !ownContracts.includes(one)),
        { minLength: 1, maxLength: 4 },
      ),
    },
  ),
  standing: seldom(
    'poor',
    'untested',
    'unproved',
    'too-long',
    'own-contract',
    'growth-alone',
    'without-account',
  ),
  /** Whether who asks for a permission answers as one it fits; else the level is as the answers happen to be. */
  isBold: fc.oneof(
    { weight: 3, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  /** Who says what the client has. */
  proof: fc.constantFrom('STATEMENT' as const, 'CLEARING' as const),
  referrer: fc.oneof(
    { weight: 12, arbitrary: fc.constant('nobody' as const) },
    { weight: 4, arbitrary: fc.constant('colleague' as const) },
    { weight: 1, arbitrary: fc.constantFrom('unknown' as const, 'maker' as const) },
  ),
});
/** One of them. */
type NeedPlan = typeof needPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

/** Whether a permission is asked for that only a venturesome client is given. */
export function wantsVenture({ wants, isBold }: NeedPlan): boolean {
  return wants !== 'nothing' && isBold;
}

/** What a client of a plan wants; `referrers` are staff numbers. */
export function needOf(
  plan: NeedPlan,
  referrers: Readonly<Record<'colleague' | 'maker', string>>,
): Need {
  const { designated, bank, flaw, standing, proof, referrer } = plan;
  const permissions = permissionsOf(plan);
  const isPoor = plan.wants === 'nothing' || standing === 'poor';
  const has = isPoor
    ? { avgAssetsFen: 0, tradingMonths: 0, proof: 'NONE' as const }
    : { avgAssetsFen: 250_000_000, tradingMonths: standing === 'too-long' ? 400 : 30, proof };
  return {
    accounts: flaw === 'no-account' ? [] : accountsOf(plan),
    designated: flaw === 'elsewhere' || designated,
    permissions,
    testsPassed: standing === 'untested' ? [] : permissions,
    standing: standing === 'unproved' && !isPoor ? { ...has, proof: 'NONE' } : has,
    bank,
    referrer: referrer === 'nobody' ? '' : referrer === 'unknown' ? '999999' : referrers[referrer],
  };
}

/** What the clearing house has of that client: whatever is to be linked, unless the plan says otherwise. */
export function heldOf(plan: NeedPlan): HeldAccounts {
  const { flaw } = plan;
  const accounts = accountsOf(plan)
    .filter(({ way }) => way === 'LINK')
    .map(({ kind, number }): HeldAccount => ({
      kind,
      number: flaw === 'not-known' ? 'Z000000000' : number,
      broker: '某某证券',
      designatedElsewhere: flaw === 'elsewhere',
      state: flaw === 'dormant' ? 'DORMANT' : flaw === 'unqualified' ? 'UNQUALIFIED' : 'NORMAL',
    }));
  const more = ['A000000001', 'A000000002', 'A000000003'].flatMap((number) =>
    OpeningAccount.options.map((kind): HeldAccount => ({
      kind,
      number,
      broker: '某某证券',
      state: 'NORMAL',
    })),
  );
  return {
    ymt: '180000000001',
    accounts: flaw === 'fourth' ? [...accounts, ...more] : accounts,
    firstTradeOn: '2020-01-06',
  };
}

function permissionsOf({ wants, standing }: NeedPlan): Permission[] {
  if (wants === 'nothing') return [];
  if (standing === 'own-contract') return [...wants, 'MARGIN'];
  if (standing === 'growth-alone') return ['STAR_GROWTH'];
  return wants.includes('STAR_GROWTH') ? [...new Set([...wants, 'STAR' as const])] : wants;
}

function accountsOf({ accounts, linked, flaw, wants, standing }: NeedPlan): AccountWish[] {
  const needed = wants === 'nothing' ? [] : (['SH_A', 'SZ_A'] as const);
  const kinds =
    standing === 'without-account'
      ? (['SH_FUND'] as const)
      : [...new Set([...needed, ...accounts])];
  const isLinked =
    linked || ['no-number', 'not-known', 'dormant', 'unqualified', 'elsewhere'].includes(flaw);
  const wishes = kinds.map((kind, at): AccountWish => {
    if (at > 0 || !isLinked || flaw === 'fourth') return { kind, way: 'NEW', number: '' };
    const number = kind.startsWith('SH') ? 'A123456789' : '0212345678';
    return { kind, way: 'LINK', number: flaw === 'no-number' ? '' : number };
  });
  return flaw === 'twice' ? [...wishes, ...wishes.slice(0, 1)] : wishes;
}

/** The bank of a plan that wants one. */
export const bankPlan = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom('ICBC', 'PSBC', 'CMB') },
  { weight: 1, arbitrary: fc.constantFrom('', 'NONE', 'other-card', 'check-digit', 'short') },
);

const cards: Readonly<Record<string, Application['bank']>> = {
  ICBC: { bank: 'ICBC', card: '6222020000000000005' },
  PSBC: { bank: 'PSBC', card: '6221880000000005' },
  CMB: { bank: 'CMB', card: '6225880000000001' },
  '': { bank: '', card: '' },
  NONE: { bank: 'NONE', card: '6222020000000000005' },
  'other-card': { bank: 'ABC', card: '6222020000000000005' },
  'check-digit': { bank: 'ICBC', card: '6222020000000000006' },
  short: { bank: 'ICBC', card: '1' },
};

/** A bank and card. */
export function bankOf(plan: string): Application['bank'] {
  return cards[plan] ?? { bank: '', card: '' };
}
