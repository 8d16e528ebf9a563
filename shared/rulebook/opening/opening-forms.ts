import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** A form of application: 1 is the first program's, 2 the complete one. */
export const OpeningForm = z.union([z.literal(1), z.literal(2)]);
/** One of them. */
export type OpeningForm = z.infer<typeof OpeningForm>;

const formRow = datedRow.extend({ form: OpeningForm, title: z.string().min(1) });
/** One form, and from when to when it is taken. */
export type OpeningFormRow = Readonly<z.infer<typeof formRow>>;

/**
 * The forms of application that are taken (`assets/reference/opening-forms.json`). An older program submits its own form
 * until the last day of its row; a later edition may end it. Part of a row:
 *
 * { "form": 1, "title": "个人开户申请(简)" }
 */
export const openingFormTable = datedTable(formRow, ['form']);
/** The table, parsed. */
export type OpeningFormTable = DatedTable<OpeningFormRow>;

/** Whether a form is taken on a day. Rule AO-10 (docs/rules.md). */
export function openingFormRefusals(
  form: OpeningForm,
  on: string,
  { openingForms }: { readonly openingForms: OpeningFormTable },
): readonly Refusal[] {
  if (rowOn(openingForms, on, { form }).found) return [];
  const message = `本程序的开户申请格式(第 ${form} 版)${on} 已不受理。请升级程序后重新办理,急办的请到其他柜台。`;
  return [{ rule: 'AO-10', message }];
}
