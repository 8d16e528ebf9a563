import { z } from 'zod';
import type { Json, RuleKind } from '../../../shared/rulebook/kinds/kind.ts';
import { isRealDate } from '../../../shared/values/dates.ts';

/** How a value of an input is entered. `json` is for lists and objects, which are written as a case has them. */
export type Entry = 'text' | 'date' | 'number' | 'flag' | 'choice' | 'json';

/** One value of a kind's input. */
export interface TrialField {
  /** As a case names it. */
  readonly key: string;
  readonly entry: Entry;
  /** May be left out. */
  readonly optional: boolean;
  /** May be null. */
  readonly nullable: boolean;
  readonly choices: readonly string[];
}

/** The part of a JSON schema that fields are made of. */
interface Shape {
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly Json[] | undefined;
  readonly const?: Json | undefined;
  readonly anyOf?: readonly Shape[] | undefined;
  readonly oneOf?: readonly Shape[] | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly required?: readonly string[] | undefined;
}

const Shape: z.ZodType<Shape> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.json()).optional(),
    const: z.json().optional(),
    anyOf: z.array(Shape).optional(),
    oneOf: z.array(Shape).optional(),
    properties: z.record(z.string(), Shape).optional(),
    required: z.array(z.string()).optional(),
  }),
);

/**
 * The fields of a kind's input, from its schema, in the order of its example. Null where the input is no object: it is
 * then one field of JSON.
 */
export function trialFields({ input, example }: RuleKind): readonly TrialField[] | null {
  const shape = Shape.parse(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }));
  const variants = variantsOf(shape);
  const keys = [...new Set(variants.flatMap(({ properties = {} }) => Object.keys(properties)))];
  if (keys.length === 0) return null;
  const sample = isObject(example) ? example : {};
  const inOrder = [...Object.keys(sample).filter((key) => keys.includes(key)), ...keys];
  return [...new Set(inOrder)].map((key) => fieldOf(key, variants, sample[key]));
}

function fieldOf(key: string, variants: readonly Shape[], sample: Json | undefined): TrialField {
  const shapes = variants.flatMap(({ properties }) => properties?.[key] ?? []).flatMap(partsOf);
  const needed = variants.every(({ required = [] }) => required.includes(key));
  const values = shapes.filter(({ type }) => type !== 'null');
  const choices = values.flatMap(
    (shape) => shape.enum ?? (shape.const === undefined ? [] : [shape.const]),
  );
  const texts = choices.filter((choice) => typeof choice === 'string');
  const isChoice = choices.length > 0 && texts.length === choices.length && values.every(isListed);
  const nullable = values.length < shapes.length;
  // Left empty, what may be null as well as left out is as the example has it.
  const isEverywhere = variants.every(({ properties }) => properties?.[key] !== undefined);
  const isNamed = nullable && isEverywhere && sample !== undefined;
  return {
    key,
    optional: !needed && !isNamed,
    nullable,
    choices: isChoice ? [...new Set(texts)] : [],
    entry: isChoice ? 'choice' : entryOf(key, values, sample),
  };
}

/** By its type; where the schema does not tell, by the example. */
function entryOf(key: string, values: readonly Shape[], sample: Json | undefined): Entry {
  const types = new Set(values.map(({ type }) => type));
  const [type] = types.size === 1 ? types : [];
  const told = type ?? (sample == null ? undefined : typeof sample);
  if (told === 'boolean') return 'flag';
  if (told === 'integer' || told === 'number') return 'number';
  if (told !== 'string') return 'json';
  const isDate = typeof sample === 'string' ? isRealDate(sample) : isDateName(key);
  return isDate ? 'date' : 'text';
}

/** The objects an input may be: several where it is a union. */
function variantsOf(shape: Shape): readonly Shape[] {
  const inside = shape.anyOf ?? shape.oneOf;
  return inside === undefined ? [shape] : inside.flatMap(variantsOf);
}

/** What a value may be, one by one. */
function partsOf(shape: Shape): readonly Shape[] {
  const inside = shape.anyOf ?? shape.oneOf;
  if (inside !== undefined) return inside.flatMap(partsOf);
  const { type } = shape;
  return typeof type === 'object' ? type.map((one) => ({ ...shape, type: one })) : [shape];
}

function isListed(shape: Shape): boolean {
  return shape.enum !== undefined || shape.const !== undefined;
}

/** What a case leaves out by its example is known by its name alone: on, sold_on, trade_date. */
function isDateName(key: string): boolean {
  return /^(?:on|date)$|_(?:on|date)$/.test(key);
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
