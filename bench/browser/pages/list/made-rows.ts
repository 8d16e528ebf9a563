import type { JournalRow } from '../../../../renderer/data/journal/journal-types.ts';
import type { CaseRow } from '../../../../renderer/data/types.ts';
import { toHex } from '../../../../shared/values/bytes.ts';
import { seededBytes } from '../../seeded-bytes.ts';

/** The business day of all rows. */
export const madeDay = '2026-11-23';

const dayStart = Date.parse(`${madeDay}T09:00:00+08:00`);
const acts = [
  ['account-opening', 'SubmitOpening'],
  ['visit', 'BeginVisit'],
  ['visit', 'EndVisit'],
  ['session', 'SignIn'],
  ['account-opening', 'DecideApproval'],
  ['delegation', 'GrantDelegation'],
  ['account-opening', 'PrintPaper'],
] as const;
const progress = ['confirmed', 'confirmed', 'stored', 'recorded'] as const;
const staffCount = 20;

/** A journal as its page has it, newest first. */
export function madeJournal(count: number): readonly JournalRow[] {
  const random = seededBytes(20_261_123);
  return Array.from({ length: count }, (_, at): JournalRow => {
    const seq = count - at;
    const [business, command] = acts[(seq * 7919) % acts.length] ?? acts[0];
    return {
      epoch: 1,
      seq,
      serial: serialOf(seq),
      hash: toHex(random(32)),
      at: atOf(seq, count),
      businessDate: madeDay,
      business,
      caseId: caseIdOf(seq),
      command,
      staff: staffOf(seq),
      progress: progress[(seq * 31) % progress.length] ?? 'stored',
    };
  });
}

/** Cases with a decision each, as the register 7002 reads them. */
export function madeDecided(count: number): readonly CaseRow[] {
  return Array.from({ length: count }, (_, at): CaseRow => {
    const seq = at + 1;
    return {
      caseId: caseIdOf(seq),
      business: 'account-opening',
      stage: 'done',
      progress: 'confirmed',
      serial: serialOf(seq),
      at: atOf(seq, count),
      businessDate: madeDay,
      maker: staffOf(seq),
      summary: { subject: '李明华', document: '110105199001011234', detail: '' },
      attention: null,
      waiting: null,
      decisions: [
        {
          need: 'check',
          staff: '200001',
          name: '王磊',
          decision: seq % 9 === 0 ? 'refuse' : 'approve',
          comment: seq % 9 === 0 ? '证件影像不清晰' : '',
          at: atOf(seq, count) + 60_000,
          serial: serialOf(seq),
          way: 'inbox',
        },
      ],
    };
  });
}

/** The clerk the register is narrowed to: every twentieth row is theirs. */
export const narrowedTo = staffOf(0);

function staffOf(seq: number): string {
  return String(100_000 + (seq % staffCount));
}

function serialOf(seq: number): string {
  return `0101-02-1-${String(seq).padStart(6, '0')}`;
}

function caseIdOf(seq: number): string {
  return `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
}

/** Spread over eight hours, whatever there are. */
function atOf(seq: number, count: number): number {
  return dayStart + Math.floor((seq / count) * 8 * 3_600_000);
}
