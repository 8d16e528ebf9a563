import type { Explained } from '../explain.ts';
import { type CheckStep, stepLines } from './check-steps.ts';
import { identityRefusals } from './messages.ts';
import {
  checkResidentNumber,
  type ResidentNumberCheck,
  type ResidentNumberReason,
} from './resident-number.ts';

const steps: readonly CheckStep<ResidentNumberReason>[] = [
  { reason: 'FORMAT', title: '号码格式', source: 'GB 11643-1999 · H' },
  { reason: 'REGION', title: '地区代码', source: 'GB/T 2260 省级代码 · M' },
  { reason: 'BIRTHDATE', title: '出生日期', source: 'GB 11643-1999 · H' },
  { reason: 'CHECKSUM', title: '第 18 位校验', source: 'GB 11643-1999,ISO 7064 MOD 11-2 · H' },
];

const holders = {
  RESIDENT: '居民身份证',
  GAT_RESIDENCE: '港澳台居民居住证',
  FOREIGN_PR: '外国人永久居留身份证(2023 版)',
} as const;

/** `checkResidentNumber` with its reasons: each step up to the first that fails. Rules ID-1 to ID-5. */
export function explainResidentNumber(
  number: string,
  asOfDate: string,
): Explained<ResidentNumberCheck> {
  const answer = checkResidentNumber(number, asOfDate);
  const lines = stepLines(steps, identityRefusals.idNumber, answer.valid ? null : answer.reason);
  return { found: true, answer, lines: answer.valid ? [...lines, readLine(answer)] : lines };
}

function readLine(check: ResidentNumberCheck & { readonly valid: true }) {
  const { kind, birth, sex, age } = check;
  const message = `${holders[kind]},${birth} 出生,${sex === 'M' ? '男' : '女'},${age} 周岁。`;
  return { rule: 'ID-5', met: true, message };
}
