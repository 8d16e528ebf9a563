import { z } from 'zod';
import { datedRow, datedTable } from '../dated-table.ts';
import type { WorkingYear } from './working-days.ts';

/** What has to be done about a complaint in a time of its own. */
export const ComplaintStep = z.enum(['REGISTER', 'CONTACT', 'ACCEPT', 'RESOLVE', 'AFTER_VISIT']);
export type ComplaintStep = z.infer<typeof ComplaintStep>;
/** How pressing a complaint is. */
export const ComplaintUrgency = z.enum(['NORMAL', 'URGENT']);
export type ComplaintUrgency = z.infer<typeof ComplaintUrgency>;

/**
 * How long each step may take (`assets/reference/complaint-terms.json`): working days of the government's calendar, or
 * hours of the clock, never both. Part of a row:
 *
 * { "level": "NORMAL", "step": "CONTACT", "via": "FORWARDED", "workingDays": 3, "hours": null }
 */
export const complaintTermsTable = datedTable(
  datedRow
    .extend({
      level: ComplaintUrgency,
      step: ComplaintStep,
      via: z.enum(['DIRECT', 'FORWARDED']),
      workingDays: z.int().min(0).max(250).nullable(),
      hours: z.int().min(0).max(720).nullable(),
    })
    .refine(
      (row) => (row.workingDays === null) !== (row.hours === null),
      '工作日和小时只能填一项,且必须填一项。',
    ),
  ['level', 'step', 'via'],
);

/**
 * How much longer resolving may take, once (`assets/reference/complaint-extension.json`); with it no more than
 * `maxDays` calendar days from receipt. Part of a row:
 *
 * { "extraWorkingDays": 15, "maxDays": 60 }
 */
export const complaintExtensionTable = datedTable(
  datedRow.extend({
    extraWorkingDays: z.int().min(1).max(250),
    maxDays: z.int().min(1).max(366),
  }),
);

/** What the times of complaints are found in. */
export interface ComplaintTables {
  readonly complaintTerms: z.infer<typeof complaintTermsTable>;
  readonly complaintExtension: z.infer<typeof complaintExtensionTable>;
  readonly workingYears: readonly WorkingYear[];
}
