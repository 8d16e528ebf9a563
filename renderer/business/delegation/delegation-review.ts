import { z } from 'zod';
import { SignedDelegation } from '../../../shared/safeguards/delegation.ts';
import type { Command } from '../../../shared/journal/entry.ts';
import { StaffRow } from '../../../shared/safeguards/authority.ts';
import { holdsNeed, needWords, type ApprovalNeed } from '../../../shared/safeguards/need.ts';
import type { BusinessReview, Flag } from '../../safeguards/approval/review.ts';

/** What who authorizes a delegation compares: the receiver's rights before and with it. */
export const delegationReview: BusinessReview = {
  facts(command) {
    const delegation = delegationOf(command);
    const value = delegation?.statement.to ?? '';
    return [{ name: 'receiver', register: 'staff', by: 'key', value }];
  },
  review({ command, rows }) {
    const statement = delegationOf(command)?.statement;
    const receiver = StaffRow.safeParse(rows['receiver']?.[0]?.body);
    if (statement === undefined || !receiver.success) {
      return { unusual: graveOf('本机没有受托人的登记'), differences: [], ticks: [] };
    }
    const held = needs.filter((need) => holdsNeed(receiver.data, need));
    const after = needs.filter((need) => held.includes(need) || statement.needs.includes(need));
    return {
      unusual: statement.needs.includes('supervise') ? graveOf('转授主管授权') : [],
      differences: [
        { label: '受托人权限', before: wordsOf(held), after: `${wordsOf(after)}(期限内)` },
      ],
      ticks: [],
    };
  },
};

function graveOf(words: string): readonly Flag[] {
  return [{ words, isGrave: true }];
}

const needs: readonly ApprovalNeed[] = ['check', 'supervise'];

function wordsOf(held: readonly ApprovalNeed[]): string {
  return held.length === 0 ? '无' : held.map((need) => needWords[need]).join('、');
}

function delegationOf(command: Command): SignedDelegation | null {
  const parsed = z.object({ delegation: SignedDelegation }).safeParse(command.data);
  return parsed.success ? parsed.data.delegation : null;
}
