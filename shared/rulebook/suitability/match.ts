import type { Explained, RuleLine } from '../explain.ts';
import {
  type CustomerLevel,
  type InvestorType,
  isProfessional,
  levelName,
  type ProductLevel,
  rankOf,
} from './levels.ts';

/** A client, a product or service, and how they came together. */
export interface Match {
  readonly customerLevel: CustomerLevel;
  /** 风险承受能力最低类别: from single answers of the questionnaire, never from its score. */
  readonly lowestCategory: boolean;
  readonly productLevel: ProductLevel;
  readonly investorType: InvestorType;
  readonly initiatedBy: 'CLIENT' | 'STAFF';
  /** Whether every access threshold of the product is met. */
  readonly admissionOk: boolean;
  readonly channel: 'COUNTER' | 'ONLINE';
}

/** What the match comes to; `recording` tells whether it is recorded on site (art. 25). */
export type Matched =
  | {
      readonly decision: 'ALLOW';
      readonly reason: 'MATCHED' | 'PROFESSIONAL';
      readonly recording: boolean;
    }
  | {
      readonly decision: 'ALLOW_WITH_WARNING';
      readonly reason: 'CLIENT_INITIATED_OVER_RISK';
      readonly recording: boolean;
    }
  | {
      readonly decision: 'FORBID';
      readonly reason: 'ADMISSION_NOT_MET' | 'LOWEST_CATEGORY' | 'ACTIVE_SOLICITATION';
    };

/** Whether a client may have a product or service, and how. Rules SU-1 to SU-6 (docs/rules.md). */
export function explainMatch(match: Match): Explained<Matched> {
  const answer = decide(match);
  return { found: true, answer, lines: [lineOf(match, answer)] };
}

/** The order of decision is the rule: what is asked first decides. */
function decide(match: Match): Matched {
  const recording = match.channel === 'COUNTER' && !isProfessional(match.investorType);
  if (!match.admissionOk) return { decision: 'FORBID', reason: 'ADMISSION_NOT_MET' };
  if (isProfessional(match.investorType)) {
    return { decision: 'ALLOW', reason: 'PROFESSIONAL', recording };
  }
  if (rankOf(match.productLevel) <= rankOf(match.customerLevel)) {
    return { decision: 'ALLOW', reason: 'MATCHED', recording };
  }
  if (match.lowestCategory) return { decision: 'FORBID', reason: 'LOWEST_CATEGORY' };
  if (match.initiatedBy === 'STAFF') return { decision: 'FORBID', reason: 'ACTIVE_SOLICITATION' };
  return { decision: 'ALLOW_WITH_WARNING', reason: 'CLIENT_INITIATED_OVER_RISK', recording };
}

const order130 = '证券期货投资者适当性管理办法(证监会令第130号)';

const reasons: Readonly<
  Record<
    Matched['reason'],
    { readonly rule: string; readonly source: string; readonly next: string }
  >
> = {
  ADMISSION_NOT_MET: {
    rule: 'SU-1',
    source: `${order130}第二十二条第(一)项 · H`,
    next: '客户不符合该产品或服务的准入条件,不能办理。请告知客户所缺条件。',
  },
  PROFESSIONAL: {
    rule: 'SU-2',
    source: `${order130}第八条至第十一条 · H`,
    next: '客户为专业投资者,不比对风险等级,可以办理。',
  },
  MATCHED: {
    rule: 'SU-3',
    source: '证券经营机构投资者适当性管理实施指引(试行) · H',
    next: '等级匹配,可以办理。请客户签署适当性匹配意见。',
  },
  LOWEST_CATEGORY: {
    rule: 'SU-4',
    source: `${order130}第二十二条第(五)项 · H`,
    next: '客户属风险承受能力最低类别,不得购买或接受高于其承受能力的产品或服务,不能办理。',
  },
  ACTIVE_SOLICITATION: {
    rule: 'SU-5',
    source: `${order130}第二十二条第(三)项 · H`,
    next: '不得主动向普通投资者推介风险高于其承受能力的产品或服务,不能办理。',
  },
  CLIENT_INITIATED_OVER_RISK: {
    rule: 'SU-6',
    source: `${order130}第十九条、第二十五条 · H`,
    next: '等级不匹配。客户主动要求的,告知不适合,签署特别书面风险警示书,由主管授权后办理。',
  },
};

/** Names the levels only where they decided. */
function lineOf({ customerLevel, productLevel }: Match, answer: Matched): RuleLine {
  const { rule, source, next } = reasons[answer.reason];
  const record = answer.decision !== 'FORBID' && answer.recording ? '告知、警示全程录音录像。' : '';
  const line = { rule, met: answer.decision === 'ALLOW', message: `${next}${record}`, source };
  if (answer.reason === 'ADMISSION_NOT_MET' || answer.reason === 'PROFESSIONAL') return line;
  const levels = `客户 ${levelName(customerLevel)},产品或服务 ${levelName(productLevel)}。`;
  return {
    ...line,
    message: `${levels}${line.message}`,
    figure: productLevel,
    limit: customerLevel,
  };
}
