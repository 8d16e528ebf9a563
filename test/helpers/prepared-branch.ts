import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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

/** The terminal that is enrolled and has its people's keys. */
const preparedTerminal = '0101-02';

/** Longer than a busy machine needs to set a branch up. */
const preparedWithinMs = 120_000;

/**
 * Copies a branch into `root` that was set up once by the real programs: head office loaded, terminal 0101-02
 * enrolled, everybody signed in there for the first time, and all stopped again. Filling head office's database
 * and Argon2 for every person are most of what a branch costs, and come out the same every time.
 */
export async function copyPreparedBranch(root: string, clock: string): Promise<SetupAnswer> {
  const { root: source, setup } = await preparedBranch(clock);
  cpSync(source, root, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return setup;
}

/** One for all processes of a run: who comes first prepares it, the others wait for its answer. */
async function preparedBranch(clock: string): Promise<PreparedBranch> {
  const place = join(testsFolder(), `prepared-${Date.parse(clock)}`);
  const answer = `${place}.json`;
  const deadline = Date.now() + preparedWithinMs;
  while (!existsSync(answer)) {
    const isFirst = mkdirSync(place, { recursive: true }) !== undefined;
    if (isFirst) await prepareOnce(place, answer, clock);
    else if (Date.now() > deadline) throw new Error(`Nobody prepared the branch at ${place}.`);
    else await delay(100);
  }
  return JSON.parse(readFileSync(answer, 'utf8')) as PreparedBranch;
}

/** What fails leaves the place to the next who asks. */
async function prepareOnce(place: string, answer: string, clock: string): Promise<void> {
  try {
    const prepared: PreparedBranch = { root: place, setup: await prepare(place, clock) };
    writeFileSync(`${answer}.new`, JSON.stringify(prepared));
    renameSync(`${answer}.new`, answer);
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
}

async function prepare(root: string, clock: string): Promise<SetupAnswer> {
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
  return { ...setup, staff: [], terminals };
}
