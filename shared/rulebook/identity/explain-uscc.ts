import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { type CheckStep, stepLines } from './check-steps.ts';
import { identityRefusals } from './messages.ts';
import { checkUscc, type UsccCheck, type UsccReason } from './uscc.ts';
import type { UsccPrefixTable } from './uscc-prefixes.ts';

const source = 'GB 32100-2015 · H';
const steps: readonly CheckStep<UsccReason>[] = [
  { reason: 'LENGTH', title: '长度 18 位', source },
  { reason: 'CHARSET', title: '字符范围', source },
  { reason: 'REGION', title: '登记机关行政区划', source },
  { reason: 'CHECKSUM', title: '第 18 位校验', source },
];

/**
 * `checkUscc` with its reasons, the organisation code's own check and, where the table of the day knows it, what kind of
 * body the code belongs to. Neither of the two forbids anything. Rules ID-10 to ID-13.
 */
export function explainUscc(
  code: string,
  on: string,
  prefixes: UsccPrefixTable,
): Explained<UsccCheck> {
  const answer = checkUscc(code);
  const lines = stepLines(steps, identityRefusals.uscc, answer.valid ? null : answer.reason);
  if (!answer.valid) return { found: true, answer, lines };
  const hints = [organisationLine(answer.isOrganisationCodeOk), holderLine(code, on, prefixes)];
  return { found: true, answer, lines: [...lines, ...hints] };
}

function organisationLine(met: boolean): RuleLine {
  const message = met
    ? '组织机构代码(第 9 至 17 位)校验:相符。'
    : '组织机构代码(第 9 至 17 位)校验不符。请再核对证照原件;原件如此的可以继续办理。';
  return { rule: 'ID-13', met, message, source: 'GB 11714 · H' };
}

function holderLine(code: string, on: string, prefixes: UsccPrefixTable): RuleLine {
  const prefix = code.slice(0, 2);
  const known = rowOn(prefixes, on, { prefix });
  return known.found
    ? {
        rule: 'ID-13',
        met: true,
        message: `代码开头 ${prefix}:${known.row.holder}。`,
        source: sourceOf(known.row),
      }
    : {
        rule: 'ID-13',
        met: true,
        message: `代码开头 ${prefix} 不在类别表中。请对照证照原件确认主体类型。`,
      };
}
