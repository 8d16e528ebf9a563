import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import type { EvidenceRef } from '../../safeguards/evidence.ts';
import { paperBytes, paperDigest } from '../../safeguards/paper-content.ts';
import { intl1 } from '../../suite-intl-1.ts';
import type { DecideContext } from '../contract.ts';
import { type FirstApplication, firstPaper, wholeOf } from './first-form.ts';
import { decideOpening } from './rules.ts';

const caseId = '0190b0c0-0000-7000-8000-000000000001';
const application: FirstApplication = {
  name: '李明',
  idNumber: '110000199003070124',
  mobile: '13800001234',
  address: '北京市东城区某街 1 号',
  email: '',
  accounts: ['SH_A'],
};
// Only what the rules of a submission read.
const context = {
  suite: intl1,
  caseId,
  facts: {},
  stage: null,
  businessDate: '2026-11-23',
  tables: ruleTables,
} as unknown as DecideContext;

const paperOf = (content: FirstApplication, owner = caseId): EvidenceRef => ({
  kind: 'paper-content',
  digest: paperDigest(intl1, firstPaper(owner, content)),
  mediaType: 'application/json',
  bytes: paperBytes(firstPaper(owner, content)).length,
  takenAt: 1,
  source: 'program',
  page: 1,
});
const submit = (content: FirstApplication, evidence: EvidenceRef[]) =>
  decideOpening(
    { type: 'SubmitOpening', data: { application: wholeOf(content), evidence } },
    null,
    context,
  );
const voided = expect.arrayContaining([expect.objectContaining({ rule: 'AO-9' })]) as unknown;

describe('an application signed on paper', () => {
  it('AO-9 is taken with exactly what was signed, or without paper', () => {
    expect(submit(application, [paperOf(application)])).toMatchObject([
      { type: 'OpeningSubmitted' },
    ]);
    expect(submit(application, [])).toMatchObject([{ type: 'OpeningSubmitted' }]);
  });

  it('AO-9 is void after any change, and for another case', () => {
    expect(submit(application, [paperOf(application, caseId.replace(/1$/, '2'))])).toEqual(voided);
    const change = fc.oneof(
      fc.record({ address: fc.constantFrom('北京市东城区某街 2 号', '上海市某路 1 号') }),
      fc.record({ mobile: fc.constantFrom('13800001235', '13900001234') }),
      fc.record({ accounts: fc.constant<FirstApplication['accounts']>(['SH_A', 'SZ_A']) }),
      fc.record({ email: fc.constant('a@example.com') }),
    );
    fc.assert(
      fc.property(change, (changed) => {
        expect(submit({ ...application, ...changed }, [paperOf(application)])).toEqual(voided);
      }),
    );
  });
});
