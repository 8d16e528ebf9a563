import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { depositoryBankTable, explainDepositoryCard } from './depository-banks.ts';

const on = '2026-11-23';

function judged(bank: string, card: string) {
  const asked = explainDepositoryCard({ bank, card }, on, ruleTables);
  if (!asked.found) throw new Error(asked.message);
  return asked;
}

describe('explainDepositoryCard', () => {
  it('BK-1 refuses a bank that is none of the day, and none at all', () => {
    const refusals = ['XYZ', ''].map((bank) => judged(bank, '6225880000000001').answer.refusals);
    expect(refusals).toEqual([
      [
        {
          rule: 'BK-1',
          field: 'bank',
          message: '银行代码“XYZ”2026-11-23 不在“存管银行”中,不能签约。请改选其他银行。',
        },
      ],
      [{ rule: 'BK-1', field: 'bank', message: '请选择存管银行。' }],
    ]);
  });

  it('BK-2 refuses what is no card number, and only warns of the check digit', () => {
    const fields = judged('CMB', '622588').answer.refusals.map(({ rule, field }) => [rule, field]);
    expect(fields).toEqual([['BK-2', 'bankCard']]);
    expect(judged('CMB', '6225880000000002').answer).toMatchObject({
      refusals: [],
      warnings: ['CHECKSUM'],
    });
  });

  it('BK-3 names the bank whose card it seems to be', () => {
    const { answer, lines } = judged('CMB', '6217000000000000004');
    expect(answer).toMatchObject({ refusals: [], warnings: ['FOREIGN_PREFIX'] });
    const told = lines.find(({ rule }) => rule === 'BK-3');
    expect(told?.message).toMatch(/^卡号开头像是中国建设银行的卡/);
    expect(judged('CMB', '6230000000000009').answer.warnings).toEqual([]);
  });

  it('BK-4 says how the contract is signed, and until when it is confirmed', () => {
    expect(judged('ICBC', '6222020000000000000').answer).toMatchObject({
      signing: 'AT_COUNTER',
      confirmDays: null,
    });
    const { answer, lines } = judged('PSBC', '6221880000000000001');
    expect(answer).toMatchObject({ signing: 'AT_BANK', confirmDays: 30 });
    expect(lines[0]?.message).toBe(
      '中国邮政储蓄银行:柜台预约,客户须在 30 天内到银行或网上银行确认。',
    );
  });

  it('DT-1 answers nothing on a day without any bank', () => {
    const asked = explainDepositoryCard({ bank: 'ICBC', card: '1' }, '2019-12-31', ruleTables);
    expect(asked.found).toBe(false);
  });

  it('BK-4 has a term of confirming where the client goes to the bank, and nowhere else', () => {
    const [row] = ruleTables.depositoryBanks.rows;
    const table = (change: object) => ({ name: '存管银行', rows: [{ ...row, ...change }] });
    const taken = [{}, { confirmDays: 5 }, { signing: 'AT_BANK' }].map(
      (change) => depositoryBankTable.safeParse(table(change)).success,
    );
    expect(taken).toEqual([true, false, false]);
  });
});
