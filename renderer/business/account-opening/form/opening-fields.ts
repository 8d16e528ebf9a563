import { z } from 'zod';
import {
  Application,
  emptyApplication,
  tidyApplication,
} from '../../../../shared/business/account-opening/application/application.ts';
import {
  FirstApplication,
  wholeOf,
} from '../../../../shared/business/account-opening/first-form.ts';
import type { Refusal } from '../../../../shared/errors.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';

/** The form's values: an application as typed, valid or not. */
export type OpeningFields = z.output<typeof Application>;

/** The values of a form nobody has typed into. */
export const emptyFields: OpeningFields = emptyApplication;

// What an older form saved is still worth having: each member alone, whatever became of the others.
function read(schema: z.ZodType, empty: unknown, value: unknown): unknown {
  const whole = schema.safeParse(value);
  if (whole.success) return whole.data;
  if (!(schema instanceof z.ZodObject) || !isRecord(empty) || !isRecord(value)) return empty;
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(shape).map(([name, member]) => [name, read(member, empty[name], value[name])]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a draft, as far as they can be read; what an older program saved is brought to this form. */
export function fieldsFrom(data: unknown): OpeningFields {
  if (isRecord(data) && !('identity' in data)) {
    const first = firstFields.safeParse(data);
    if (first.success) return { ...emptyFields, ...brought(first.data) };
  }
  // Each member is its schema's own or the empty form's.
  return { ...(read(Application, emptyFields, data) as OpeningFields), form: 2 };
}

// A draft of the first form may hold more than an application may.
const firstFields = z.object({
  name: z.string().catch(''),
  idNumber: z.string().catch(''),
  mobile: z.string().catch(''),
  address: z.string().catch(''),
  email: z.string().catch(''),
  accounts: FirstApplication.shape.accounts.catch([]),
});

/** Only what the first form asked for: the rest is asked for as in an empty form. */
function brought(
  first: z.output<typeof firstFields>,
): Pick<OpeningFields, 'need' | 'identity' | 'contact'> {
  const { need, identity, contact } = wholeOf(first);
  return { need: { ...emptyFields.need, accounts: need.accounts }, identity, contact };
}

/** The application inside a submitted command's data. */
export function fieldsOfCommand(data: unknown): OpeningFields {
  return isRecord(data) ? fieldsFrom(data['application']) : emptyFields;
}

/** Reasons given against certain values and papers: shown at a field until its value is another. */
export interface Held {
  readonly values: OpeningFields;
  readonly evidence: readonly EvidenceRef[];
  readonly refusals: readonly Refusal[];
}

/**
 * Whether anything the clerk answers for is another than what the reasons were given against: the application, a picture
 * or a paper. Spaces are nothing, and the checks make themselves again.
 */
export function isMended(
  { values, evidence: before }: Held,
  application: Application,
  evidence: readonly EvidenceRef[],
): boolean {
  const { checks: _, ...given } = tidyApplication(values);
  return (
    Object.entries(given).some(
      ([section, value]) => JSON.stringify(value) !== JSON.stringify(valueAt(application, section)),
    ) || JSON.stringify(before) !== JSON.stringify(evidence)
  );
}

/** What is still held against a field. */
export function heldAgainst(held: Held | null, path: string, now: OpeningFields): string | null {
  if (held === null) return null;
  const reason = held.refusals.find(({ field }) => pathOf(field) === path);
  if (reason === undefined) return null;
  return JSON.stringify(valueAt(held.values, path)) === JSON.stringify(valueAt(now, path))
    ? reason.message
    : null;
}

/** The path of a field that a refusal names; the first form's fields had short names. */
export function pathOf(field: string | undefined): string | undefined {
  return field === undefined ? undefined : (firstPaths[field] ?? field);
}

const firstPaths: Readonly<Record<string, string>> = {
  name: 'identity.name',
  idNumber: 'identity.number',
  mobile: 'contact.mobile',
  address: 'contact.address',
  email: 'contact.email',
  accounts: 'need.accounts',
};

function valueAt(fields: OpeningFields, path: string): unknown {
  return path.split('.').reduce<unknown>(
    (value, name) =>
      // Only read, by a name of its own.
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, unknown>>)[name]
        : undefined,
    fields,
  );
}
