import { approvalMatrixTable } from './approval-matrix.ts';
import { outwardHoursTable } from './outward-hours.ts';
import { pointExchangeTable } from './point-exchange.ts';
import { pointTermsTable } from './point-terms.ts';
import { pointSourceTable } from './points-earned.ts';
import { retentionTable } from './retention.ts';
import { clientTierTable } from './tiers.ts';

/** Who agrees to what, when houses outside are asked, how long records are kept, tiers and points of clients. */
export const serviceTables = {
  approvalMatrix: approvalMatrixTable,
  outwardHours: outwardHoursTable,
  retention: retentionTable,
  clientTiers: clientTierTable,
  pointSources: pointSourceTable,
  pointTerms: pointTermsTable,
  pointExchange: pointExchangeTable,
};
