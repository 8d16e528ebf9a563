import { expect, it } from 'vitest';
import { z } from 'zod';
import { issueWords } from './issue-words.ts';

const words = (schema: z.ZodType, value: unknown) =>
  schema
    .safeParse(value)
    .error?.issues.map((issue) => issueWords(issue, value === undefined))
    .join(' ');

it.each([
  ['a missing value', z.string(), undefined, '缺失。'],
  ['another type', z.string(), 7, '类型不符,应为文本。'],
  ['a fraction', z.int(), 1.5, '类型不符,应为整数。'],
  ['another type than a list', z.array(z.string()), {}, '类型不符,应为列表。'],
  ['an unknown choice', z.enum(['BUY', 'SELL']), 'HOLD', '应为 BUY、SELL 之一。'],
  ['a figure too low', z.number().min(1), 0, '不能小于 1。'],
  ['a figure too high', z.number().max(9), 10, '不能大于 9。'],
  ['too few', z.array(z.string()).min(1), [], '不能少于 1 项(位)。'],
  ['too long a text', z.string().max(2), 'abc', '不能多于 2 项(位)。'],
  ['unknown columns', z.strictObject({}), { a: 1, b: 2 }, '有不认识的栏目 a、b。'],
  ['what has words of its own', z.string().regex(/^\d$/, '应为一位数字。'), 'x', '应为一位数字。'],
  ['a format without words', z.string().regex(/^\d$/), 'x', '格式不符。'],
])('tells %s in Chinese', (_, schema, value, expected) => {
  expect(words(schema, value)).toBe(expected);
});
