import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('csvLine', () => {
  it('quotes what needs quoting and nothing else', () => {
    expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', 3, null])).toBe('a,"b,c","d""e","f\ng",3,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=x', '  =1', '=1', '@x', '\n=1'])(
    'keeps %j from running as a formula',
    (text) => {
      expect(csvLine([text])).toMatch(/^"?'/);
    },
  );

  it('leaves numbers and ordinary text as they are', () => {
    expect(csvLine([-5, '110105199003071234', '张三=李四'])).toBe(
      '-5,110105199003071234,张三=李四\r\n',
    );
  });
});
