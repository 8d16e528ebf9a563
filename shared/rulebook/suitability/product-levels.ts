import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { levelName, ProductLevel } from './levels.ts';

/** Products and services as the house's list has them. */
export const Product = z.enum([
  'TREASURY_BOND',
  'REVERSE_REPO',
  'MONEY_FUND',
  'BOND_FUND',
  'AAA_BOND',
  'MAIN_BOARD',
  'B_SHARE',
  'ETF',
  'MIXED_FUND',
  'REIT',
  'CHINEXT',
  'STAR',
  'BSE',
  'HK_CONNECT',
  'RISK_WARNING',
  'DELISTING',
  'MARGIN',
  'CONVERTIBLE_BOND',
  'NEEQ_BASE',
  'NEEQ_INNOVATION',
  'OPTION_BUY',
  'OPTION_WRITE',
  'STRUCTURED',
  'OTC_DERIVATIVE',
]);
/** One of them. */
export type Product = z.infer<typeof Product>;

const productLevelRow = datedRow.extend({ product: Product, level: ProductLevel });

/** The level of each product (`assets/reference/product-levels.json`). Part of a row: { "product": "ETF", "level": "R3" } */
export const productLevelTable = datedTable(productLevelRow, ['product']);

const highRiskSaleRow = datedRow.extend({
  level: ProductLevel,
  isHighRisk: z.boolean(),
  coolingHours: z.int().min(0).max(720),
});

/**
 * Which levels are sold to ordinary investors as high risk only, and how long they think it over
 * (`assets/reference/high-risk-sale.json`). Part of a row: { "level": "R5", "isHighRisk": true, "coolingHours": 24 }
 */
export const highRiskSaleTable = datedTable(highRiskSaleRow, ['level']);

interface ProductTables {
  readonly productLevels: DatedTable<Readonly<z.infer<typeof productLevelRow>>>;
  readonly highRiskSale: DatedTable<Readonly<z.infer<typeof highRiskSaleRow>>>;
}

/** A product's level, and what selling it to an ordinary investor takes. */
export interface ProductRisk {
  readonly level: ProductLevel;
  readonly isHighRisk: boolean;
  readonly coolingHours: number;
}

/** How risky a product is. Rules SU-9, SU-10 (docs/rules.md). Fails closed on a day without a row. */
export function explainProductLevel(
  product: Product,
  on: string,
  { productLevels, highRiskSale }: ProductTables,
): Explained<ProductRisk> {
  const listed = rowOn(productLevels, on, { product });
  if (!listed.found) return listed;
  const { level } = listed.row;
  const sale = rowOn(highRiskSale, on, { level });
  if (!sale.found) return sale;
  const { isHighRisk, coolingHours } = sale.row;
  const lines: RuleLine[] = [
    {
      rule: 'SU-9',
      met: true,
      message: `风险等级 ${levelName(level)}。`,
      source: sourceOf(listed.row),
    },
  ];
  if (isHighRisk) {
    const message = `向普通投资者销售须履行特别注意义务,冷静期 ${coolingHours} 小时,并增加回访。`;
    lines.push({
      rule: 'SU-10',
      met: true,
      message,
      limit: `${coolingHours} 小时`,
      source: sourceOf(sale.row),
    });
  }
  return { found: true, answer: { level, isHighRisk, coolingHours }, lines };
}
