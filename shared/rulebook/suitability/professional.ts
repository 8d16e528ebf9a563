import { figureAmount } from '../../values/money.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import type {
  ProfessionalKind,
  ProfessionalTerms,
  ProfessionalTermsTable,
} from './professional-terms.ts';

/** What an applicant proves; amounts in fen. */
export interface Means {
  readonly financialAssets: number;
  /** Average of the last three years; 0 for a legal person. */
  readonly avgIncome: number;
  /** At the end of the last year; 0 for a natural person. */
  readonly netAssets: number;
  /** Of investing, or of relevant work; parts of a year do not count as one. */
  readonly experienceYears: number;
  /** Senior manager of a class A institution, or CPA or lawyer qualified in finance. */
  readonly hasProfession: boolean;
}

/**
 * Whether somebody may be a professional investor of class B or C. Class A is by status and not asked here. Rules
 * PI-1 to PI-4 (docs/rules.md). Fails closed on a day without a row.
 */
export function explainProfessional(
  kind: ProfessionalKind,
  means: Means,
  on: string,
  { professionalTerms }: { readonly professionalTerms: ProfessionalTermsTable },
): Explained<{ readonly eligible: boolean }> {
  const found = rowOn(professionalTerms, on, { kind });
  if (!found.found) return found;
  const checks = [meansLine(means, found.row), experienceLine(means, found.row)];
  const eligible = checks.every(({ met }) => met);
  const lines = eligible ? [...checks, ...procedureLine(found.row)] : checks;
  return { found: true, answer: { eligible }, lines };
}

function meansLine(means: Means, row: ProfessionalTerms): RuleLine {
  return row.minNetAssets === null
    ? personsMeans(means, row.minAvgIncome ?? 0, row)
    : legalPersonsMeans(means, row.minNetAssets, row);
}

/** Either is enough. */
function personsMeans(means: Means, minAvgIncome: number, row: ProfessionalTerms): RuleLine {
  const { financialAssets, avgIncome } = means;
  const limit = `金融资产 ${figureAmount(row.minFinancialAssets)} 元或年均收入 ${figureAmount(minAvgIncome)} 元`;
  const figure = `金融资产 ${figureAmount(financialAssets)} 元,年均收入 ${figureAmount(avgIncome)} 元`;
  const met = financialAssets >= row.minFinancialAssets || avgIncome >= minAvgIncome;
  const short = `,还差金融资产 ${lacking(financialAssets, row.minFinancialAssets)} 元或年均收入 ${lacking(avgIncome, minAvgIncome)} 元。请按普通投资者办理。`;
  const message = `要求不低于${limit},客户${figure}${met ? ',符合。' : short}`;
  return { rule: 'PI-1', met, message, figure, limit, source: sourceOf(row) };
}

/** Both are asked for. */
function legalPersonsMeans(means: Means, minNetAssets: number, row: ProfessionalTerms): RuleLine {
  const { financialAssets, netAssets } = means;
  const limit = `净资产 ${figureAmount(minNetAssets)} 元且金融资产 ${figureAmount(row.minFinancialAssets)} 元`;
  const figure = `净资产 ${figureAmount(netAssets)} 元,金融资产 ${figureAmount(financialAssets)} 元`;
  const met = netAssets >= minNetAssets && financialAssets >= row.minFinancialAssets;
  const short = `,还差净资产 ${lacking(netAssets, minNetAssets)} 元、金融资产 ${lacking(financialAssets, row.minFinancialAssets)} 元。请按普通投资者办理。`;
  const message = `要求不低于${limit},客户${figure}${met ? ',符合。' : short}`;
  return { rule: 'PI-2', met, message, figure, limit, source: sourceOf(row) };
}

function experienceLine(
  { experienceYears, hasProfession }: Means,
  row: ProfessionalTerms,
): RuleLine {
  const byProfession = row.mayQualifyByProfession && hasProfession;
  const met = experienceYears >= row.minYears || byProfession;
  const words = byProfession
    ? '客户以任职或执业资格符合经历要求。'
    : `要求 ${row.minYears} 年以上投资经历或相关工作经历,客户 ${experienceYears} 年${met ? ',符合。' : '。请按普通投资者办理。'}`;
  return {
    rule: 'PI-3',
    met,
    message: words,
    figure: String(experienceYears),
    limit: String(row.minYears),
    source: sourceOf(row),
  };
}

const procedureNames = {
  APPLICATION: '客户书面申请',
  TEST: '知识测试或面谈',
  DECISION: '本公司审查决定',
  NOTICE: '书面告知保护减少',
  RECORDING: '现场双录',
};

/** What is left to do for who is eligible. */
function procedureLine(row: ProfessionalTerms): readonly RuleLine[] {
  const steps = row.procedure.map((step) => procedureNames[step]).join('、');
  const first = steps === '' ? '' : `请依次办理:${steps}。`;
  const message = `${first}证明材料每 ${row.recheckMonths} 个月复核一次。`;
  return [{ rule: 'PI-4', met: true, message, source: sourceOf(row) }];
}

function lacking(have: number, need: number): string {
  return figureAmount(Math.max(need - have, 0));
}
