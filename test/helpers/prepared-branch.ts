import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { branchData } from '../../scripts/branch-data.ts';
import {
  demonstrationFolder,
  type SetupAnswer,
  setUpBranch,
  startCounter,
  startHeadOffice,
} from '../../scripts/demonstration.ts';
import { freePorts } from './free-ports.ts';
import { testsFolder } from './tests-folder.ts';

/** A branch on disk whose programs are stopped, and what its people were told. */
interface PreparedBranch {
  readonly root: string;
  readonly setup: SetupAnswer;
}

/** By clock: one for all tests of this process. */
const prepared = new Map<string, Promise<PreparedBranch>>();

/** The terminal that is enrolled and has its people's keys. */
const preparedTerminal = '0101-02';

/**
 * Copies a branch into `root` that was set up once by the real programs: head office loaded, terminal 0101-02
 * enrolled, everybody signed in there for the first time, and all stopped again. Filling head office's database
 * and Argon2 for every person are most of what a branch costs, and come out the same every time.
 */
export async function copyPreparedBranch(root: string, clock: string): Promise<SetupAnswer> {
  let first = prepared.get(clock);
  if (first === undefined) {
    first = prepare(clock);
    prepared.set(clock, first);
  }
  const { root: source, setup } = await first;
  cpSync(source, root, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return setup;
}

async function prepare(clock: string): Promise<PreparedBranch> {
  const root = mkdtempSync(join(testsFolder(), 'guitai-prepared-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const folder = demonstrationFolder(root);
  const data = await branchData(null);
  const setup = await setUpBranch(folder, data, clock);
  const port = await freePorts();
  const headOffice = await startHeadOffice(folder, { port, clock });
  try {
    const counter = await startCounter(folder, {
      terminal: preparedTerminal,
      electron: null,
      headOffice: headOffice.ready,
      port: port + 1,
      clientPort: port + 3,
      clock,
      seal: true,
      devices: null,
      setup,
      people: data.branch.staff,
    });
    await counter.stop();
  } finally {
    await headOffice.stop();
  }
  const terminals = setup.terminals.filter(({ counter }) => counter !== preparedTerminal);
  // Codes are used once.
  return { root, setup: { ...setup, staff: [], terminals } };
}
