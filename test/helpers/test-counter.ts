import { randomBytes } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { ExchangeStore } from '../../renderer/data/exchange.ts';
import type { After } from '../../renderer/data/client-search/index-keeper.ts';
import type { OpenIndexPort } from '../../renderer/data/client-search/index-messages.ts';
import { localIndexPort } from '../../renderer/data/client-search/local-port.ts';
import { streamPacker } from '../../renderer/data/packer.ts';
import { createStore, type StoreDoors } from '../../renderer/data/store.ts';
import type { ActOutcome, CounterStore, StartReport } from '../../renderer/data/types.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import { type Registry, registry } from '../../shared/business/registry.ts';
import type { Actor, Command } from '../../shared/journal/entry.ts';
import type { ApprovalStatement, SignedDecision } from '../../shared/safeguards/approval.ts';
import type { SessionStatement } from '../../shared/safeguards/session.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { branchOf, uuidV7 } from '../../shared/values/ids.ts';
import { FakeShell, type FakeShellOptions } from './fake-shell.ts';
import type { KitPerson } from './counter-kit.ts';
import { publishedEdition } from '../../assets/reference/published.ts';
import { ruleTables } from './rule-tables.ts';

export interface TestCounterOptions extends FakeShellOptions {
  readonly registry?: Registry;
  readonly random?: (bytes: number) => Uint8Array;
  /** Where the index of clients lives; without it in this thread. */
  readonly clientIndex?: OpenIndexPort;
  /** The timer after which that index is kept; without one it never is. */
  readonly after?: After;
  /** Hears of every call of the store to the shell, as `journalLog.append`. */
  readonly onCall?: (name: string) => void;
}

/** One counter: a shell with its disk, a browser profile, and the store between them, which can be started again. */
export class TestCounter {
  readonly shell: FakeShell;
  readonly counter: string;
  /** The browser profile. */
  profile = new IDBFactory();
  bridge: Bridge;
  doors: StoreDoors;
  registry: Registry;
  readonly #options: TestCounterOptions;

  constructor(options: TestCounterOptions) {
    this.#options = options;
    this.counter = options.counter;
    this.registry = options.registry ?? registry;
    this.shell = new FakeShell(options);
    this.bridge = this.shell.start();
    this.doors = this.#newStore();
  }

  get store(): CounterStore {
    return this.doors.store;
  }

  get exchange(): ExchangeStore {
    return this.doors.exchange;
  }

  async start(): Promise<StartReport> {
    return await this.store.start(() => {});
  }

  /** A new program over the same disk and profile; `start` is the caller's, who may want its report. */
  async restart(): Promise<StartReport> {
    this.stop();
    return await this.start();
  }

  /** Ends the program and readies a new one, not yet started. */
  stop(): void {
    this.doors.close();
    this.shell.crashAt = null;
    this.bridge = this.shell.start();
    this.doors = this.#newStore();
  }

  /** The whole browser profile is deleted. */
  loseProfile(): void {
    this.doors.close();
    this.profile = new IDBFactory();
  }

  newId(): string {
    return uuidV7(this.store.now(), this.#options.random ?? randomBytes);
  }

  /** Signs a person in and gives the actor of the session. */
  async signIn(person: KitPerson): Promise<Actor> {
    const role = person.authority.statement.roles[0] ?? 'maker';
    const session = this.newId();
    const actor: Actor = { staff: person.staff, role, session };
    const outcome = await this.store.act({
      business: 'session',
      caseId: session,
      actor,
      command: async (position, at) => {
        const statement: SessionStatement = {
          purpose: 'session',
          act: 'sign-in',
          staff: person.staff,
          session,
          ...position,
          at,
        };
        const { counter, prev } = position;
        const { staff, authority } = person;
        const signature = person.key.sign(statement);
        const data = { staff, counter, prev, authority, signature };
        return await Promise.resolve({ type: 'SignIn', version: 1, id: session, data });
      },
    });
    if (outcome.status === 'refused') throw new Error(JSON.stringify(outcome.refusals));
    return actor;
  }

  /** Submits an opening; `caseId` and command id are the same new id unless given. */
  async submit(
    actor: Actor,
    application: Application,
    ids: { readonly caseId?: string; readonly commandId?: string } = {},
  ): Promise<ActOutcome> {
    const commandId = ids.commandId ?? this.newId();
    const command = submitOpening(commandId, application);
    const caseId = ids.caseId ?? commandId;
    return await this.store.act({ business: 'account-opening', caseId, actor, command });
  }

  /** Records another person's decision on what waits on a case. */
  async decide(
    actor: Actor,
    caseId: string,
    person: KitPerson,
    decision: 'approve' | 'refuse' = 'approve',
    change: Partial<ApprovalStatement> = {},
  ): Promise<ActOutcome> {
    const data = await this.decision(caseId, person, decision, change);
    const command: Command = { type: 'DecideApproval', version: 1, id: this.newId(), data };
    return await this.store.act({ business: 'account-opening', caseId, actor, command });
  }

  /** A person's signed decision on what waits on a case. */
  async decision(
    caseId: string,
    person: KitPerson,
    decision: 'approve' | 'refuse',
    change: Partial<ApprovalStatement>,
  ): Promise<SignedDecision> {
    const detail = await this.store.caseById(caseId);
    const request = detail?.shown.request;
    const statement: ApprovalStatement = {
      purpose: 'approval',
      branch: branchOf(this.counter),
      caseId,
      commandId: request?.command.id ?? caseId,
      digest: request?.digest ?? '0'.repeat(64),
      need: 'check',
      staff: person.staff,
      decision,
      comment: decision === 'refuse' ? '地址与证件不符' : '',
      at: this.store.now(),
      expiresAt: request?.expiresAt ?? 0,
      ...change,
    };
    const { authority } = person;
    return { statement, signature: person.key.sign(statement), authority };
  }

  async withdraw(actor: Actor, caseId: string): Promise<ActOutcome> {
    const data = { reason: '客户改变主意' };
    const command: Command = { type: 'Withdraw', version: 1, id: this.newId(), data };
    return await this.store.act({ business: 'account-opening', caseId, actor, command });
  }

  #newStore(): StoreDoors {
    const { clock, random = randomBytes } = this.#options;
    return createStore({
      bridge: heard(this.bridge, this.#options.onCall),
      registry: this.registry,
      tables: ruleTables,
      tableFiles: publishedEdition.tables,
      suite: intl1,
      packer: streamPacker,
      clock,
      random,
      reach: this.shell.reach,
      indexedDb: { indexedDB: this.profile, IDBKeyRange },
      clientIndex: this.#options.clientIndex ?? localIndexPort,
      after: this.#options.after ?? (() => () => {}),
    });
  }
}

/** The same shell, whose calls are told. */
function heard(bridge: Bridge, onCall: TestCounterOptions['onCall']): Bridge {
  if (onCall === undefined) return bridge;
  const serviceHeard = (name: string, service: object): object =>
    new Proxy(service, {
      get(target, method) {
        const found: unknown = Reflect.get(target, method);
        if (typeof found === 'function') onCall(`${name}.${String(method)}`);
        return found;
      },
    });
  return new Proxy(bridge, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'object' && found !== null
        ? serviceHeard(String(name), found)
        : found;
    },
  });
}

type Application = {
  readonly name: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly address: string;
  readonly email: string;
  readonly accounts: ('SH_A' | 'SZ_A')[];
};

/** An application that nothing is wrong with; `n` makes another person of it. */
export function anApplication(n = 0, change: Partial<Application> = {}): Application {
  return {
    name: '阿依古丽·买买提',
    idNumber: residentNumber(n),
    mobile: `138${String(n).padStart(8, '0')}`,
    address: '浙江省杭州市西湖区文三路 1 号',
    email: '',
    accounts: ['SH_A'],
    ...change,
  };
}

/** The command of F8 in the opening form. */
export function submitOpening(id: string, application: Application): Command {
  return { type: 'SubmitOpening', version: 1, id, data: { application } };
}

/** A valid resident number of somebody born on 1990-03-07. */
function residentNumber(n: number): string {
  const body = `11010519900307${String(n % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
