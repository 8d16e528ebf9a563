import { z } from 'zod';
import { Json } from '../../journal/json.ts';
import { BusinessDate } from '../../values/dates.ts';
import type { RuleTableName } from '../tables.ts';

/**
 * A rule edition (规则版本) as it is published and signed: its name, the first business date it is used on, and the tables
 * as their files have them, unread. What the tables mean is checked by `readEdition`.
 *
 * { "edition": "2026.11", "validFrom": "2020-01-01", "publishedOn": "2026-11-20", "about": "…", "tables": { "ageGate": {…} } }
 */
export const RuleEdition = z.strictObject({
  edition: z
    .string()
    // A name beyond these years would come after every other for ever.
    .regex(/^20[2-9]\d\.(?:0[1-9]|1[0-2])(?:\.\d{1,4})?$/, '规则版本号应如 2026.11 或 2026.11.2。'),
  validFrom: BusinessDate,
  publishedOn: BusinessDate,
  /** What has changed, for staff. */
  about: z.string().min(1).max(2000),
  tables: z.record(z.string(), Json),
});
export type RuleEdition = Readonly<z.infer<typeof RuleEdition>>;

/** The tables of an edition by name, as files: what this program was built with. */
export type TableFiles = Readonly<Record<RuleTableName, unknown>>;
