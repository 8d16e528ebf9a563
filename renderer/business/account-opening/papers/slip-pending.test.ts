import { describe, expect, it } from 'vitest';
import { ordinaryClient } from '../../../../test/helpers/whole-application.ts';
import type { OpeningState } from '../../../../shared/business/account-opening/events.ts';
import { isTakenOffline, pendingLines, slipStatement } from './slip-pending.ts';

const opening: OpeningState = {
  application: ordinaryClient(),
  birthDate: '1990-03-07',
  sex: 'F',
  concluded: {
    nationality: 'CHN',
    rating: { level: 'LOW', points: 0 },
    assessment: { score: 56, level: 'C3', lowestCategory: false, validTo: '2028-11-23' },
    permissions: ['RISK_WARNING_BUY'],
    feeFen: 0,
  },
  found: null,
  screening: null,
  numbers: null,
  bank: null,
} as unknown as OpeningState;

const numbers: OpeningState['numbers'] = {
  clientNo: '1000000001',
  capitalAccount: '100000000001',
  ymt: '180000000001',
  shA: 'A123456789',
  szA: '0123456789',
};

const somePassword = { box: 'sealed on the keypad' };

describe('what a slip says of what is not done yet', () => {
  it('AO-8 is in words, never as if it were done', () => {
    expect(pendingLines(opening)).toEqual([
      { label: '公安核查', value: '待公安核查' },
      { label: '中登查询', value: '待中登核查' },
      { label: '存管银行', value: '待银行确认' },
      { label: '权限', value: '风险警示股票买入 待双录' },
      { label: '交易密码', value: '未设置' },
    ]);
  });

  it('is told as 离线受理告知 where nobody outside the branch was asked', () => {
    expect(isTakenOffline(opening)).toBe(true);
    const told = slipStatement(opening);
    for (const words of ['离线受理告知', '已受理', '尚未办理', '联系您', '请勿转入资金']) {
      expect(told).toContain(words);
    }
  });

  it('is not done with the numbers alone: bank, recording and password are still named', () => {
    const numbered = { ...opening, numbers };
    expect(pendingLines(numbered)).toContainEqual({ label: '中登查询', value: '已查询' });
    expect(pendingLines(numbered)).toContainEqual({ label: '存管银行', value: '待银行确认' });
    expect(slipStatement(numbered)).toContain('其余各项以上列状态为准');
  });

  it('says of a password that is not set what the client has to do, and promises no call about it', () => {
    const unset = '交易密码尚未设置,设置前不能交易,请您本人到柜台设置。';
    expect(slipStatement(opening)).toMatch(new RegExp(`${unset}$`));
    const { concluded, application } = opening;
    if (concluded === null || application.form === 1) throw new Error('not a whole opening');
    const onlyPassword: OpeningState = {
      ...opening,
      numbers,
      application: { ...application, need: { ...application.need, bank: false } },
      concluded: { ...concluded, permissions: [] },
      found: { police: null, clearing: null } as unknown as OpeningState['found'],
    };
    expect(pendingLines(onlyPassword).at(-1)).toEqual({ label: '交易密码', value: '未设置' });
    expect(slipStatement(onlyPassword)).toBe(`您的开户申请已由总部办结,账户号码如上。${unset}`);
    const done = { ...onlyPassword, application: { ...application, password: somePassword } };
    expect(slipStatement(done as unknown as OpeningState)).not.toContain('交易密码');
  });

  it('SR-3 says nothing of screening', () => {
    const said = JSON.stringify([pendingLines(opening), slipStatement(opening)]);
    expect(said).not.toMatch(/筛查|名单|制裁/);
  });
});
