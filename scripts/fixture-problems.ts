import type { z } from 'zod';
import { fieldLabels } from './fixture-schemas.ts';

/** Which file a problem is in, and how its rows are called (`第 3 条`, or by line in a CSV file). */
export interface Place {
  readonly file: string;
  readonly rowName: (at: number) => string;
}

const typeWords: Readonly<Record<string, string>> = {
  array: '列表',
  boolean: 'true 或 false',
  int: '整数',
  number: '数字',
  object: '对象',
  string: '文本',
};

/** One line of plain Chinese for each issue: file, row, field, what is expected. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], { file, rowName }: Place) {
  return issues.map((issue) => {
    const row = issue.path.find((step) => typeof step === 'number');
    const field = issue.path.findLast((step) => typeof step === 'string');
    const where = row === undefined ? file : `${file} ${rowName(row)}`;
    const what = field === undefined ? '' : `字段 ${labelled(field)}:`;
    return `${where}:${what}${wordsOf(issue)}`;
  });
}

/** A problem for each row whose key fields an earlier row already has. */
export function repeated<Row>(
  name: string,
  rows: readonly Row[],
  fields: readonly (keyof Row & string)[],
): string[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row, at) => {
    const key = JSON.stringify(fields.map((field) => row[field]));
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, at);
      return [];
    }
    const what = fields.map(labelled).join('、');
    return [`${name}:第 ${at + 1} 条与第 ${earlier + 1} 条的字段 ${what} 重复。`];
  });
}

/** A problem for each holding whose client or security is in no file, where such a file is there at all. */
export function unknownHoldings({
  clients,
  securities,
  holdings,
}: {
  readonly clients: readonly { readonly clientNo: string }[];
  readonly securities: readonly { readonly market: string; readonly code: string }[];
  readonly holdings: readonly {
    readonly clientNo: string;
    readonly market: string;
    readonly code: string;
  }[];
}): string[] {
  const clientNos = new Set(clients.map(({ clientNo }) => clientNo));
  const codes = new Set(securities.map(({ market, code }) => `${market}:${code}`));
  return holdings.flatMap(({ clientNo, market, code }, at) => {
    const isClientUnknown = clients.length > 0 && !clientNos.has(clientNo);
    const isSecurityUnknown = securities.length > 0 && !codes.has(`${market}:${code}`);
    return [
      ...(isClientUnknown
        ? [`holdings.json 第 ${at + 1} 条:客户号 ${clientNo} 不在客户文件中。`]
        : []),
      ...(isSecurityUnknown ? [`holdings.json 第 ${at + 1} 条:证券 ${code} 不在证券文件中。`] : []),
    ];
  });
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `应为${typeWords[issue.expected] ?? '另一类型'},现在缺少或类型不对。`;
    case 'invalid_value':
      return `应为 ${issue.values.join('、')} 之一。`;
    case 'unrecognized_keys':
      return `不认识的字段 ${issue.keys.join('、')},请删除或改正字段名。`;
    case 'too_small':
      return issue.origin === 'number' ? `不能小于 ${issue.minimum}。` : '内容太短或为空。';
    case 'too_big':
      return issue.origin === 'number' ? `不能大于 ${issue.maximum}。` : '内容太长。';
    case 'invalid_format':
    case 'custom':
      return issue.message;
    default:
      return '格式不符,请对照 docs/fixtures.md。';
  }
}

function labelled(field: string): string {
  const label = fieldLabels[field];
  return label === undefined ? field : `${field}(${label})`;
}
