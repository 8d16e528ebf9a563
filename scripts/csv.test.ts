import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';

describe('readCsv', () => {
  it('reads rows under the names of the first line', () => {
    expect(readCsv('a,b\r\n1, 2 \n\n3,\n')).toEqual({
      ok: true,
      rows: [
        { line: 2, fields: { a: '1', b: '2' } },
        { line: 4, fields: { a: '3', b: '' } },
      ],
    });
  });

  it('reads quoted fields with commas, quotes and line breaks, and still counts lines', () => {
    expect(readCsv('a,b\n"1,""x""\n2",3\n4,5')).toEqual({
      ok: true,
      rows: [
        { line: 2, fields: { a: '1,"x"\n2', b: '3' } },
        { line: 4, fields: { a: '4', b: '5' } },
      ],
    });
  });

  it.each([
    ['', 1, '文件是空的,第一行应为字段名。'],
    ['a,a\n1,2', 1, '字段 a 出现了两次。'],
    ['a,b\n1,2\n3', 3, '有 1 列,应为 2 列。'],
    ['a,b\n1,2,', 2, '有 3 列,应为 2 列。'],
    ['a,b\n1,"2\n3,4', 2, '引号没有成对,请检查该行。'],
    ['a,b\n1,2"3', 2, '引号没有成对,请检查该行。'],
  ])('says where %j cannot be read', (text, line, message) => {
    expect(readCsv(text)).toEqual({ ok: false, line, message });
  });
});
