import type { z } from 'zod';

/**
 * What is wrong with a value, as staff read it: a schema's own Chinese words where it has them, otherwise words for what
 * Zod found. `isMissing` tells that there was no value at all.
 *
 * issueWords({ code: 'too_small', minimum: 1, origin: 'number', … }, false) → '不能小于 1。'
 */
export function issueWords(issue: z.core.$ZodIssue, isMissing: boolean): string {
  if (/\p{Script=Han}/u.test(issue.message)) return issue.message;
  if (isMissing) return '缺失。';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `有不认识的栏目 ${issue.keys.join('、')}。`;
    case 'invalid_type':
      return `类型不符,应为${typeNames[issue.expected] ?? issue.expected}。`;
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一。`;
    case 'too_small':
      return sized(issue.origin)
        ? `不能少于 ${issue.minimum} 项(位)。`
        : `不能小于 ${issue.minimum}。`;
    case 'too_big':
      return sized(issue.origin)
        ? `不能多于 ${issue.maximum} 项(位)。`
        : `不能大于 ${issue.maximum}。`;
    default:
      return '格式不符。';
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组栏目',
  record: '一组栏目',
  null: '空值',
};

/** Whether a size is meant, not a figure: of a text or list. */
function sized(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}
