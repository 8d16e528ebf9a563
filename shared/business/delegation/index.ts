import { type DelegationBody, delegationName } from '../../safeguards/delegation.ts';
import { needWords } from '../../safeguards/need.ts';
import { beijingDateTime } from '../../values/dates.ts';
import { type Business, type CaseSummary, erase, type WordLine } from '../contract.ts';
import { DelegationCommand, type Grant } from './commands.ts';
import { DelegationEvent } from './events.ts';
import { decideDelegation, delegationFacts } from './rules.ts';

const title = '转授权';

const delegationBusiness: Business<DelegationBody, DelegationCommand, DelegationEvent> = {
  name: delegationName,
  version: 1,
  title,
  functions: [{ code: '7003', title }],
  roles: ['supervisor', 'branch-manager'],
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: ['GrantDelegation'],
  approvesTogether: true,
  command: DelegationCommand,
  event: DelegationEvent,
  facts: delegationFacts,
  decide: decideDelegation,
  evolve(state, event) {
    switch (event.type) {
      case 'DelegationGranted':
        return state === null ? { ...event.data, revoked: null } : null;
      case 'DelegationRevoked':
        return state === null || state.revoked !== null ? null : { ...state, revoked: event.data };
    }
  },
  keys: ({ delegation }) => keysOf(delegation.statement),
  summary: (state) => summaryOf(state, state.revoked === null ? title : `${title}(已撤销)`),
  words: (command) =>
    command.type === 'GrantDelegation'
      ? grantWords(command.data)
      : [{ label: '撤销原因', value: command.data.reason }],
  draftSummary: (command) =>
    command.type === 'GrantDelegation'
      ? {
          summary: summaryOf(command.data, title),
          keys: keysOf(command.data.delegation.statement),
        }
      : { summary: { subject: '', document: '', detail: title }, keys: {} },
  // Taking a right back needs nobody: it only takes away.
  approvals: (command) => (command.type === 'GrantDelegation' ? ['supervise'] : []),
  evidence: () => [],
  undo: (state) =>
    state === null
      ? { kind: 'withdraw' }
      : { kind: 'none', reason: '转授权已经生效,不能撤回,请撤销。' },
  // Nothing is left for head office to do: it is in force, or was revoked.
  isDone: () => true,
  effects: () => [],
};

/** A right handed on for some days by who holds it (7003). */
export const delegation = erase(delegationBusiness);

function keysOf({ from, to }: { readonly from: string; readonly to: string }) {
  return { from, to };
}

function summaryOf({ delegation, toName }: Omit<Grant, 'reason'>, what: string): CaseSummary {
  const { to, needs, untilAt } = delegation.statement;
  const rights = needs.map((need) => needWords[need]).join('、');
  return {
    subject: toName,
    document: to,
    detail: `${what} ${rights} 至 ${beijingDateTime(untilAt).slice(0, 16)}`,
  };
}

function grantWords({ delegation, toName, reason }: Grant): readonly WordLine[] {
  const { statement, authority } = delegation;
  const { from, to, needs, fromAt, untilAt } = statement;
  return [
    { label: '转授权人', value: `${from} ${authority.statement.name}` },
    { label: '受托人', value: `${to} ${toName}` },
    { label: '权限', value: needs.map((need) => needWords[need]).join('、') },
    { label: '起', value: beijingDateTime(fromAt) },
    { label: '止', value: beijingDateTime(untilAt) },
    { label: '原因', value: reason },
  ];
}
