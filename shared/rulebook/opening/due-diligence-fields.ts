import type { Refusal } from '../../errors.ts';
import { countCodePoints, hasControlOrBidi, hasLoneSurrogate } from '../../values/text.ts';
import { type DatedTable, rowOn } from '../dated-table.ts';
import type {
  EducationLevelTable,
  FundSourceTable,
  ListRow,
  OccupationTable,
  OpeningPurposeTable,
} from './opening-lists.ts';

const LONGEST_EMPLOYER = 100;

/** What is asked of a person besides document and contact, by the codes of the lists. */
export interface DueDiligenceFields {
  readonly occupation: string;
  /** Empty where the occupation has none. */
  readonly employer: string;
  readonly education: string;
  readonly fundSources: readonly string[];
  readonly purposes: readonly string[];
}

/** The lists these fields are chosen from. */
export interface DueDiligenceTables {
  readonly occupations: OccupationTable;
  readonly educationLevels: EducationLevelTable;
  readonly fundSources: FundSourceTable;
  readonly openingPurposes: OpeningPurposeTable;
}

/**
 * What is missing or not on the lists of the day, each at its field (`occupation`, `employer`, `education`,
 * `fundSources`, `purposes`). Rules CD-1 to CD-5 (docs/rules.md); source: order 〔2025〕no. 11. Never throws.
 */
export function dueDiligenceRefusals(
  fields: DueDiligenceFields,
  on: string,
  tables: DueDiligenceTables,
): readonly Refusal[] {
  return [
    ...chosenOnce('CD-1', 'occupation', '职业', fields.occupation, on, tables.occupations),
    ...employerRefusals(fields, on, tables.occupations),
    ...chosenOnce('CD-3', 'education', '学历', fields.education, on, tables.educationLevels),
    ...chosenSome('CD-4', 'fundSources', '资金来源', fields.fundSources, on, tables.fundSources),
    ...chosenSome('CD-5', 'purposes', '开户目的', fields.purposes, on, tables.openingPurposes),
  ];
}

function chosenOnce(
  rule: string,
  field: string,
  title: string,
  code: string,
  on: string,
  table: DatedTable<ListRow>,
): readonly Refusal[] {
  if (code === '') return [{ rule, field, message: `请选择${title}。` }];
  if (rowOn(table, on, { code }).found) return [];
  return [
    { rule, field, message: `${title}代码“${code}”${on} 不在“${table.name}”中,请重新选择。` },
  ];
}

function chosenSome(
  rule: string,
  field: string,
  title: string,
  codes: readonly string[],
  on: string,
  table: DatedTable<ListRow>,
): readonly Refusal[] {
  if (codes.length === 0) return [{ rule, field, message: `请选择${title},至少一项。` }];
  const twice = new Set(codes).size < codes.length;
  if (twice) return [{ rule, field, message: `${title}有重复的选项,请删去多余的。` }];
  return codes.flatMap((code) => chosenOnce(rule, field, title, code, on, table));
}

/** Who works somewhere says where; who does not may leave it empty. */
function employerRefusals(
  { occupation, employer }: DueDiligenceFields,
  on: string,
  table: OccupationTable,
): readonly Refusal[] {
  const refuse = (message: string) => [{ rule: 'CD-2', field: 'employer', message }];
  if (employer.length > 2 * LONGEST_EMPLOYER || countCodePoints(employer) > LONGEST_EMPLOYER) {
    return refuse(`工作单位过长,请控制在 ${LONGEST_EMPLOYER} 个字以内。`);
  }
  if (hasLoneSurrogate(employer) || hasControlOrBidi(employer)) {
    return refuse('工作单位中有看不见或不完整的字符,请清空后手工录入。');
  }
  const chosen = rowOn(table, on, { code: occupation });
  const isNeeded = chosen.found && chosen.row.needsEmployer;
  if (!isNeeded || countCodePoints(employer.trim()) >= 2) return [];
  return refuse(`职业为“${chosen.row.title}”的,请填写工作单位全称。`);
}
