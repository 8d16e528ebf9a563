import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceRef } from '../../../safeguards/evidence.ts';
import { paperBytes, type PaperContent, paperDigest } from '../../../safeguards/paper-content.ts';
import { intl1 } from '../../../suite-intl-1.ts';
import { firstPaper, type FirstApplication, wholeOf } from '../first-form.ts';
import type { Agreed } from './agreed.ts';
import { type Application, emptyApplication } from './application.ts';
import {
  agreementsPaper,
  applicationPaper,
  papersHold,
  questionnairePaper,
  resultPaper,
} from './papers.ts';

const caseId = '0190b0c0-0000-7000-8000-000000000001';
const digest = (letter: string) => letter.repeat(64);

const application: Application = {
  ...emptyApplication,
  identity: { ...emptyApplication.identity, name: '李明', number: '110000199003070124' },
  contact: { ...emptyApplication.contact, mobile: '13800001234', address: '北京市东城区某街 1 号' },
};
const assessment: NonNullable<Application['assessment']> = {
  questionnaire: 'Q-2026-1',
  route: 'PAPER',
  answers: { q01: ['C'] },
  startedAt: 1,
  endedAt: 2,
  testsToday: 1,
  retestReason: '',
};
const signed = (code: string, readFrom: number): Agreed => ({
  code,
  version: '2026-1',
  digest: digest('a'),
  route: 'PAPER',
  readFrom,
  readTo: readFrom + 60_000,
});

function printed(content: PaperContent): EvidenceRef {
  return {
    kind: 'paper-content',
    paper: content.paper,
    digest: paperDigest(intl1, content),
    mediaType: 'application/json',
    bytes: paperBytes(content).length,
    takenAt: 1,
    source: 'program',
    page: 1,
  };
}

const holds = (changed: Application, ...papers: readonly EvidenceRef[]) =>
  papersHold(intl1, caseId, changed, papers).map((one) => [one.paper, one.holds]);

describe('the papers of an opening', () => {
  it('AO-9 hold while they say what the application says', () => {
    const whole = { ...application, assessment, agreed: [signed('CLIENT', 10)] };
    const result = resultPaper(caseId, whole);
    if (result === null) throw new Error('no result');
    expect(
      holds(
        whole,
        printed(applicationPaper(caseId, whole)),
        printed(questionnairePaper(caseId, whole, 'Q-2026-1')),
        printed(result),
        printed(agreementsPaper(caseId, whole, whole.agreed)),
      ),
    ).toEqual([
      ['application', true],
      ['questionnaire', true],
      ['assessment-result', true],
      ['agreements', true],
    ]);
  });

  it('AO-9 the application is void after any change of what was typed, of another case too', () => {
    const paper = printed(applicationPaper(caseId, application));
    const change = fc.constantFrom<Partial<Application>>(
      { contact: { ...application.contact, mobile: '13900001234' } },
      { identity: { ...application.identity, name: '李明明' } },
      { need: { ...application.need, permissions: ['REIT'] } },
      { profile: { ...application.profile, occupation: '02' } },
      { bank: { bank: 'ICBC', card: '' } },
      {
        terms: {
          commission: { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
          feeSource: 'COMPANY',
        },
      },
    );
    fc.assert(
      fc.property(change, (changed) => {
        expect(holds({ ...application, ...changed }, paper)).toEqual([['application', false]]);
      }),
    );
    const other = applicationPaper(caseId.replace(/1$/, '2'), application);
    expect(holds(application, printed(other))).toEqual([['application', false]]);
  });

  it('AO-9 answering, agreeing and signing later do not void the application', () => {
    const paper = printed(applicationPaper(caseId, application));
    const later = { ...application, assessment, agreed: [signed('CLIENT', 10)] };
    expect(holds(later, paper)).toEqual([['application', true]]);
  });

  it('AO-9 questionnaire and letter are void for another client or other answers', () => {
    const made = { ...application, assessment };
    const blank = printed(questionnairePaper(caseId, made, 'Q-2026-1'));
    const letter = printed(resultPaper(caseId, made) as PaperContent);
    const named = { ...made, identity: { ...made.identity, name: '王芳' } };
    expect(holds(named, blank, letter)).toEqual([
      ['questionnaire', false],
      ['assessment-result', false],
    ]);
    const again = { ...made, assessment: { ...assessment, answers: { q01: ['D'] } } };
    expect(holds(again, blank, letter)).toEqual([
      ['questionnaire', true],
      ['assessment-result', false],
    ]);
    expect(holds({ ...made, assessment: null }, letter)).toEqual([['assessment-result', false]]);
  });

  it('AO-9 each page of agreements lists exactly what is signed on it', () => {
    const first = [signed('CLIENT', 10), signed('RISK', 10)];
    const later = [signed('CHINEXT', 99)];
    const whole = { ...application, agreed: [...first, ...later] };
    const pages = [first, later].map((one) => printed(agreementsPaper(caseId, whole, one)));
    expect(holds(whole, ...pages)).toEqual([
      ['agreements', true],
      ['agreements', true],
    ]);
    const without = { ...whole, agreed: [first[0]!, ...later] };
    expect(holds(without, ...pages)).toEqual([
      ['agreements', false],
      ['agreements', true],
    ]);
    const reworded = { ...whole, agreed: [{ ...first[0]!, digest: digest('b') }, first[1]!] };
    expect(holds(reworded, pages[0]!)).toEqual([['agreements', false]]);
  });

  it('AO-9 what was printed and is not signed yet holds for who still waits for it', () => {
    const agreements = [signed('CLIENT', 10)];
    const page = printed(agreementsPaper(caseId, application, agreements));
    const blank = printed(questionnairePaper(caseId, application, 'Q-2026-1'));
    expect(holds(application, page, blank)).toEqual([
      ['agreements', false],
      ['questionnaire', false],
    ]);
    const pending = { agreements, questionnaire: 'Q-2026-1' };
    const waited = papersHold(intl1, caseId, application, [page, blank], pending);
    expect(waited.map((one) => one.holds)).toEqual([true, true]);
  });

  it('AO-9 an older program printed the application only, without saying which paper', () => {
    const first: FirstApplication = {
      name: '李明',
      idNumber: '110000199003070124',
      mobile: '13800001234',
      address: '北京市东城区某街 1 号',
      email: '',
      accounts: ['SH_A'],
    };
    const { paper: _, ...page } = printed(firstPaper(caseId, first));
    expect(holds(wholeOf(first), page)).toEqual([['application', true]]);
    expect(holds(wholeOf({ ...first, mobile: '13900001234' }), page)).toEqual([
      ['application', false],
    ]);
  });
});
