import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { type ComplaintClock, explainComplaintDeadline } from './complaint-deadline.ts';
import { complaintTermsTable } from './complaint-terms.ts';
import { explainEscalation } from './complaint-escalation.ts';
import { dueDiligenceTermsTable, explainDueDiligenceDeadline } from './due-diligence-deadline.ts';
import { explainSettlementDate } from './settlement-date.ts';

const complaint = (clock: Partial<ComplaintClock>, tables = ruleTables) =>
  explainComplaintDeadline(
    {
      startedOn: '2026-11-23',
      startedAt: null,
      level: 'NORMAL',
      step: 'RESOLVE',
      isForwarded: false,
      pauses: [],
      isExtended: false,
      ...clock,
    },
    tables,
  );

describe('complaints', () => {
  it('DL-1 are due by working days, with the figure and its source', () => {
    expect(complaint({})).toEqual({
      found: true,
      answer: { dueOn: '2026-12-14', dueAt: null, state: 'FINAL' },
      lines: [
        {
          rule: 'DL-1',
          met: true,
          message: '办结并答复:15 个工作日内,截止 2026-12-14。',
          limit: '2026-12-14',
          source: '本公司规定(未见法定时限) · L',
        },
      ],
    });
  });

  it.each([
    [{ step: 'REGISTER' }, '登记:当个工作日,截止 2026-11-23。'],
    [
      { step: 'REGISTER', level: 'URGENT', startedAt: '10:00:00' },
      '登记:即时,截止 2026-11-23 10:00:00。',
    ],
    [{ step: 'CONTACT' }, '联系投诉人:1 个工作日内,截止 2026-11-24。'],
    [
      { step: 'CONTACT', level: 'URGENT', startedAt: '10:00:00' },
      '联系投诉人:2 小时内,截止 2026-11-23 12:00:00。',
    ],
  ] as const)('DL-1 says a term of none in words: %o', (clock, message) => {
    expect(complaint(clock)).toMatchObject({ lines: [{ message }] });
  });

  it('DL-1 have a provisional clock where the calendar is missing, and say so', () => {
    expect(complaint({ startedOn: '2026-12-25' })).toMatchObject({
      answer: { dueOn: '2027-01-15', state: 'PROVISIONAL' },
      lines: [{ message: expect.stringContaining('(暂定:2027 年工作日历未下发') }],
    });
  });

  it('DL-1 count hours across midnight, and ask for the time of receipt', () => {
    const urgent = { level: 'URGENT', step: 'CONTACT' } as const;
    expect(complaint({ ...urgent, startedAt: '23:15:30' })).toMatchObject({
      answer: { dueOn: '2026-11-24', dueAt: '01:15:30' },
    });
    expect(complaint(urgent)).toEqual({
      found: false,
      message: '联系投诉人按小时计时,没有收到时刻不能计算。请补填收到时刻。',
    });
  });

  it('DL-2 are extended by working days, at most to the last day from receipt', () => {
    expect(complaint({ isExtended: true })).toMatchObject({
      answer: { dueOn: '2027-01-04', state: 'PROVISIONAL' },
    });
    const [row] = ruleTables.complaintExtension.rows;
    const rows = [{ ...row!, maxDays: 30 }];
    const tables = { ...ruleTables, complaintExtension: { name: '投诉延期', rows } };
    expect(complaint({ isExtended: true }, tables)).toMatchObject({
      answer: { dueOn: '2026-12-23', state: 'FINAL' },
    });
  });

  it('DL-1 DL-2 have no answer on a day without a row', () => {
    expect(complaint({ startedOn: '2019-12-31' }).found).toBe(false);
    const [row] = ruleTables.complaintExtension.rows;
    const rows = [{ ...row!, effectiveFrom: '2026-12-01' }];
    const tables = { ...ruleTables, complaintExtension: { name: '投诉延期', rows } };
    expect(complaint({ isExtended: true }, tables).found).toBe(false);
  });

  it.each([
    { workingDays: 1, hours: 2 },
    { workingDays: null, hours: null },
  ])('DL-1 have no row with terms %o', (terms) => {
    const [row] = ruleTables.complaintTerms.rows;
    const table = { name: '投诉时限', rows: [{ ...row, ...terms }] };
    expect(complaintTermsTable.safeParse(table).success).toBe(false);
  });
});

describe('the clock of a complaint', () => {
  const escalations = (clock: Partial<ComplaintClock>) => {
    const asked: ComplaintClock = {
      startedOn: '2026-11-23',
      startedAt: null,
      level: 'URGENT',
      step: 'RESOLVE',
      isForwarded: false,
      pauses: [],
      isExtended: false,
      ...clock,
    };
    const told = explainEscalation(asked, ruleTables);
    return told.found ? told.answer.map(({ dueOn }) => dueOn) : told.message;
  };

  it('DL-1 stands still on the days of a pause', () => {
    const pauses = [{ from: '2026-12-01', to: '2026-12-03' }];
    expect(complaint({ pauses })).toMatchObject({ answer: { dueOn: '2026-12-17' } });
    expect(complaint({ pauses, isExtended: true })).toMatchObject({
      answer: { dueOn: '2027-01-07', state: 'PROVISIONAL' },
    });
  });

  it('DL-4 passes on what is open after half, four fifths and all of its working days', () => {
    expect(escalations({})).toEqual(['2026-11-27', '2026-12-01', '2026-12-02']);
    expect(escalations({ level: 'NORMAL' })).toEqual(['2026-12-03', '2026-12-09', '2026-12-14']);
  });

  it('DL-4 ends with the day the step is due', () => {
    for (const step of ['CONTACT', 'ACCEPT', 'RESOLVE', 'AFTER_VISIT'] as const) {
      const due = complaint({ step });
      expect(escalations({ step, level: 'NORMAL' }).at(-1)).toBe(due.found && due.answer.dueOn);
    }
  });

  it('DL-4 has no days for a term in hours, and no answer without a row', () => {
    expect(escalations({ step: 'CONTACT' })).toEqual([]);
    expect(escalations({ startedOn: '2019-12-31' })).toContain('投诉时限');
  });
});

describe('due diligence', () => {
  const due = (
    item: Parameters<typeof explainDueDiligenceDeadline>[0]['item'],
    startedOn: string,
    riskLevel: 'HIGH' | 'OTHER' | null = null,
    on = '2026-11-23',
  ) => explainDueDiligenceDeadline({ item, riskLevel, startedOn, on }, ruleTables);

  it('DL-3 counts working days, days or months as its row says', () => {
    expect(due('INITIAL_RATING', '2026-11-23')).toMatchObject({ answer: { dueOn: '2026-12-07' } });
    expect(due('EXPIRED_DOCUMENT', '2026-11-23')).toMatchObject({
      answer: { dueOn: '2027-02-21' },
    });
    expect(due('REVIEW', '2026-08-31', 'HIGH')).toMatchObject({
      answer: { dueOn: '2027-02-28', state: 'FINAL' },
      lines: [{ message: '洗钱风险复评:6 个月内,截止 2027-02-28。' }],
    });
  });

  it('DL-3 has no answer before a duty began, nor for a level it does not have', () => {
    expect(due('OWNER_DIFFERENCE', '2026-01-19').found).toBe(false);
    expect(due('REVIEW', '2026-11-23').found).toBe(false);
    expect(due('INITIAL_RATING', '2026-11-23', 'HIGH').found).toBe(false);
  });

  it('DL-5 judges a client of before the order by the order, and refuses a later one in words', () => {
    expect(due('EXISTING_CLIENT', '2019-05-20', 'OTHER')).toMatchObject({
      answer: { dueOn: '2027-12-31' },
    });
    expect(due('EXISTING_CLIENT', '2026-01-01', 'OTHER')).toEqual({
      found: false,
      message:
        '2026-01-01 建立的业务关系不是存量客户(2026-01-01 以前建立的才是)。请按新客户办理尽职调查。',
    });
    expect(due('EXISTING_OWNER', '2026-01-19', 'OTHER')).toMatchObject({
      answer: { dueOn: '2028-01-20' },
    });
    expect(due('EXISTING_OWNER', '2026-01-20', 'OTHER').found).toBe(false);
    expect(due('EXISTING_CLIENT', '2019-05-20', 'OTHER', '2025-12-31').found).toBe(false);
  });

  it('DL-3 has no row with two terms', () => {
    const [row] = ruleTables.dueDiligenceTerms.rows;
    const table = { name: '尽职调查时限', rows: [{ ...row, days: 5 }] };
    expect(dueDiligenceTermsTable.safeParse(table).success).toBe(false);
  });
});

describe('settlement', () => {
  const settled = (
    instrument: 'A_SHARE' | 'B_SHARE' | 'HK_CONNECT',
    tradeDate: string,
    tables = ruleTables,
  ) => explainSettlementDate({ instrument, what: 'MONEY', tradeDate }, tables);

  it.each([
    ['A_SHARE', '2026-02-13', '2026-02-24'],
    ['B_SHARE', '2026-09-29', '2026-10-09'],
    ['HK_CONNECT', '2026-10-16', '2026-10-21'],
  ] as const)('SC-1 of %s traded on %s is on %s', (instrument, tradeDate, date) => {
    expect(settled(instrument, tradeDate)).toMatchObject({ answer: date });
  });

  it('SC-2 has no answer for a day without trading or behind the end of the calendar', () => {
    expect(settled('HK_CONNECT', '2026-10-19')).toMatchObject({
      message: '2026-10-19 休市,没有成交,不能计算交收日。请核对成交日期。',
    });
    expect(settled('A_SHARE', '2026-12-31')).toMatchObject({
      message: expect.stringContaining('没有 2027 年的交易日历'),
    });
    expect(settled('A_SHARE', '2027-01-04').found).toBe(false);
    expect(settled('A_SHARE', '2019-12-31').found).toBe(false);
  });
});
