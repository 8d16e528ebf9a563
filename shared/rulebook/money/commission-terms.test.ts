import { describe, expect, it } from 'vitest';
import floorsFile from '../../../assets/reference/commission-floors.json' with { type: 'json' };
import limitsFile from '../../../assets/reference/commission-limits.json' with { type: 'json' };
import ratesFile from '../../../assets/reference/fee-rates.json' with { type: 'json' };
import { decimalRatio } from '../../values/decimal.ts';
import type { Board } from '../trading/board.ts';
import { commissionFloorsTable, commissionLimitsTable } from './commission-tables.ts';
import { explainCommissionTerms } from './commission-terms.ts';
import { feeRatesTable } from './fee-rates.ts';

const tables = {
  commissionLimits: commissionLimitsTable.parse(limitsFile),
  commissionFloors: commissionFloorsTable.parse(floorsFile),
  feeRates: feeRatesTable.parse(ratesFile),
};
const explain = (
  rate: string,
  minimumFen = 500,
  mode: 'ALL_IN' | 'NET' = 'ALL_IN',
  board: Board = 'SH_MAIN',
  date = '2026-11-23',
) =>
  explainCommissionTerms(
    { board, terms: { rate: decimalRatio(rate), minimumFen, mode }, date },
    tables,
  );
const answer = (...given: Parameters<typeof explain>) => {
  const explained = explain(...given);
  return explained.found ? explained.answer : explained.message;
};

describe('what a branch may agree on', () => {
  it('FE-8 is not above 0.3 %', () => {
    expect(answer('0.003')).toEqual({ result: 'OK', needsAuthorization: false });
    expect(answer('0.003000000001')).toEqual({ result: 'OVER_MAX' });
  });

  it('FE-8 is not below the fees it holds, unless they are charged beside it', () => {
    expect(answer('0.0000541')).toMatchObject({ result: 'OK' });
    expect(answer('0.0000540')).toEqual({ result: 'BELOW_PASSED_ON' });
    expect(answer('0', 500, 'NET')).toEqual({ result: 'OK', needsAuthorization: true });
  });

  it('FE-9 needs authorization below the floor of the branch or its lowest charge', () => {
    expect(answer('0.00015')).toEqual({ result: 'OK', needsAuthorization: false });
    expect(answer('0.000149')).toEqual({ result: 'OK', needsAuthorization: true });
    expect(answer('0.00025', 499)).toEqual({ result: 'OK', needsAuthorization: true });
    expect(answer('0.003', 100, 'ALL_IN', 'SH_B')).toEqual({
      result: 'OK',
      needsAuthorization: false,
    });
    expect(answer('0.003', 499, 'ALL_IN', 'SZ_B')).toEqual({
      result: 'OK',
      needsAuthorization: true,
    });
  });

  it('FE-9 says which line was not met and by what', () => {
    const explained = explain('0.0001');
    expect(explained.found && explained.lines.filter(({ met }) => !met)).toMatchObject([
      {
        rule: 'FE-9',
        figure: '万1',
        limit: '万1.5',
        message: '佣金率 万1 低于营业部下限 万1.5,须主管授权并报总部。',
      },
    ]);
  });

  it('FE-8 has no floor for B shares, whose fees are inside the commission by practice', () => {
    expect(answer('0.00001', 100, 'ALL_IN', 'SH_B')).toEqual({
      result: 'OK',
      needsAuthorization: true,
    });
  });

  it('FE-8 FE-9 name the law for the highest rate and the house for its floors', () => {
    const explained = explain('0.00025');
    const sources = explained.found ? explained.lines.map(({ source }) => source) : [];
    expect(sources[0]).toBe('关于调整证券交易佣金收取标准的通知(2002 年) · H');
    expect(sources.slice(2)).toEqual(['本公司规定 · L', '本公司规定 · L']);
  });

  it('DT-1 fails closed without limits or without rates', () => {
    expect(answer('0.001', 500, 'ALL_IN', 'SH_MAIN', '2002-04-30')).toContain('佣金率上限');
    expect(answer('0.001', 500, 'ALL_IN', 'SH_MAIN', '2005-01-01')).toContain('交易费率');
  });
});
