import { z } from 'zod';
import { ScreeningList } from '../../shared/safeguards/screening.ts';
import { BusinessDate } from '../../shared/values/dates.ts';

/** Somebody of a list; without birth date and number a name alone hits nobody. */
const ListedPerson = z
  .strictObject({
    name: z.string().min(1).max(400),
    birthDate: BusinessDate.exactOptional(),
    number: z.string().min(1).max(64).exactOptional(),
  })
  .refine(
    ({ birthDate, number }) => birthDate !== undefined || number !== undefined,
    '须有出生日期或证件号码',
  );

/**
 * A screening list as compliance brings it, names in clear; it stays at head office.
 *
 * { "version": "2026-47", "listedOn": "2026-11-20", "people": [{ "name": "张三", "birthDate": "1970-01-01" }] }
 */
export const ScreeningFile = z.strictObject({
  version: ScreeningList.shape.version,
  listedOn: BusinessDate,
  people: z.array(ListedPerson).max(100_000),
});
export type ScreeningFile = Readonly<z.infer<typeof ScreeningFile>>;
