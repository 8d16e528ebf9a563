import type { FieldErrors, ResolverResult } from 'react-hook-form';
import { z } from 'zod';
import {
  FirstApplication,
  firstRefusals,
  tidyFirst,
  WantedAccount,
} from '../../../shared/business/account-opening/first-form.ts';
import type { Refusal } from '../../../shared/errors.ts';
import type { RuleTables } from '../../../shared/rulebook/tables.ts';

/** The form's values: an application as typed, valid or not. */
export type OpeningFields = z.infer<typeof FirstApplication>;

export const fieldNames = ['name', 'idNumber', 'mobile', 'address', 'email', 'accounts'] as const;
export type FieldName = (typeof fieldNames)[number];

/** How much a field takes, in UTF-16 units: room for pasted spaces, none for megabytes. */
export const fieldLimits = {
  name: 400,
  idNumber: 64,
  mobile: 64,
  address: 400,
  email: 254,
} as const;

export const emptyFields: OpeningFields = {
  name: '',
  idNumber: '',
  mobile: '',
  address: '',
  email: '',
  accounts: [],
};

// What an older form saved is still worth having: each field alone, whatever became of the others.
const savedFields = z.object({
  name: z.string().catch(''),
  idNumber: z.string().catch(''),
  mobile: z.string().catch(''),
  address: z.string().catch(''),
  email: z.string().catch(''),
  accounts: z.array(WantedAccount).catch([]),
});

/** The fields of a draft or of a submitted command, as far as they can be read. */
export function fieldsFrom(data: unknown): OpeningFields {
  const parsed = savedFields.safeParse(data);
  return parsed.success ? parsed.data : emptyFields;
}

/** The application inside a submitted command's data. */
export function fieldsOfCommand(data: unknown): OpeningFields {
  const parsed = z.object({ application: z.unknown() }).safeParse(data);
  return parsed.success ? fieldsFrom(parsed.data.application) : emptyFields;
}

/** Checks the form by the shared rules, so that counter and head office say the same. */
export function checkFields(
  fields: OpeningFields,
  businessDate: string,
  tables: RuleTables,
): ResolverResult<OpeningFields> {
  const tidy = tidyFirst(fields);
  const refusals = firstRefusals(tidy, businessDate, tables);
  if (refusals.length === 0) return { values: FirstApplication.parse(tidy), errors: {} };
  const errors: FieldErrors<OpeningFields> = {};
  for (const { field, rule, message } of refusals) {
    if (isFieldName(field)) errors[field] ??= { type: rule, message };
  }
  return { values: {}, errors };
}

/** Reasons given against certain values: shown at a field until its value is another. */
export interface Held {
  readonly values: OpeningFields;
  readonly refusals: readonly Refusal[];
}

/** What is still held against a field. */
export function heldAgainst(
  held: Held | null,
  field: FieldName,
  now: OpeningFields,
): string | null {
  if (held === null) return null;
  const same = String(held.values[field]) === String(now[field]);
  return same ? (held.refusals.find((one) => one.field === field)?.message ?? null) : null;
}

/** Reasons that belong to no field of this form. */
export function heldAtLarge(held: Held | null): readonly Refusal[] {
  return held?.refusals.filter((one) => !isFieldName(one.field)) ?? [];
}

export function isFieldName(field: string | undefined): field is FieldName {
  return fieldNames.some((name) => name === field);
}
