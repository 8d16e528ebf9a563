import { describe, expect, it } from 'vitest';
import {
  completed,
  openingDay,
  ordinaryClient,
} from '../../../../test/helpers/whole-application.ts';
import { ruleTables } from '../../../../test/helpers/rule-tables.ts';
import type { EvidenceRef } from '../../../safeguards/evidence.ts';
import { paperBytes, paperDigest } from '../../../safeguards/paper-content.ts';
import { intl1 } from '../../../suite-intl-1.ts';
import { agreementsStanding, pendingPapers, unsigned } from './agreed-state.ts';
import type { Application } from './application.ts';
import type { ApplicationContext } from './context.ts';
import { agreementsPaper } from './papers.ts';

const caseId = '0190b0c0-0000-7000-8000-000000000001';
// Only what these questions read.
const context = {
  caseId,
  businessDate: openingDay.businessDate,
  tables: ruleTables,
  suite: intl1,
} as unknown as ApplicationContext;
const { application } = completed(ordinaryClient(), openingDay);

const statesOf = (changed: Application, evidence: readonly EvidenceRef[] = []) => {
  const { needed } = agreementsStanding(changed, evidence, context);
  return [...new Set(needed.map(({ state }) => state))];
};

/** Everything signed on one page of paper, and that page as it was printed. */
function onPaper(): { readonly signed: Application; readonly page: EvidenceRef } {
  const agreed = application.agreed.map(
    (one) => ({ ...one, route: 'PAPER', readFrom: 5, readTo: 9 }) as const,
  );
  const content = agreementsPaper(caseId, application, agreed);
  const page: EvidenceRef = {
    kind: 'paper-content',
    paper: 'agreements',
    digest: paperDigest(intl1, content),
    mediaType: 'application/json',
    bytes: paperBytes(content).length,
    takenAt: 5,
    source: 'program',
    page: 1,
  };
  return { signed: { ...application, agreed }, page };
}

describe('how the agreements of an opening stand', () => {
  it('AT-4 are unread until they are signed, and signed in the version of the day only', () => {
    expect(statesOf({ ...application, agreed: [] })).toEqual(['UNREAD']);
    expect(statesOf(application)).toEqual(['SIGNED']);
    const older = application.agreed.map((one) => ({ ...one, version: '0.9' }));
    expect(statesOf({ ...application, agreed: older })).toEqual(['AGAIN']);
  });

  it('AO-9 on paper are signed while their page holds, and all again once the client is another', () => {
    const { signed, page } = onPaper();
    expect(statesOf(signed, [page])).toEqual(['SIGNED']);
    expect(statesOf(signed)).toEqual(['AGAIN']);
    const renamed = { ...signed, identity: { ...signed.identity, name: '李明明' } };
    expect(statesOf(renamed, [page])).toEqual(['AGAIN']);
  });

  it('AT-1 what is no longer needed is named, not counted', () => {
    const { need } = application;
    const { needed, idle } = agreementsStanding(
      { ...application, need: { ...need, bank: false } },
      [],
      context,
    );
    expect(idle.map(({ code }) => code)).toEqual(['THIRD_PARTY_CUSTODY']);
    expect(needed.map(({ row }) => row.code)).not.toContain('THIRD_PARTY_CUSTODY');
  });

  it('AO-9 what was printed and has not come back is waited for', () => {
    const none = { ...application, agreed: [] };
    const pending = pendingPapers(none, [], context);
    expect(pending.questionnaire).toBe('Q-2026-1');
    expect(pending.agreements).toEqual(unsigned(agreementsStanding(none, [], context)));
    expect(pending.agreements.length).toBe(application.agreed.length);
    expect(pendingPapers(application, [], context).agreements).toEqual([]);
  });
});
