import { z } from 'zod';
import { Application } from '../../../shared/business/account-opening/application/application.ts';
import { EvidenceKind } from '../../../shared/safeguards/evidence.ts';
import { ruleTables } from '../rule-tables.ts';

/**
 * Whether the form can jump to the field of a refusal: a path of the application, an item of a list only as far as there
 * is one; or an agreement, a piece of evidence by its code.
 */
export function fieldExists(field: string, application: Application): boolean {
  const [section = '', ...rest] = field.split('.');
  const code = rest.join('.');
  if (section === 'evidence') return EvidenceKind.safeParse(code).success;
  if (section === 'agreed' && rest.length > 0) {
    return ruleTables.agreements.rows.some((row) => row.code === code);
  }
  return leads(Application, application, [section, ...rest]);
}

function leads(schema: unknown, data: unknown, path: readonly string[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  if (schema instanceof z.ZodNullable) return leads(schema.unwrap(), data, path);
  if (schema instanceof z.ZodObject) {
    const inner: unknown = schema.shape[step];
    return inner !== undefined && leads(inner, memberOf(data, step), rest);
  }
  if (schema instanceof z.ZodArray) {
    return (
      Array.isArray(data) &&
      Number(step) < data.length &&
      leads(schema.element, data[Number(step)], rest)
    );
  }
  if (schema instanceof z.ZodRecord) {
    return (
      z.safeParse(schema.keyType, step).success &&
      leads(schema.valueType, memberOf(data, step), rest)
    );
  }
  return false;
}

function memberOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}
