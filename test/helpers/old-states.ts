import type { CaseState } from '../../shared/business/case.ts';

/** What the first program wrote of a case, of a decision and of a session: nothing else was there. */
const caseFields = [
  'caseId',
  'business',
  'stage',
  'origin',
  'maker',
  'at',
  'businessDate',
  'command',
  'request',
  'decisions',
  'returned',
  'body',
  'prints',
  'unfit',
];
const decisionFields = ['need', 'staff', 'name', 'decision', 'comment', 'at'];
const sessionFields = ['staff', 'counter', 'authority', 'signedInAt', 'signedOutAt'];

/** A case as it lies in tables and snapshots of before locks, hand-overs and the inbox (commit 904b91f). */
export function asFirstWritten(state: CaseState): object {
  const { decisions, business, body } = state;
  return {
    ...only(state, caseFields),
    decisions: decisions.map((decision) => only(decision, decisionFields)),
    body: business === 'session' && body !== null ? only(Object(body), sessionFields) : body,
  };
}

function only(whole: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(whole).filter(([field]) => fields.includes(field)));
}
