import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/beneficial-owner.json' with { type: 'json' };
import { decimalRatio } from '../../values/decimal.ts';
import { beneficialOwnerTable } from './beneficial-owner-table.ts';
import { effectiveShares } from './beneficial-owners.ts';
import { explainBeneficialOwners, ownerThreshold } from './explain-beneficial-owners.ts';

type Chain = readonly [person: string, ...stakes: string[]];
const chainsOf = (chains: readonly Chain[]) =>
  chains.map(([person, ...stakes]) => ({ person, stakes: stakes.map(decimalRatio) }));
const shares = (chains: readonly Chain[], threshold = '0.25') =>
  effectiveShares(chainsOf(chains), decimalRatio(threshold));
const explain = (chains: readonly Chain[]) =>
  explainBeneficialOwners(chainsOf(chains), { share: decimalRatio('0.25') });

describe('effectiveShares', () => {
  it('BO-1 multiplies along a chain and adds the chains of a person, by first appearance', () => {
    expect(
      shares([
        ['P2', '0.5', '0.3'],
        ['P1', '0.4'],
        ['P2', '0.1'],
      ]),
    ).toMatchObject([
      { person: 'P2', tenThousandths: 2500, isOwner: true },
      { person: 'P1', tenThousandths: 4000, isOwner: true },
    ]);
  });

  it('BO-2 compares the exact share, not the one shown', () => {
    expect(shares([['P1', '0.24999']])).toMatchObject([
      { person: 'P1', tenThousandths: 2500, isOwner: false },
    ]);
    expect(
      shares(
        [
          ['P1', '0.1'],
          ['P1', '0.2'],
        ],
        '0.3',
      ),
    ).toMatchObject([{ isOwner: true }]);
    expect(shares([['P1', '0.25']])).toMatchObject([{ isOwner: true }]);
  });

  it('BO-1 agrees with a sum of scaled integers, whatever the chains', () => {
    const stake = fc.integer({ min: 0, max: 10_000 });
    const chain = fc.tuple(
      fc.constantFrom('P1', 'P2', 'P3'),
      fc.array(stake, { minLength: 1, maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(chain, { maxLength: 8 }), stake, (chains, threshold) => {
        // Every product brought to 20 decimals: five stakes of four.
        const scaled = new Map<string, bigint>();
        for (const [person, stakes] of chains) {
          let product = 10n ** BigInt(4 * (5 - stakes.length));
          for (const one of stakes) product *= BigInt(one);
          scaled.set(person, (scaled.get(person) ?? 0n) + product);
        }
        const wanted = [...scaled].map(([person, share]) => {
          const digits = String(share).padStart(21, '0');
          const up = Number(digits.at(-16)) >= 5 ? 1 : 0;
          return {
            person,
            tenThousandths: Number(digits.slice(0, -16)) + up,
            isOwner: share >= BigInt(threshold) * 10n ** 16n,
          };
        });
        const ratio = (numerator: number) => ({ numerator, denominator: 10_000 });
        const given = chains.map(([person, stakes]) => ({ person, stakes: stakes.map(ratio) }));
        expect(effectiveShares(given, ratio(threshold))).toMatchObject(wanted);
      }),
    );
  });
});

describe('explainBeneficialOwners', () => {
  it('BO-2 says of each person what was compared with what', () => {
    expect(explain([['张三', '0.60', '0.50']])).toMatchObject({
      answer: { needsFallback: false },
      lines: [
        {
          rule: 'BO-2',
          met: true,
          figure: '30.00 %',
          limit: '25 %',
          message: '张三 直接或间接合计 30.00 %,达到 25 %,是受益所有人。',
        },
      ],
    });
  });

  it.each([
    ['0.25', ['0.24999'], '24.999 %', '未达到 25 %。'],
    ['0.25', ['0.2499999999'], '24.99999999 %', '未达到 25 %。'],
    ['0.25', ['0.499999999999', '0.499999999999'], '24.9999999999 %', '未达到 25 %。'],
    ['0.25', ['0.250000000001', '0.999999999996'], '24.9999999999 %', '未达到 25 %。'],
    ['0.333333', ['0.333333'], '33.3333 %', '达到 33.3333 %,是受益所有人。'],
    [
      '0.333333333333',
      ['0.333333333333'],
      '33.3333333333 %',
      '达到 33.3333333333 %,是受益所有人。',
    ],
    ['0.25', ['0.2499'], '24.99 %', '未达到 25 %。'],
  ])(
    'BO-2 shows against %s as many places as it takes not to contradict itself: %j',
    (limit, stakes, figure, words) => {
      const explained = explainBeneficialOwners(chainsOf([['张三', ...stakes]]), {
        share: decimalRatio(limit),
      });
      const message = `张三 直接或间接合计 ${figure},${words}`;
      expect(explained.found && explained.lines[0]).toMatchObject({ figure, message });
    },
  );

  it('BO-3 asks for who controls, else a senior manager, when nobody reaches it', () => {
    expect(explain([])).toMatchObject({
      answer: { shares: [], needsFallback: true },
      lines: [{ rule: 'BO-3', met: false, message: expect.stringContaining('高级管理人员') }],
    });
  });

  it('BO-1 warns when more than the whole is owned, not of rounding', () => {
    expect(
      explain([
        ['P1', '0.6'],
        ['P2', '0.5'],
      ]),
    ).toMatchObject({
      lines: [{}, {}, { rule: 'BO-1', met: false, figure: '110.00 %' }],
    });
    const halves = explain([
      ['P1', '0.49995'],
      ['P2', '0.50005'],
    ]);
    expect(halves.found && halves.lines).toHaveLength(2);
  });
});

describe('ownerThreshold', () => {
  const table = beneficialOwnerTable.parse(reference);
  it('BO-2 is 25 % at present, from the row of the day', () => {
    expect(ownerThreshold(table, '2026-11-23')).toMatchObject({
      threshold: { share: { numerator: 25, denominator: 100 } },
    });
  });

  it('BO-2 fails closed on a day without a row', () => {
    expect(ownerThreshold(table, '2024-10-31').found).toBe(false);
  });
});
