import { describe, expect, it } from 'vitest';
import { testStock } from '../../test/helpers/order-desk.ts';
import { findSecurities, listSecurities } from './find-securities.ts';

const listed = listSecurities([
  testStock,
  { ...testStock, code: '600036', name: '招商银行' },
  { ...testStock, code: '600000', name: '浦发银行' },
  { ...testStock, market: 'XSHE', board: 'SZ_MAIN', code: '000002', name: '万 科A' },
  { ...testStock, market: 'XSHE', board: 'SZ_MAIN', code: '000001', name: '平安银行' },
]);

const found = (typed: string, limit = 10): readonly string[] =>
  findSecurities(listed, typed, limit).map(({ security }) => security.code);

describe('securities', () => {
  it('are found by the code and by how it begins', () => {
    expect(found('600519')).toEqual(['600519']);
    expect(found('6000')).toEqual(['600000', '600036']);
    expect(found('６００５１９')).toEqual(['600519']);
  });

  it('are found by the name, its beginning before its inside', () => {
    expect(found('茅台')).toEqual(['600519']);
    expect(found('银行')).toEqual(['000001', '600000', '600036']);
    expect(found('万科A')).toEqual(['000002']);
    expect(found('万科a')).toEqual(['000002']);
  });

  it('are found by the initials of the pinyin, in either case', () => {
    expect(found('gzmt')).toEqual(['600519']);
    expect(found('PAYH')).toEqual(['000001']);
    expect(found('yh')).toEqual(['000001', '600000', '600036']);
  });

  it('are none where nothing is typed or nothing fits, and never more than are asked for', () => {
    expect(found('')).toEqual([]);
    expect(found('  ')).toEqual([]);
    expect(found('999999')).toEqual([]);
    expect(found('银行', 2)).toHaveLength(2);
  });
});
