import { z } from 'zod';
import { type DatedRow, datedRow, type DatedTable, datedTable, rowsOn } from '../dated-table.ts';

/** 洗钱风险等级, the lowest first. */
export const AmlLevel = z.enum(['LOW', 'LOWER', 'MEDIUM', 'HIGHER', 'HIGH']);
/** One of them. */
export type AmlLevel = z.infer<typeof AmlLevel>;

/** The levels as staff read them. */
export const amlLevelNames: Readonly<Record<AmlLevel, string>> = {
  LOW: '低',
  LOWER: '较低',
  MEDIUM: '中',
  HIGHER: '较高',
  HIGH: '高',
};

/** What staff state about a person that counts for the risk rating. */
export const StatedFactor = z.enum([
  'PEP_SELF',
  'PEP_RELATED',
  'AGENT_OPENS',
  'BENEFICIARY_OTHER',
  'CONTROLLER_OTHER',
  'ADVERSE_RECORD',
]);
/** One of them. */
export type StatedFactor = z.infer<typeof StatedFactor>;

/** Every circumstance that counts: those stated, and those that follow from nationality, tax residence and age. */
export const AmlFactor = z.enum([
  ...StatedFactor.options,
  'FOREIGN_NATIONALITY',
  'NON_RESIDENT',
  'YOUNG',
  'OLD',
]);
/** One of them. */
export type AmlFactor = z.infer<typeof AmlFactor>;

const points = z.int().min(0).max(1000);
const fullYears = z.int().min(0).max(150).nullable();
const byAge: readonly AmlFactor[] = ['YOUNG', 'OLD'];

const factorRow = datedRow
  .extend({
    factor: AmlFactor,
    title: z.string().min(1),
    points,
    /** The level is not below this one, whatever the points. */
    leastLevel: AmlLevel.nullable(),
    /** Age in full years from … to …, for the factors that go by age. */
    minAge: fullYears,
    maxAge: fullYears,
  })
  .refine(
    (row) => byAge.includes(row.factor) === (row.minAge !== null || row.maxAge !== null),
    '按年龄计分的条目须填年龄,其他条目不填。',
  );
/** What one circumstance counts. */
export type AmlFactorRow = Readonly<z.infer<typeof factorRow>>;

/**
 * What counts for the initial risk rating, and how much (`assets/reference/aml-factors.json`); occupation, source of
 * money and country have their points in their own tables. Part of a row:
 *
 * { "factor": "PEP_SELF", "title": "本人为政治公众人物", "points": 30, "leastLevel": "HIGHER", "minAge": null,
 *   "maxAge": null }
 */
export const amlFactorTable = datedTable(factorRow, ['factor']);
/** The table, parsed. */
export type AmlFactorTable = DatedTable<AmlFactorRow>;

const bandRow = datedRow.extend({
  level: AmlLevel,
  lowestPoints: points,
  /** Enhanced due diligence: source of wealth asked, senior approval needed. */
  needsSeniorApproval: z.boolean(),
});
/** From which points on a level begins. */
export type AmlBandRow = Readonly<z.infer<typeof bandRow>>;

/**
 * The levels of the risk rating (`assets/reference/aml-bands.json`): on any day all five, LOW from 0 on, each beginning
 * above the one before. Part of a row:
 *
 * { "level": "HIGH", "lowestPoints": 70, "needsSeniorApproval": true }
 */
export const amlBandTable = datedTable(bandRow, ['level']).superRefine((table, context) => {
  for (const [at, row] of table.rows.entries()) {
    const message = isOperative(row) ? bandFault(rowsOn(table, row.effectiveFrom)) : null;
    if (message !== null) context.addIssue({ code: 'custom', path: ['rows', at], message });
  }
});
/** The table, parsed. */
export type AmlBandTable = DatedTable<AmlBandRow>;

/** What does not fit in the bands of one day, or null. */
function bandFault(bands: readonly AmlBandRow[]): string | null {
  const lowest = AmlLevel.options.map((level) => bands.find((band) => band.level === level));
  const bounds = lowest.flatMap((band) => (band === undefined ? [] : [band.lowestPoints]));
  if (bounds.length < AmlLevel.options.length) return '这一天没有列全五个等级。';
  if (bounds[0] !== 0) return '最低等级应自 0 分起。';
  const ascends = bounds.every((bound, at) => (bounds[at - 1] ?? -1) < bound);
  return ascends ? null : '各级起分应逐级升高。';
}

function isOperative(row: DatedRow): boolean {
  return row.state === 'operative';
}
