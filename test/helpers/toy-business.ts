import { z } from 'zod';
import { type Business, erase } from '../../shared/business/contract.ts';

const Move = z.object({ type: z.literal('Withdraw100'), data: z.object({ account: z.string() }) });
const Moved = z.object({
  type: z.literal('Withdrawn100'),
  data: z.object({ account: z.string() }),
});

interface ToyState {
  readonly account: string;
  readonly times: number;
}

const toy: Business<ToyState, z.infer<typeof Move>, z.infer<typeof Moved>> = {
  name: 'toy',
  version: 1,
  title: '取款',
  functions: [],
  roles: ['maker'],
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: [],
  command: Move,
  event: Moved,
  facts: (command) => [
    {
      name: 'funds',
      from: 'register',
      register: 'funds',
      by: 'key',
      value: command.data.account,
    },
  ],
  decide(command, _state, { facts }) {
    const body = z.object({ amountFen: z.int() }).safeParse(facts['funds']?.[0]?.body);
    return body.success && body.data.amountFen >= 100
      ? [{ type: 'Withdrawn100', data: command.data }]
      : [{ rule: 'TOY-1', message: '余额不足。' }];
  },
  evolve: (state, event) => ({
    account: event.data.account,
    times: (state?.times ?? 0) + 1,
  }),
  keys: (state) => ({ account: state.account }),
  summary: (state) => ({ subject: state.account, document: '', detail: `${state.times}` }),
  words: () => [],
  draftSummary: (command) => ({
    summary: { subject: command.data.account, document: '', detail: '' },
    keys: { account: command.data.account },
  }),
  approvals: () => [],
  evidence: () => [],
  undo: () => ({ kind: 'none', reason: '' }),
  isDone: () => false,
  effects: (event) => [{ register: 'funds', key: event.data.account, add: { amountFen: -100 } }],
};

/** A business whose acts add to a register row: for pending effects and projections. */
export const toyBusiness = erase(toy);
