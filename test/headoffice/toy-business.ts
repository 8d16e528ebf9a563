import { z } from 'zod';
import { type Business, erase, type Typed } from '../../shared/business/contract.ts';
import { accountOpening } from '../../shared/business/account-opening/index.ts';
import { registryOf } from '../../shared/business/registry.ts';
import { session } from '../../shared/business/session/index.ts';

type ToyCommand =
  | Typed<'Count', { readonly key: string; readonly by: number }>
  | Typed<'Break', { readonly when: 'deciding' | 'folding' }>
  | Typed<'Overwrite', object>;
type ToyEvent =
  | Typed<'Counted', { readonly key: string; readonly by: number }>
  | Typed<'Broken', object>
  | Typed<'Overwritten', object>;
interface ToyState {
  readonly count: number;
}

/** Whether the toy throws: the counter's copy works, head office's breaks. */
export const toyFaults = { breaks: false };

const toy: Business<ToyState, ToyCommand, ToyEvent> = {
  name: 'toy',
  version: 1,
  title: '测试业务',
  functions: [],
  roles: ['maker'],
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: [],
  command: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Count'), data: z.object({ key: z.string(), by: z.int() }) }),
    z.object({
      type: z.literal('Break'),
      data: z.object({ when: z.enum(['deciding', 'folding']) }),
    }),
    z.object({ type: z.literal('Overwrite'), data: z.object({}) }),
  ]),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Counted'), data: z.object({ key: z.string(), by: z.int() }) }),
    z.object({ type: z.literal('Broken'), data: z.object({}) }),
    z.object({ type: z.literal('Overwritten'), data: z.object({}) }),
  ]),
  facts: () => [],
  decide(command) {
    if (command.type === 'Count') return [{ type: 'Counted', data: command.data }];
    if (command.type === 'Overwrite') return [{ type: 'Overwritten', data: {} }];
    if (toyFaults.breaks && command.data.when === 'deciding') throw new TypeError('toy');
    return [{ type: 'Broken', data: {} }];
  },
  evolve(state, event) {
    if (event.type === 'Broken' && toyFaults.breaks) throw new TypeError('toy');
    return { count: (state?.count ?? 0) + 1 };
  },
  keys: () => ({}),
  summary: () => ({ subject: '=HYPERLINK("x")', document: '', detail: '' }),
  words: () => [],
  draftSummary: () => ({ summary: { subject: '', document: '', detail: '' }, keys: {} }),
  approvals: () => [],
  evidence: () => [],
  undo: () => ({ kind: 'none', reason: '' }),
  isDone: () => false,
  effects(event) {
    if (event.type === 'Counted') {
      const { key, by } = event.data;
      return [{ register: 'tally', key, add: { count: by } }];
    }
    return event.type === 'Overwritten'
      ? [{ register: 'tally', key: 'x', set: { count: 1_000_000 } }]
      : [];
  },
};

/** The program's businesses and the toy. */
export const toyRegistry = registryOf([session, accountOpening, erase(toy)]);
