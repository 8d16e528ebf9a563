import { describe, expect, it } from 'vitest';
import { screenNow, wang, zhang } from '../../../test/helpers/screen-kit.tsx';
import type { Waiting } from '../../data/types.ts';
import type { Notice } from '../../system/use-notices.ts';
import type { OpenRow } from './tray-case.ts';
import type { TrayMoment } from './tray-item.ts';
import { trayItems, type Waits } from './tray-items.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const nothing: Waits = { cases: [], drafts: [], setAside: [], notices: [] };

const waiting: Waiting = {
  needs: ['check'],
  since: screenNow,
  expiresAt: screenNow + 30 * minute,
  asked: null,
  approvers: [],
};
const row = (change: Partial<OpenRow> = {}): OpenRow => ({
  caseId: 'case-1',
  business: 'account-opening',
  stage: 'awaiting-approval',
  progress: 'stored',
  serial: '0101-02-1-000002',
  at: screenNow,
  businessDate: '2026-11-23',
  maker: zhang.staff,
  summary: { subject: '李明', document: '110000199003070124', detail: '个人开户' },
  attention: null,
  waiting,
  decisions: [],
  reasons: [],
  ...change,
});
const whose = (person: typeof zhang, change: Partial<TrayMoment> = {}): TrayMoment => ({
  staff: person.staff,
  authorityUntil: screenNow + 20 * day,
  rights: { authority: person.authority.statement, delegations: [] },
  isOnline: true,
  now: screenNow + minute,
  ...change,
});
const only = (moment: TrayMoment, waits: Partial<Waits> = {}) =>
  trayItems({ ...nothing, ...waits }, moment)[0];

describe('a case that was returned', () => {
  it('says first whether the client must come and whether they were called', () => {
    const returned = {
      stage: 'returned' as const,
      waiting: null,
      reasons: ['复核退回:签名:签字不符。'],
      mending: '须客户到场,尚未致电客户',
    };
    expect(only(whose(zhang), { cases: [row(returned)] })).toMatchObject({
      kind: 'returned',
      reason: '须客户到场,尚未致电客户 · 复核退回:签名:签字不符。',
    });
  });
});

describe('a case that waits', () => {
  it('leads who may decide it to the inbox, and its maker to the case', () => {
    expect(only(whose(wang), { cases: [row()] })).toMatchObject({
      kind: 'decide',
      isMine: true,
      opens: { kind: 'review', caseId: 'case-1' },
    });
    expect(only(whose(zhang), { cases: [row()] })).toMatchObject({
      kind: 'awaiting',
      isMine: true,
      opens: { kind: 'case' },
    });
  });

  it('is not mine when somebody else was asked', () => {
    const asked = { staff: '100021', name: '陈静', at: screenNow };
    const sent = row({ waiting: { ...waiting, asked } });
    expect(only(whose(wang), { cases: [sent] })).toMatchObject({ isMine: false });
  });

  it('is masked as it is shown', () => {
    const item = only(whose(zhang), { cases: [row()] });
    expect(item).toMatchObject({ subject: '李*', document: '110***********0124' });
  });

  it('says how an accepted one goes on, by the line', () => {
    const accepted = row({ stage: 'accepted', progress: 'recorded', waiting: null });
    const words = (isOnline: boolean) =>
      only(whose(zhang, { isOnline }), { cases: [accepted] })?.reason;
    expect(words(true)).toBe('已受理,正在送总部。');
    expect(words(false)).toBe('已受理,恢复联网后自动送总部。');
  });
});

describe('what ends soon', () => {
  it('is the authority from three days before', () => {
    expect(only(whose(zhang))).toBeUndefined();
    const soon = whose(zhang, { authorityUntil: screenNow + 2 * day });
    expect(only(soon)).toMatchObject({ kind: 'expiring', what: '本人权限', urgency: 'calm' });
    const over = whose(zhang, { authorityUntil: screenNow });
    expect(only(over)).toMatchObject({ urgency: 'over' });
  });

  it('is a notice that must be read and is not', () => {
    const notice = (mustRead: boolean, readAt: number | null): Notice => ({
      id: 'n-1',
      readAt,
      body: { title: '国庆', text: '休市', from: screenNow, until: null, mustRead, by: '赵运维' },
    });
    const listed = (one: Notice) => only(whose(zhang), { notices: [one] });
    expect(listed(notice(true, null))).toMatchObject({ opens: { kind: 'page', code: '9010' } });
    expect(listed(notice(true, screenNow))).toBeUndefined();
    expect(listed(notice(false, null))).toBeUndefined();
  });
});

describe('a draft', () => {
  const draft = {
    draftId: 'draft-1',
    business: 'account-opening',
    commandId: 'draft-1',
    staff: zhang.staff,
    updatedAt: screenNow,
    data: { name: '孙丽' },
  };

  it('is opened and deleted by its maker only', () => {
    expect(only(whose(zhang), { drafts: [draft] })).toMatchObject({
      isMine: true,
      draftId: 'draft-1',
      opens: { kind: 'case' },
    });
    expect(only(whose(wang), { drafts: [draft] })).toMatchObject({
      isMine: false,
      draftId: null,
      opens: null,
      subject: '孙*',
    });
  });
});
