import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/document-terms.json' with { type: 'json' };
import { documentTermTable } from './document-terms.ts';
import { type DocumentDates, explainDocumentValidity } from './document-validity.ts';

const table = documentTermTable.parse(reference);
const card: DocumentDates = {
  document: 'RESIDENT_ID',
  birth: '1990-03-07',
  validFrom: '2020-05-11',
  validTo: '2040-05-11',
};
const judge = (dates: Partial<DocumentDates>, on = '2026-11-23') =>
  explainDocumentValidity({ ...card, ...dates }, on, table);

describe('explainDocumentValidity', () => {
  it.each([
    ['2024-03-06', '2029-03-06', '2008-03-07'],
    ['2024-03-07', '2034-03-07', '2008-03-07'],
    ['2024-03-06', '2034-03-06', '1998-03-07'],
    ['2024-03-07', '2044-03-07', '1998-03-07'],
    ['2024-03-06', '2044-03-06', '1978-03-07'],
    ['2024-03-07', null, '1978-03-07'],
  ])('ID-17 expects of a card of %s the end %s for who was born on %s', (validFrom, end, birth) => {
    const explained = judge({ birth, validFrom, validTo: end });
    expect(explained).toMatchObject({ answer: { plausible: true, expectedTo: end } });
  });

  it('ID-17 warns of another end, with the expected one and who may go on', () => {
    expect(judge({ validTo: null })).toMatchObject({
      answer: { plausible: false, expectedTo: '2040-05-11', standing: 'VALID' },
      lines: [
        {
          rule: 'ID-17',
          met: false,
          figure: '长期',
          limit: '2040-05-11',
          message:
            '签发时 30 周岁,有效期应至 2040-05-11,与录入不符。请核对证件原件;原件如此的,请主管确认后继续。',
        },
        { rule: 'ID-18', met: true },
      ],
    });
  });

  it('ID-17 takes the day before where permits print it, never for an identity card', () => {
    const permit = { document: 'TAIWAN_PERMIT', validFrom: '2024-01-01' } as const;
    expect(judge({ ...permit, validTo: '2028-12-31' })).toMatchObject({
      answer: { plausible: true, expectedTo: '2029-01-01' },
    });
    expect(judge({ validTo: '2040-05-10' })).toMatchObject({ answer: { plausible: false } });
  });

  it('ID-17 gives no expectation for a document older than its holder', () => {
    const { answer } = { answer: null, ...judge({ birth: '2020-05-12' }) };
    expect(answer).toEqual({ plausible: false, standing: 'VALID' });
  });

  it('ID-17 fails closed for a day of issue before the rules', () => {
    expect(judge({ validFrom: '2003-12-31', validTo: '2013-12-31' }).found).toBe(false);
  });

  it.each([
    ['2020-05-10', 'NOT_YET_VALID'],
    ['2026-11-23', 'VALID'],
    ['2040-05-12', 'EXPIRED'],
  ])(
    'ID-17 ID-18 leave a document without terms unchecked, its standing on %s is %s',
    (on, standing) => {
      const explained = judge({ document: 'FOREIGN_PASSPORT' }, on);
      const { answer } = { answer: null, ...explained };
      expect(answer).toEqual({ plausible: null, standing });
      expect(explained).toMatchObject({
        lines: [
          {
            rule: 'ID-17',
            met: true,
            message:
              '这种证件的有效期限没有规则可供核对,只核对当日是否有效。请对照原件核对起止日期。',
          },
          { rule: 'ID-18', met: standing === 'VALID' },
        ],
      });
    },
  );

  it('ID-17 still says that a document without terms is older than its holder', () => {
    expect(judge({ document: 'CN_PASSPORT', birth: '2020-05-12' })).toMatchObject({
      answer: { plausible: false, standing: 'VALID' },
    });
  });

  it.each([
    ['2020-05-10', 'NOT_YET_VALID'],
    ['2020-05-11', 'VALID'],
    ['2040-05-11', 'VALID'],
    ['2040-05-12', 'EXPIRED'],
  ])('ID-18 counts first and last day as valid: %s is %s', (on, standing) => {
    expect(judge({}, on)).toMatchObject({ answer: { standing } });
  });

  it('ID-18 says of an expired document what follows for a client who has an account (DL-3)', () => {
    expect(judge({}, '2040-05-12')).toMatchObject({
      lines: [
        {},
        {
          rule: 'ID-18',
          met: false,
          message:
            '证件已于 2040-05-11 到期,请客户换领新证件后再办理。已开户的客户应在“尽职调查时限”表所列期限内更新,逾期限制资金转出和新业务。',
        },
      ],
    });
  });

  it('ID-18 never expires a long-term card', () => {
    expect(judge({ validTo: null }, '9999-12-31')).toMatchObject({ answer: { standing: 'VALID' } });
  });

  it('ID-17 always expects what it takes', () => {
    const day = fc
      .date({ min: new Date('2004-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const born = fc
      .date({ min: new Date('1930-01-01'), max: new Date('2003-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(born, day, (birth, validFrom) => {
        const explained = judge({ birth, validFrom, validTo: null });
        const expected = explained.found ? explained.answer.expectedTo : undefined;
        const again = judge({ birth, validFrom, validTo: expected ?? null });
        expect(again).toMatchObject({ answer: { plausible: true } });
      }),
    );
  });
});

describe('documentTermTable', () => {
  const [first, second, third, last] = table.rows.filter(
    ({ document }) => document === 'RESIDENT_ID',
  );
  it.each([
    ['a gap between ages', [first, { ...second, minAge: 17 }, third, last]],
    ['an age twice', [first, { ...second, minAge: 15 }, third, last]],
    ['no row for the youngest', [second, third, last]],
    ['an upper end for the oldest', [first, second, third, { ...last, maxAge: 150 }]],
    ['a row behind the oldest', [first, second, { ...third, maxAge: null }, last]],
    ['ages the wrong way round', [first, { ...second, maxAge: 15 }, third, last]],
  ])('ID-17 refuses %s', (_, rows) => {
    expect(documentTermTable.safeParse({ name: '期限', rows }).success).toBe(false);
  });

  it('ID-17 takes the ages as they are', () => {
    const rows = [first, second, third, last];
    expect(documentTermTable.safeParse({ name: '期限', rows }).success).toBe(true);
  });
});
