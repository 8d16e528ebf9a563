import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { Circumstance, Operation } from './approval-matrix.ts';
import { type ActForApproval, explainApprovalNeeds } from './approval-need.ts';

const act: ActForApproval = {
  operation: 'ACCOUNT_OPENING',
  circumstances: [],
  amount: null,
  points: null,
};
const ask = (change: Partial<ActForApproval>) =>
  explainApprovalNeeds({ ...act, ...change }, '2026-11-23', ruleTables);
function approvers(change: Partial<ActForApproval>) {
  const asked = ask(change);
  if (!asked.found) throw new Error(asked.message);
  return asked.answer.approvers;
}

describe('explainApprovalNeeds', () => {
  it('AM-1 gives what an operation always needs, who agrees and what has to be there', () => {
    expect(ask({ operation: 'PASSWORD_RESET' })).toMatchObject({
      answer: { approvers: ['CHECKER'], conditions: ['CLIENT_PRESENT', 'PHOTO'] },
      lines: [{ rule: 'AM-1', message: '须复核,并客户到场、现场拍照。' }],
    });
  });

  it('AM-2 adds the supervisor for a minor, an agent, a foreigner, over 70, an expired document', () => {
    const circumstances = ['MINOR', 'AGENT', 'FOREIGNER', 'OVER_70', 'EXPIRED_ID'] as const;
    for (const one of circumstances) {
      expect(approvers({ circumstances: [one] })).toEqual(['CHECKER', 'SUPERVISOR']);
    }
    expect(ask({ circumstances: ['MINOR'] })).toMatchObject({
      lines: [{ rule: 'AM-1' }, { rule: 'AM-2', message: '未成年人:须主管授权。' }],
    });
  });

  it('AM-3 adds by amount, at the limit or above it as the row says; an unknown one is above', () => {
    expect(approvers({ operation: 'COUNTER_ORDER', amount: 999_999_99 })).toEqual([]);
    expect(approvers({ operation: 'COUNTER_ORDER', amount: 1_000_000_00 })).toEqual(['CHECKER']);
    expect(approvers({ operation: 'ACCOUNT_CLOSING', amount: 500_000_00 })).toEqual(['CHECKER']);
    const over = ask({ operation: 'ACCOUNT_CLOSING', amount: 500_000_01 });
    expect(over).toMatchObject({ lines: [{ rule: 'AM-1' }, { rule: 'AM-3' }] });
    expect(approvers({ operation: 'POINTS_GRANT' })).toEqual(['SUPERVISOR']);
  });

  it.each([
    ['COUNTER_ORDER', '金额未知,按达到限额 1,000,000.00 元处理:须复核。'],
    ['ACCOUNT_CLOSING', '金额未知,按超过限额 500,000.00 元处理:须主管授权。'],
    ['POINTS_GRANT', '积分未知,按超过限额 '],
  ] as const)(
    'AM-3 says of an unknown figure of %s that it is taken as over',
    (operation, words) => {
      const asked = ask({ operation });
      const line = asked.found ? asked.lines.find(({ rule }) => rule === 'AM-3') : undefined;
      expect(line?.message).toContain(words);
    },
  );

  it('AM-1 has a row for every operation, and fails closed on a day before', () => {
    for (const operation of Operation.options) expect(ask({ operation }).found).toBe(true);
    expect(explainApprovalNeeds(act, '2019-05-31', ruleTables).found).toBe(false);
  });

  it('AM-2 AM-3 never ask fewer for more circumstances or a higher amount', () => {
    const some = fc.subarray([...Circumstance.options]);
    const operations = fc.constantFrom(...Operation.options);
    fc.assert(
      fc.property(
        operations,
        some,
        some,
        fc.nat(),
        fc.nat(),
        (operation, less, more, low, added) => {
          const few = approvers({ operation, circumstances: less, amount: low, points: low });
          const higher = { amount: low + added, points: low + added };
          const many = approvers({ operation, circumstances: [...less, ...more], ...higher });
          expect(few.filter((one) => !many.includes(one))).toEqual([]);
        },
      ),
    );
  });
});
