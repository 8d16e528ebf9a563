import { type RuleLine, sourceOf } from '../explain.ts';
import {
  type CustomerLevel,
  type InvestorType,
  isProfessional,
  levelName,
  rankOf,
} from './levels.ts';
import { type PermissionLevel, permissionNames } from './permissions.ts';

/** How a client is classed. */
export interface Classed {
  readonly customerLevel: CustomerLevel;
  readonly lowestCategory: boolean;
  readonly investorType: InvestorType;
}

type Gate = 'passed' | 'mismatch' | 'refused';

/** The lowest category has no mismatch path (rule SU-4), professionals have no level to compare (rule SU-2). */
export function gateOf(classed: Classed, { minLevel, levelGate }: PermissionLevel): Gate {
  const { customerLevel, investorType, lowestCategory } = classed;
  if (isProfessional(investorType) || rankOf(customerLevel) >= rankOf(minLevel)) return 'passed';
  return levelGate === 'hard' || lowestCategory ? 'refused' : 'mismatch';
}

/** The client's level beside the one a permission asks for; nothing is compared for professionals. */
export function levelLine(classed: Classed, level: PermissionLevel): RuleLine {
  const { customerLevel, investorType } = classed;
  const name = permissionNames[level.permission];
  const gate = gateOf(classed, level);
  const words = `${name}要求风险等级 ${levelName(level.minLevel)} 及以上,客户 ${levelName(customerLevel)}`;
  const ends = {
    passed: ',符合。',
    mismatch: '。客户主动要求的,告知不适合,签署特别书面风险警示书,由主管授权后办理。',
    refused: ',不能办理。请告知客户;情况有变化的,可由客户本人重新测评。',
  };
  const source = sourceOf(level);
  if (isProfessional(investorType)) {
    return { rule: 'PM-4', met: true, message: `专业投资者不比对${name}的风险等级。`, source };
  }
  return {
    rule: 'PM-4',
    met: gate === 'passed',
    message: words + ends[gate],
    figure: customerLevel,
    limit: level.minLevel,
    source,
  };
}
