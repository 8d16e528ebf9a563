import { type RuleLine, sourceOf } from '../explain.ts';
import {
  permissionNames,
  type PermissionPaper,
  type PermissionThreshold,
  type Qualification,
} from './permissions.ts';

const testNames = { KNOWLEDGE: '知识测试', EXAM: '考试' };

const paperNames: Readonly<Record<PermissionPaper, string>> = {
  RISK_DISCLOSURE: '风险揭示书',
  GROWTH_DISCLOSURE: '科创成长层风险揭示书',
  AGREEMENT: '委托协议',
  CREDIT_ASSESSMENT: '征信评估',
  CONTRACT: '业务合同',
  SIMULATED_TRADING: '模拟交易',
};

const qualificationNames: Readonly<Record<Qualification, string>> = {
  MARGIN: '融资融券业务资格',
  FINANCIAL_FUTURES: '金融期货交易经历',
};

/** The test a permission asks for, if it does. */
export function testLine(passed: boolean, row: PermissionThreshold): readonly RuleLine[] {
  if (row.test === null) return [];
  const test = `${permissionNames[row.permission]}${testNames[row.test]}`;
  const message = passed ? `${test}已通过。` : `${test}尚未通过。请客户本人完成后再申请。`;
  return [{ rule: 'PM-5', met: passed, message, source: sourceOf(row) }];
}

/** A line for each paper a permission asks for. */
export function paperLines(
  papers: readonly PermissionPaper[],
  row: PermissionThreshold,
): readonly RuleLine[] {
  return row.papers.map((paper) => {
    const met = papers.includes(paper);
    const message = `${paperNames[paper]}${met ? '已完成。' : '尚未完成。请办妥后再申请。'}`;
    return { rule: 'PM-6', met, message, source: sourceOf(row) };
  });
}

/** What else a client must have for a permission, if anything. */
export function qualificationLine(
  held: readonly Qualification[],
  row: PermissionThreshold,
): readonly RuleLine[] {
  const asked = row.anyQualificationOf;
  if (asked.length === 0) return [];
  const met = asked.some((one) => held.includes(one));
  const names = asked.map((one) => qualificationNames[one]).join('或');
  const message = met ? `客户具备${names}。` : `客户须具备${names}。请核对资格证明。`;
  return [{ rule: 'PM-7', met, message, source: sourceOf(row) }];
}
