import { z } from 'zod';
import type { Json, RuleKind } from '../../../shared/rulebook/kinds/kind.ts';
import { dateTyped } from '../../../shared/values/date-typed.ts';
import { normaliseDigits } from '../../../shared/values/text.ts';
import type { TrialField } from './trial-fields.ts';

/** The one field of an input that is no object. */
export const wholeInput: TrialField = {
  key: '',
  entry: 'json',
  optional: false,
  nullable: false,
  choices: [],
};

/** What stands in the fields, by key. A field that may be left out and is empty is left out. */
export type Typed = Readonly<Record<string, string>>;

/** An input as the fields hold it, to be changed by hand. */
export function typedOf(fields: readonly TrialField[], input: Json): Typed {
  return Object.fromEntries(fields.map((field) => [field.key, textOf(field, input)]));
}

/** What the fields say: the input, or what is wrong at which field ('' for the whole). */
export type TrialInput =
  | { readonly status: 'input'; readonly input: Json }
  | { readonly status: 'wrong'; readonly messages: Readonly<Record<string, string>> };

/** Reads the fields and judges them by the kind's own schema. Texts are judged as given. */
export function trialInput(
  kind: RuleKind,
  fields: readonly TrialField[],
  typed: Typed,
): TrialInput {
  const read = fields.map((field) => ({ field, value: valueOf(field, typed[field.key] ?? '') }));
  const unreadable = read.filter(({ value }) => value === 'unreadable');
  if (unreadable.length > 0) {
    const message = '应为一行 JSON,如 ["0.60","0.50"]。请检查引号、逗号和括号。';
    return {
      status: 'wrong',
      messages: Object.fromEntries(unreadable.map(({ field }) => [field.key, message])),
    };
  }
  const input = inputOf(read);
  const judged = kind.input.safeParse(input, { error: issueWords });
  if (judged.success) return { status: 'input', input };
  return { status: 'wrong', messages: messagesOf(judged.error, fields) };
}

type Value = { readonly is: Json } | 'absent' | 'unreadable';

function inputOf(read: readonly { readonly field: TrialField; readonly value: Value }[]): Json {
  const given = read.flatMap(({ field, value }) =>
    typeof value === 'object' ? [[field.key, value.is] as const] : [],
  );
  const [whole] = given;
  return whole?.[0] === wholeInput.key ? whole[1] : Object.fromEntries(given);
}

function valueOf({ entry, optional, nullable }: TrialField, text: string): Value {
  if (text === '' && optional) return 'absent';
  if (text === '' && nullable) return { is: null };
  switch (entry) {
    case 'flag':
      return { is: text === 'true' };
    case 'number': {
      const digits = normaliseDigits(text);
      return { is: /^-?\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : text };
    }
    case 'date':
      return { is: dateTyped(text) ?? text };
    case 'json':
      return jsonOf(text);
    default:
      return { is: text };
  }
}

function jsonOf(text: string): Value {
  try {
    return { is: z.json().parse(JSON.parse(text)) };
  } catch {
    // Told at its field: what was typed stays.
    return 'unreadable';
  }
}

function textOf({ key, entry }: TrialField, input: Json): string {
  const value: Json | undefined =
    key === wholeInput.key ? input : (Object(input) as Record<string, Json | undefined>)[key];
  if (value === undefined || value === null) return '';
  return entry === 'json' || typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Every issue at the field it is in; what is in none stands for the whole. */
function messagesOf(
  error: z.ZodError,
  fields: readonly TrialField[],
): Readonly<Record<string, string>> {
  const messages: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    const [first, ...inside] = path.map(String);
    const key = fields.find((field) => field.key === first)?.key ?? '';
    const where = inside.length === 0 || key === '' ? '' : `${inside.join('.')}:`;
    messages[key] ??= `${where}${message}`;
  }
  return messages;
}

/** In Chinese where a schema has no words of its own. */
function issueWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === ''
        ? '请录入。'
        : `应为${typeWords[issue.expected] ?? '另一种值'}。`;
    case 'invalid_value':
      return '请从列出的值中选择。';
    case 'too_small':
      return `不应小于 ${String(issue.minimum)}。`;
    case 'too_big':
      return `不应大于 ${String(issue.maximum)}。`;
    case 'unrecognized_keys':
      return `没有这个栏目:${issue.keys.join('、')}。`;
    case 'invalid_union':
      return '与任何一种情形都不相符,请对照范例录入。';
    default:
      return issue.input === '' ? '请录入。' : '格式不符,请对照范例录入。';
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '清单',
  object: '一组值',
  record: '一组值',
};
