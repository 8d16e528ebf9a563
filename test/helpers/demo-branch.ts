import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BranchData, branchData } from '../../scripts/branch-data.ts';
import type { ChildProgram } from '../../scripts/child-program.ts';
import {
  type DemonstrationFolder,
  demonstrationFolder,
  type SetupAnswer,
  setUpBranch,
  startCounter,
  startDevices,
  startHeadOffice,
} from '../../scripts/demonstration.ts';
import { freePorts } from './free-ports.ts';
import { copyPreparedBranch } from './prepared-branch.ts';

/** How one counter of a test's branch is started. */
export interface TestCounterOptions {
  readonly terminal?: string;
  readonly seal?: boolean;
  /** GUITAI_CRASH_AT: `<mark>` or `<mark>:<n-th time>`. */
  readonly crashAt?: string;
}

/** The real programs of a demonstration branch in a folder of their own, started as `npm start` starts them. */
export interface TestBranch {
  readonly folder: DemonstrationFolder;
  readonly headOfficeUrl: string;
  readonly operatorToken: string;
  readonly data: BranchData;
  /** Starts or restarts a counter; its address always has the same port, which owns the browser's data. */
  counter(options?: TestCounterOptions): Promise<ChildProgram>;
  /** Address of the simulated reader and keypad, started by the first call; a counter started after it has them. */
  devices(): Promise<string>;
  stopHeadOffice(): Promise<void>;
  startHeadOffice(): Promise<void>;
  /** Rows of one of the operators' lists, e.g. `cases`. */
  operatorList(list: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** How a test's branch begins. */
interface TestBranchOptions {
  /** Set up by this test alone, to its first sign-ins, rather than copied from one that has been. */
  readonly fresh?: boolean;
}

/** A branch of two terminals at 2026-11-23 10:00 in Beijing. */
export async function startTestBranch({
  fresh = false,
}: TestBranchOptions = {}): Promise<TestBranch> {
  const clock = '2026-11-23T10:00:00+08:00';
  const root = mkdtempSync(join(tmpdir(), 'guitai-branch-'));
  const folder = demonstrationFolder(root);
  const data = await branchData(null);
  const setup = fresh
    ? await setUpBranch(folder, data, clock)
    : await copyPreparedBranch(root, clock);
  const base = await freePorts();
  const begunAt = Date.now();
  /** Head office's clock goes on while it is away: what it signed before must not be from the future. */
  const clockNow = () => new Date(Date.parse(clock) + Date.now() - begunAt).toISOString();
  const counters = new Map<string, ChildProgram>();
  /** Clearing house and banks answer at once: whoever waits for them waits for nothing else. */
  const office = { port: base, answerDelayMs: 0 };
  let headOffice: ChildProgram | null = await startHeadOffice(folder, { ...office, clock });
  const headOfficeUrl = headOffice.ready;
  let devices: ChildProgram | null = null;
  let left: SetupAnswer = setup;
  const operatorToken = setup.operatorToken;

  return {
    folder,
    headOfficeUrl,
    operatorToken,
    data,
    async counter({ terminal = '0101-02', seal = true, crashAt } = {}) {
      await counters.get(terminal)?.stop();
      const index = data.branch.terminals.indexOf(terminal);
      const counter = await startCounter(folder, {
        terminal,
        electron: null,
        headOffice: headOfficeUrl,
        port: base + 1 + 2 * index,
        clientPort: base + 6 + index,
        clock,
        seal,
        devices: devices?.ready ?? null,
        setup: left,
        people: data.branch.staff,
        environment: { GUITAI_CRASH_AT: crashAt },
      });
      // Codes are used once.
      left = {
        ...left,
        staff: [],
        terminals: left.terminals.filter((one) => one.counter !== terminal),
      };
      counters.set(terminal, counter);
      return counter;
    },
    async devices() {
      devices ??= await startDevices(headOfficeUrl, base + 5, null);
      return devices.ready;
    },
    async stopHeadOffice() {
      await headOffice?.stop();
      headOffice = null;
    },
    async startHeadOffice() {
      headOffice ??= await startHeadOffice(folder, { ...office, clock: clockNow() });
    },
    async operatorList(list) {
      const answer = await fetch(`${headOfficeUrl}/v1/operator/${list}`, {
        headers: { authorization: `Bearer ${operatorToken}` },
      });
      if (!answer.ok) throw new Error(`${list}: ${answer.status} ${await answer.text()}`);
      const body = (await answer.json()) as { rows: Readonly<Record<string, unknown>>[] };
      return body.rows;
    },
    async close() {
      for (const counter of counters.values()) await counter.stop();
      await devices?.stop();
      await headOffice?.stop();
      rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
