import { describe, expect, it } from 'vitest';
import { screenNow } from '../../test/helpers/screen-kit.tsx';
import { ruleTables } from '../../test/helpers/rule-tables.ts';
import type { CaseRow } from '../data/types.ts';
import { nextStep, progressOf } from './work-list.ts';

const waiting: CaseRow = {
  caseId: 'case-1',
  business: 'account-opening',
  stage: 'awaiting-approval',
  progress: 'confirmed',
  serial: '0101-02-1-000002',
  at: screenNow,
  businessDate: '2026-11-23',
  maker: '100023',
  summary: { subject: '李明', document: '', detail: '' },
  attention: null,
  waiting: null,
  decisions: [],
};

const step = (change: Partial<CaseRow>, minutes = 0) =>
  nextStep({ ...waiting, ...change }, { now: screenNow + minutes * 60_000, tables: ruleTables });

describe('the next step of a case', () => {
  it('is the approval while its time runs, and F8 once it is over', () => {
    expect(step({}, 30)).toBe('F9 复核');
    expect(step({}, 31)).toBe('F8 重新提交');
  });

  it('names the approval that is next, whoever gives it', () => {
    const request = { since: screenNow, expiresAt: screenNow + 1, approvers: [], asked: null };
    expect(step({ waiting: { ...request, needs: ['supervise'] } })).toBe('F9 主管授权');
    expect(step({ waiting: { ...request, needs: ['check', 'supervise'] } })).toBe('F9 复核');
  });

  it('is a person’s look where something does not fit', () => {
    expect(step({ attention: 'upgrade-needed' })).toBe('需升级程序');
    expect(step({ attention: 'unfit' })).toBe('Enter 查看,联系总部');
  });
});

describe('the progress of a case', () => {
  it('reads 总部已审 only for what head office has decided', () => {
    expect(progressOf(waiting)).toBe('总部已收');
    expect(progressOf({ ...waiting, stage: 'accepted' })).toBe('总部已审');
    expect(progressOf({ ...waiting, progress: 'recorded' })).toBe('本机');
  });
});
