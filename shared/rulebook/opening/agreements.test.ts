import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { intl1 } from '../../suite-intl-1.ts';
import { rowOn, rowsOn } from '../dated-table.ts';
import { Permission } from '../suitability/permissions.ts';
import { agreementDigest, agreementTable } from './agreements.ts';
import { type AgreementChoices, agreementsFor, explainAgreements } from './agreements-for.ts';
import { agreementRefusals, papersSigned, signedAgreement } from './agreements-signed.ts';
import { OpeningAccount } from './opening-account.ts';

const on = '2026-11-23';
const plain: AgreementChoices = {
  accounts: ['SZ_A'],
  hasBank: false,
  hasAgent: false,
  isElderly: false,
  isMinor: false,
  permissions: [],
  isMismatched: false,
};
const base = [
  'CLIENT_NOTICE',
  'SECURITIES_RISK',
  'BROKERAGE_AGREEMENT',
  'PERSONAL_INFO_CONSENT',
  'E_SIGNATURE',
  'TAX_STATEMENT',
];

const rowsFor = (change: Partial<AgreementChoices>) =>
  agreementsFor({ ...plain, ...change }, on, ruleTables);
const beyondBase = (change: Partial<AgreementChoices>) =>
  rowsFor(change)
    .map(({ code }) => code)
    .filter((code) => !base.includes(code));

const choices = fc.record({
  accounts: fc.subarray([...OpeningAccount.options]),
  hasBank: fc.boolean(),
  hasAgent: fc.boolean(),
  isElderly: fc.boolean(),
  isMinor: fc.boolean(),
  permissions: fc.subarray([...Permission.options]),
  isMismatched: fc.boolean(),
});

describe('agreementsFor', () => {
  it('AT-1 asks everybody for the same six', () => {
    expect(rowsFor({}).map(({ code }) => code)).toEqual(base);
  });

  it.each<[string, Partial<AgreementChoices>, readonly string[]]>([
    ['a Shanghai account', { accounts: ['SH_FUND'] }, ['DESIGNATED_TRADING']],
    ['a bank', { hasBank: true }, ['THIRD_PARTY_CUSTODY']],
    ['an agent', { hasAgent: true }, ['AGENT_NOTICE']],
    ['an elderly client', { isElderly: true }, ['ELDERLY_NOTICE']],
    ['a minor', { isMinor: true }, ['MINOR_NOTICE']],
    ['a client below a level', { isMismatched: true }, ['MISMATCH_WARNING']],
    [
      'Hong Kong stocks',
      { permissions: ['HK_CONNECT'] },
      ['HK_CONNECT_AGREEMENT', 'HK_CONNECT_RISK'],
    ],
    ['both layers of the NEEQ', { permissions: ['NEEQ_BASE', 'NEEQ_INNOVATION'] }, ['NEEQ_RISK']],
    [
      'STAR and its growth layer',
      { permissions: ['STAR_GROWTH', 'STAR'] },
      ['STAR_RISK', 'STAR_GROWTH_RISK'],
    ],
  ])('AT-1 adds what goes with %s', (_, change, codes) => {
    expect(beyondBase(change)).toEqual(codes);
  });

  it('AT-1 keeps one order, and one more choice never takes a paper away', () => {
    fc.assert(
      fc.property(choices, fc.constantFrom(...Permission.options), (chosen, permission) => {
        const less = agreementsFor(chosen, on, ruleTables);
        const turned = {
          ...chosen,
          accounts: chosen.accounts.toReversed(),
          permissions: chosen.permissions.toReversed(),
        };
        expect(agreementsFor(turned, on, ruleTables)).toEqual(less);
        const permissions = [...chosen.permissions, permission];
        const more = agreementsFor({ ...chosen, permissions }, on, ruleTables);
        expect(more.filter((row) => less.includes(row))).toEqual(less);
      }),
    );
  });

  it('AT-3 names a permission that has no agreement of its own, and a day without any', () => {
    const asked = explainAgreements({ ...plain, permissions: ['MARGIN', 'BSE'] }, on, ruleTables);
    expect(asked).toMatchObject({ found: true, answer: { withoutAgreement: ['MARGIN'] } });
    expect(asked.found && asked.lines.find(({ rule }) => rule === 'AT-3')?.message).toBe(
      '融资融券没有随开户签署的协议,请在开户后另行办理。',
    );
    expect(explainAgreements(plain, '2019-12-31', ruleTables).found).toBe(false);
  });
});

describe('the agreements', () => {
  it('AT-1 are texts of 6 to 20 paragraphs, each its own, with a title and a place of its own', () => {
    const rows = rowsOn(ruleTables.agreements, on);
    expect(rows.length).toBeGreaterThanOrEqual(20);
    const odd = rows.filter(
      ({ paragraphs }) =>
        paragraphs.length < 6 ||
        paragraphs.length > 20 ||
        new Set(paragraphs).size < paragraphs.length ||
        paragraphs.some((text) => !/[。；]$/.test(text)),
    );
    expect(odd.map(({ code }) => code)).toEqual([]);
    for (const column of ['code', 'order', 'title'] as const) {
      expect(new Set(rows.map((row) => row[column])).size).toBe(rows.length);
    }
  });

  it('AT-1 fulfil every paper that a permission opened with an account asks for', () => {
    const signedPapers = ['RISK_DISCLOSURE', 'GROWTH_DISCLOSURE', 'AGREEMENT'];
    const papersOf = (permission: Permission) => {
      const threshold = rowOn(ruleTables.permissionThresholds, on, { permission });
      const needed = rowsFor({ permissions: [permission] });
      const signed = needed.map((row) => signedAgreement(intl1, row));
      const asked = threshold.found ? threshold.row.papers : [];
      return {
        permission,
        asked: asked.filter((paper) => signedPapers.includes(paper)).toSorted(),
        signed: papersSigned(permission, needed, signed).toSorted(),
      };
    };
    const all = Permission.options.map(papersOf);
    expect(all.filter(({ asked }) => asked.length > 0)).toHaveLength(11);
    expect(all.map(({ permission, signed }) => [permission, signed])).toEqual(
      all.map(({ permission, asked }) => [permission, asked]),
    );
    const needed = rowsFor({ permissions: ['BSE'] });
    expect(papersSigned('BSE', needed, [])).toEqual([]);
  });

  it('AT-1 are no table where a permission is missing or does not belong', () => {
    const always = rowOn(ruleTables.agreements, on, { code: 'CLIENT_NOTICE' });
    const row = always.found ? always.row : null;
    const taken = [
      {},
      { permissions: ['BSE'] },
      { when: 'PERMISSION' },
      { paper: 'AGREEMENT' },
    ].map(
      (change) => agreementTable.safeParse({ name: '协议', rows: [{ ...row, ...change }] }).success,
    );
    expect(taken).toEqual([true, false, false, false]);
  });
});

describe('agreementRefusals', () => {
  const needed = rowsFor({ permissions: ['BSE'] });
  const signed = needed.map((row) => signedAgreement(intl1, row));

  it('AT-4 takes all that is asked for and nothing else', () => {
    expect(agreementRefusals(intl1, needed, signed)).toEqual([]);
    expect(agreementRefusals(intl1, needed, signed.slice(1))).toEqual([
      {
        rule: 'AT-4',
        field: 'agreements.CLIENT_NOTICE',
        message: '《客户须知》尚未签署。请客户阅读后签署。',
      },
    ]);
    const less = needed.filter(({ code }) => code !== 'BSE_RISK');
    expect(agreementRefusals(intl1, less, signed)).toMatchObject([
      { rule: 'AT-4', field: 'agreements.BSE_RISK' },
    ]);
  });

  it('AT-2 refuses another version and a text of which one character differs', () => {
    const [notice, ...others] = needed;
    if (notice === undefined) throw new Error('no agreement');
    const [first = '', ...rest] = notice.paragraphs;
    const changed = [
      { ...notice, version: '1.1' },
      { ...notice, title: `${notice.title} ` },
      { ...notice, paragraphs: [first.replace('。', '!'), ...rest] },
      { ...notice, paragraphs: rest },
    ];
    for (const row of changed) {
      const refusals = agreementRefusals(intl1, [row, ...others], signed);
      expect(refusals).toMatchObject([{ rule: 'AT-2', field: 'agreements.CLIENT_NOTICE' }]);
    }
  });

  it('AT-2 the digest does not move with what is not signed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...needed), fc.nat({ max: 9999 }), (row, order) => {
        const moved = { ...row, order, effectiveFrom: '2026-01-01', source: '另一来源' };
        expect(agreementDigest(intl1, moved)).toBe(agreementDigest(intl1, row));
        expect(agreementDigest(intl1, row)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});
