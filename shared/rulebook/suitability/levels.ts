import { z } from 'zod';

/** 风险承受能力等级 of a client, C1 the least. */
export const CustomerLevel = z.enum(['C1', 'C2', 'C3', 'C4', 'C5']);
/** One of them. */
export type CustomerLevel = z.infer<typeof CustomerLevel>;

/** 风险等级 of a product or service, R1 the least. */
export const ProductLevel = z.enum(['R1', 'R2', 'R3', 'R4', 'R5']);
/** One of them. */
export type ProductLevel = z.infer<typeof ProductLevel>;

/** 普通投资者, or one of the three classes of 专业投资者. */
export const InvestorType = z.enum([
  'ORDINARY',
  'PROFESSIONAL_A',
  'PROFESSIONAL_B',
  'PROFESSIONAL_C',
]);
/** One of them. */
export type InvestorType = z.infer<typeof InvestorType>;

/** 1 to 5. */
export function rankOf(level: CustomerLevel | ProductLevel): number {
  return Number(level.slice(1));
}

/** A level as staff read it: C4(积极). */
export function levelName(level: CustomerLevel | ProductLevel): string {
  return `${level}(${names[level]})`;
}

/** Whether somebody is a professional investor of whatever class. */
export function isProfessional(investorType: InvestorType): boolean {
  return investorType !== 'ORDINARY';
}

const names: Readonly<Record<CustomerLevel | ProductLevel, string>> = {
  C1: '保守',
  C2: '谨慎',
  C3: '稳健',
  C4: '积极',
  C5: '激进',
  R1: '低',
  R2: '中低',
  R3: '中',
  R4: '中高',
  R5: '高',
};
