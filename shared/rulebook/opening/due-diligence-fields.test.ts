import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { type DueDiligenceFields, dueDiligenceRefusals } from './due-diligence-fields.ts';

const on = '2026-11-23';
const complete: DueDiligenceFields = {
  occupation: '02',
  employer: '某市第一中学',
  education: '20',
  fundSources: ['01', '04'],
  purposes: ['01'],
};

const refusalsOf = (change: Partial<DueDiligenceFields>, day = on) =>
  dueDiligenceRefusals({ ...complete, ...change }, day, ruleTables).map(
    ({ rule, field }) => `${rule} ${field}`,
  );

describe('dueDiligenceRefusals', () => {
  it('CD-1 takes fields that are on the lists of the day', () => {
    expect(refusalsOf({})).toEqual([]);
    expect(refusalsOf({ occupation: '21', employer: '' })).toEqual([]);
  });

  it('CD-1 CD-3 CD-4 CD-5 names all that is missing, each at its field', () => {
    const nothing = { occupation: '', employer: '', education: '', fundSources: [], purposes: [] };
    expect(refusalsOf(nothing)).toEqual([
      'CD-1 occupation',
      'CD-3 education',
      'CD-4 fundSources',
      'CD-5 purposes',
    ]);
  });

  it('CD-1 CD-3 CD-4 CD-5 refuses codes that are not listed, and a day without a list', () => {
    expect(refusalsOf({ occupation: '77' })).toEqual(['CD-1 occupation']);
    expect(refusalsOf({ education: '77' })).toEqual(['CD-3 education']);
    expect(refusalsOf({ fundSources: ['01', '77'] })).toEqual(['CD-4 fundSources']);
    expect(refusalsOf({ purposes: ['77'] })).toEqual(['CD-5 purposes']);
    expect(refusalsOf({}, '2019-12-31')).toContain('CD-1 occupation');
  });

  it('CD-4 refuses the same choice twice', () => {
    expect(refusalsOf({ fundSources: ['01', '01'] })).toEqual(['CD-4 fundSources']);
  });

  it.each([
    ['missing', ''],
    ['only a blank', '  '],
    ['of one character', '某'],
    ['too long', '某'.repeat(101)],
    ['with what cannot be seen', '某市\u202e中学'],
    ['with half a character', '某市\ud842'],
    ['of megabytes', '某'.repeat(5_000_000)],
  ])('CD-2 refuses an employer that is %s', (_, employer) => {
    expect(refusalsOf({ employer })).toEqual(['CD-2 employer']);
  });

  it('CD-2 says which occupation asks for the employer', () => {
    const [refusal] = dueDiligenceRefusals({ ...complete, employer: '' }, on, ruleTables);
    expect(refusal?.message).toBe('职业为“事业单位工作人员”的,请填写工作单位全称。');
  });
});
