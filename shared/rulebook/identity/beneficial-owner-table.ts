import type { z } from 'zod';
import { datedRow, datedTable } from '../dated-table.ts';
import { Percent } from '../units.ts';

/**
 * The table of the share from which a natural person is a beneficial owner (`assets/reference/beneficial-owner.json`),
 * the share itself included. One row:
 *
 * { "effectiveFrom": "2026-01-20", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "H",
 *   "minShare": "25 %" }
 */
export const beneficialOwnerTable = datedTable(datedRow.extend({ minShare: Percent }));
/** The table, parsed. */
export type BeneficialOwnerTable = z.infer<typeof beneficialOwnerTable>;
