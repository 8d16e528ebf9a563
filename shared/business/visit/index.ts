import type { EvidenceRef } from '../../safeguards/evidence.ts';
import {
  type VisitBody,
  type VisitClient,
  visitGradeWords,
  visitName,
  visitRoles,
  type VisitStart,
} from '../../safeguards/visit.ts';
import { type Business, type CaseSummary, erase, type WordLine } from '../contract.ts';
import { VisitCommand } from './commands.ts';
import { VisitEvent } from './events.ts';
import { decideVisit, visitFacts } from './rules.ts';

const title = '客户到场';

const visitBusiness: Business<VisitBody, VisitCommand, VisitEvent> = {
  name: visitName,
  version: 1,
  title,
  // Opened by F7 wherever a client is in hand, not from the menu.
  functions: [],
  roles: visitRoles,
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: ['BeginVisit'],
  command: VisitCommand,
  event: VisitEvent,
  facts: visitFacts,
  decide: decideVisit,
  evolve(state, event) {
    switch (event.type) {
      case 'VisitBegan':
        return state === null ? event.data : null;
      case 'VisitEnded':
        return state === null || state.ended !== null ? null : { ...state, ended: event.data };
    }
  },
  keys: ({ client }) => keysOf(client),
  summary: ({ client, grade }) => summaryOf(client, visitGradeWords[grade]),
  words: (command) => (command.type === 'BeginVisit' ? startWords(command.data) : []),
  draftSummary: (command) =>
    command.type === 'BeginVisit'
      ? {
          summary: summaryOf(command.data.client, visitGradeWords[command.data.grade]),
          keys: keysOf(command.data.client),
        }
      : { summary: { subject: '', document: '', detail: title }, keys: {} },
  approvals: () => [],
  evidence: (command) => (command.type === 'BeginVisit' ? evidenceOf(command.data) : []),
  undo: () => ({ kind: 'none', reason: '客户到场不能撤回,可以结束。' }),
  // Nothing is left for head office to do, begun or ended: a visit is never among the open cases.
  isDone: () => true,
  effects: () => [],
};

/** The client at the counter, verified once and carried by every act of the visit; a case is one visit. */
export const visit = erase(visitBusiness);

function keysOf({ clientNo, idNumber }: VisitClient): Readonly<Record<string, string>> {
  return clientNo === null ? { idNumber } : { idNumber, clientNo };
}

function summaryOf(client: VisitClient, grade: string): CaseSummary {
  return { subject: client.name, document: client.idNumber, detail: `${title} ${grade}` };
}

function evidenceOf({ face, agent }: VisitStart): readonly EvidenceRef[] {
  const shown = [face?.picture ?? null, face?.chipPhoto ?? null].filter((one) => one !== null);
  return [...shown, ...(agent?.mandate ?? [])];
}

function startWords({ client, grade, document, agent }: VisitStart): readonly WordLine[] {
  const shown = agent?.document ?? document;
  return [
    { label: '客户', value: client.name, mask: 'NAME' },
    { label: '证件号码', value: client.idNumber, mask: 'ID' },
    { label: '核验方式', value: visitGradeWords[grade] },
    ...(agent === null
      ? []
      : [{ label: '代理人', value: agent.document.name, mask: 'NAME' } as const]),
    ...(shown === null ? [] : [{ label: '证件有效期至', value: shown.validUntil ?? '长期' }]),
  ];
}
