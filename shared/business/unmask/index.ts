import { z } from 'zod';
import { UnmaskAsk, unmaskName, unmaskReasonWords } from '../../safeguards/unmask.ts';
import { type Business, type CaseSummary, erase, type Typed } from '../contract.ts';

type UnmaskCommand = Typed<'UnmaskFields', UnmaskAsk>;
type UnmaskEvent = Typed<'FieldsUnmasked', UnmaskAsk>;

const title = '查看明文';

const unmaskBusiness: Business<UnmaskAsk, UnmaskCommand, UnmaskEvent> = {
  name: unmaskName,
  version: 1,
  title,
  // Asked for where the data is shown, not from the menu.
  functions: [],
  roles: ['maker', 'supervisor', 'branch-manager', 'compliance'],
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: [],
  command: z.object({ type: z.literal('UnmaskFields'), data: UnmaskAsk }),
  event: z.object({ type: z.literal('FieldsUnmasked'), data: UnmaskAsk }),
  facts: () => [],
  decide({ data }, state) {
    if (state !== null) return [{ rule: 'UM-1', message: '本次查看明文已经记录。' }];
    return data.reason === 'other' && data.text.trim().length < 2
      ? [{ rule: 'UM-2', field: 'text', message: '请写明查看明文的原因,至少两个字。' }]
      : [{ type: 'FieldsUnmasked', data }];
  },
  evolve: (state, event) => (state === null ? event.data : null),
  keys: keysOf,
  summary: summaryOf,
  words: ({ data }) => [
    ...(data.clientNo === null ? [] : [{ label: '客户号', value: data.clientNo }]),
    ...(data.serial === undefined ? [] : [{ label: '流水号', value: data.serial }]),
    { label: '原因', value: reasonOf(data) },
  ],
  draftSummary: ({ data }) => ({ summary: summaryOf(data), keys: keysOf(data) }),
  approvals: () => [],
  evidence: () => [],
  undo: () => ({ kind: 'none', reason: '查看明文已经发生,不能撤回。' }),
  isDone: () => true,
  effects: () => [],
};

/** Personal data shown in clear without a visit, for a reason the journal keeps; a case is one such look. */
export const unmask = erase(unmaskBusiness);

function keysOf({ clientNo, serial }: UnmaskAsk): Readonly<Record<string, string>> {
  return {
    ...(clientNo === null ? {} : { clientNo }),
    ...(serial === undefined ? {} : { serial }),
  };
}

function summaryOf(ask: UnmaskAsk): CaseSummary {
  return {
    subject: ask.clientNo ?? ask.serial ?? '',
    document: '',
    detail: `${title} ${reasonOf(ask)}`,
  };
}

function reasonOf({ reason, text }: UnmaskAsk): string {
  return reason === 'other' ? text.trim() : unmaskReasonWords[reason];
}
