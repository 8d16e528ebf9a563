import { describe, expect, it } from 'vitest';
import { casesIn } from './cases-in.ts';

const one = { id: 'a', kind: 'mobile', input: { number: '1' }, expected: { valid: false } };
const line = JSON.stringify(one);

describe('casesIn', () => {
  it('reads one a line, a list, and one alone laid out over lines', () => {
    const read = (text: string) => casesIn(text);
    expect(read(`\uFEFF${line}\r\n\n${line}\n`)).toEqual({ status: 'read', cases: [one, one] });
    expect(read(JSON.stringify([one, one, one], null, 1))).toMatchObject({
      cases: [one, one, one],
    });
    expect(read(JSON.stringify(one, null, 2))).toEqual({ status: 'read', cases: [one] });
  });

  it('says which one is none', () => {
    expect(casesIn(`${line}\n{"id":"b"}`)).toMatchObject({ status: 'unreadable', at: 2 });
    expect(casesIn(`${line}\n{"id":,}`)).toMatchObject({ status: 'unreadable', at: 2 });
    expect(casesIn(JSON.stringify([one, 7]))).toMatchObject({ status: 'unreadable', at: 2 });
  });

  it.each(['', '[]', 'no JSON', '{"id":'])('takes %j for no file of cases', (text) => {
    expect(casesIn(text)).toMatchObject({ status: 'unreadable' });
  });
});
