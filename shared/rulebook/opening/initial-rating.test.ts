import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedEdition } from '../../../assets/reference/published.ts';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { rowsOn } from '../dated-table.ts';
import { amlBandTable, AmlLevel, amlFactorTable, StatedFactor } from './aml-tables.ts';
import { explainInitialRating, type InitialRating } from './initial-rating.ts';
import type { RatedClient } from './rating-counts.ts';

const on = '2026-11-23';
const plain: RatedClient = {
  occupation: '02',
  fundSources: ['01'],
  nationality: 'CHN',
  taxCountries: [],
  age: 36,
  factors: [],
};

function asked(change: Partial<RatedClient>, day = on) {
  const answer = explainInitialRating({ ...plain, ...change }, day, ruleTables);
  if (!answer.found) throw new Error(answer.message);
  return answer;
}
const ratingOf = (change: Partial<RatedClient>, day = on): InitialRating =>
  asked(change, day).answer;
const rankOf = ({ level }: InitialRating) => AmlLevel.options.indexOf(level);

const clients = fc.record({
  occupation: fc.constantFrom(...rowsOn(ruleTables.occupations, on).map(({ code }) => code)),
  fundSources: fc.subarray(
    rowsOn(ruleTables.fundSources, on).map(({ code }) => code),
    { minLength: 1 },
  ),
  nationality: fc.constantFrom('CHN', 'HKG', 'USA', 'SGP', 'IRN', 'MMR', 'RUS'),
  taxCountries: fc.subarray(['HKG', 'SGP', 'PAN', 'PRK']),
  age: fc.integer({ min: 16, max: 100 }),
  factors: fc.subarray([...StatedFactor.options]),
});

describe('explainInitialRating', () => {
  it('RR-4 rates an ordinary client low, to be looked at again in 48 months', () => {
    expect(asked({})).toEqual({
      found: true,
      answer: { points: 0, level: 'LOW', reviewMonths: 48, needsSeniorApproval: false },
      lines: [
        expect.objectContaining({ rule: 'RR-4', message: '合计 0 分,初次洗钱风险等级:低。' }),
        expect.objectContaining({ rule: 'RR-4', message: '每 48 个月复评一次。' }),
      ],
    });
  });

  it('RR-1 RR-2 has a line for each that counted', () => {
    const { lines } = asked({
      occupation: '15',
      fundSources: ['01', '03', '12'],
      nationality: 'USA',
      taxCountries: ['USA', 'PAN'],
      age: 71,
      factors: ['AGENT_OPENS'],
    });
    expect(lines.filter(({ rule }) => rule < 'RR-3').map(({ message }) => message)).toEqual([
      '由代理人办理,计 10 分。',
      '外国国籍,计 10 分。',
      '非居民(其他国家或地区税收居民),计 10 分。',
      '超过 70 岁,计 5 分。',
      '职业:珠宝、贵金属、古玩、拍卖、典当从业人员,计 15 分。',
      '资金来源:境外汇入资金,计 15 分。',
      '国家(地区):巴拿马,计 15 分。',
    ]);
  });

  it('RR-1 counts age at its ends', () => {
    const points = [17, 18, 70, 71].map((age) => ratingOf({ age }).points);
    expect(points).toEqual([10, 0, 0, 5]);
  });

  it('RR-1 counts the nationals of Hong Kong, Macao and Taiwan as no foreigners', () => {
    expect(ratingOf({ nationality: 'HKG' }).points).toBe(0);
    expect(ratingOf({ nationality: 'SGP' })).toMatchObject({ points: 10, level: 'LOWER' });
  });

  it('RR-3 rates a politically exposed person at least 较高, whatever the points', () => {
    expect(ratingOf({ factors: ['PEP_SELF'] })).toMatchObject({ points: 30, level: 'HIGHER' });
    const raised = asked({ factors: ['PEP_SELF'] }).lines.find(({ rule }) => rule === 'RR-3');
    expect(raised?.message).toBe('本人为政治公众人物,等级不低于较高(按分值为中)。');
  });

  it('RR-5 asks for a senior when the level is 高', () => {
    const high = ratingOf({ factors: ['PEP_SELF', 'CONTROLLER_OTHER', 'AGENT_OPENS'] });
    expect(high).toMatchObject({ points: 70, level: 'HIGH', needsSeniorApproval: true });
    expect(high.reviewMonths).toBe(6);
    const below = ratingOf({ factors: ['PEP_SELF', 'CONTROLLER_OTHER'] });
    expect(below).toMatchObject({ points: 60, level: 'HIGHER', needsSeniorApproval: false });
  });

  it('RR-2 keeps to the points of the day', () => {
    expect(ratingOf({ nationality: 'MMR' }, '2022-10-20').level).toBe('MEDIUM');
    expect(ratingOf({ nationality: 'MMR' }, '2022-10-21').level).toBe('HIGH');
  });

  it('RR-4 never rates lower for one circumstance more', () => {
    fc.assert(
      fc.property(clients, fc.constantFrom(...StatedFactor.options), (client, factor) => {
        const less = ratingOf(client);
        const more = ratingOf({ ...client, factors: [...client.factors, factor] });
        expect(more.points).toBeGreaterThanOrEqual(less.points);
        expect(rankOf(more)).toBeGreaterThanOrEqual(rankOf(less));
      }),
    );
  });

  it('RR-1 the points are those of the lines, and no order of the choices changes them', () => {
    fc.assert(
      fc.property(clients, (client) => {
        const { answer, lines } = asked(client);
        const counted = lines.filter(({ rule }) => rule === 'RR-1' || rule === 'RR-2');
        const sum = counted.reduce((total, { figure }) => total + Number(figure), 0);
        expect(sum).toBe(answer.points);
        const turned = {
          fundSources: client.fundSources.toReversed(),
          taxCountries: client.taxCountries.toReversed(),
          factors: [...client.factors, ...client.factors].toReversed(),
        };
        expect(ratingOf({ ...client, ...turned })).toEqual(answer);
      }),
    );
  });

  it('DT-1 answers nothing for a code that is not listed or a day without rows', () => {
    const answers = [
      explainInitialRating({ ...plain, occupation: '77' }, on, ruleTables),
      explainInitialRating({ ...plain, nationality: 'ZZZ' }, on, ruleTables),
      explainInitialRating({ ...plain, taxCountries: ['ZZZ'] }, on, ruleTables),
      explainInitialRating(plain, '2019-12-31', ruleTables),
    ];
    expect(answers.map(({ found }) => found)).toEqual([false, false, false, false]);
  });
});

describe('the tables of the rating', () => {
  const bands = publishedEdition.tables['amlBands'] as { name: string; rows: object[] };
  const factors = publishedEdition.tables['amlFactors'] as { name: string; rows: object[] };
  const changed = (table: typeof bands, at: number, change: object) => ({
    ...table,
    rows: table.rows.map((row, place) => (place === at ? { ...row, ...change } : row)),
  });

  it('RR-4 have all five levels, ascending from 0', () => {
    const messages = [
      changed(bands, 0, { lowestPoints: 1 }),
      changed(bands, 2, { lowestPoints: 10 }),
      { ...bands, rows: bands.rows.slice(1) },
    ].map((table) => amlBandTable.safeParse(table).error?.issues[0]?.message);
    expect(messages).toEqual([
      '最低等级应自 0 分起。',
      '各级起分应逐级升高。',
      '这一天没有列全五个等级。',
    ]);
    expect(amlBandTable.safeParse(bands).success).toBe(true);
  });

  it('RR-1 have ages where a factor goes by age, and nowhere else', () => {
    expect(amlFactorTable.safeParse(factors).success).toBe(true);
    expect(amlFactorTable.safeParse(changed(factors, 0, { minAge: 3 })).success).toBe(false);
    expect(amlFactorTable.safeParse(changed(factors, 8, { maxAge: null })).success).toBe(false);
  });
});
