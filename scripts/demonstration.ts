import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { HeadOfficeAnswer, protocolPaths } from '../shared/sync/contact.ts';
import type { BranchData } from './branch-data.ts';
import { type ChildProgram, runProgram, startProgram } from './child-program.ts';
import { inProject } from './run.ts';

/** Where the parts of a demonstration lie in its data folder. */
export interface DemonstrationFolder {
  readonly root: string;
  readonly headOffice: string;
  readonly counter: (terminal: string) => string;
}

/** The layout of a demonstration's data folder. */
export function demonstrationFolder(root: string): DemonstrationFolder {
  return {
    root,
    headOffice: join(root, 'headoffice'),
    counter: (terminal) => join(root, `counter-${terminal}`),
  };
}

const SetupAnswer = z.object({
  fingerprint: z.string(),
  terminals: z.array(z.object({ counter: z.string(), code: z.string() })),
  staff: z.array(z.object({ staff: z.string(), code: z.string() })),
  operatorToken: z.string(),
});
/** Head office's key fingerprint and the one-time codes of who has not started yet. */
export type SetupAnswer = Readonly<z.infer<typeof SetupAnswer>>;

/** Loads the branch into a head office that is not running, and gives the codes still needed. */
export async function setUpBranch(
  folder: DemonstrationFolder,
  data: BranchData,
  clock: string | null,
  signal?: AbortSignal,
): Promise<SetupAnswer> {
  const cli = inProject('dist', 'headoffice', 'cli.cjs');
  const args = ['setup', '--data', folder.headOffice, '--file', '-', ...clockArgs(clock)];
  return SetupAnswer.parse(JSON.parse(await runProgram([cli, ...args], data.setup, signal)));
}

/** Starts the head office of a demonstration; `ready` is its address. */
export function startHeadOffice(
  folder: DemonstrationFolder,
  { port, clock, answerDelayMs, signal }: HeadOfficeOptions,
): Promise<ChildProgram> {
  const server = inProject('dist', 'headoffice', 'server.cjs');
  const args = ['--data', folder.headOffice, '--port', `${port}`, '--demo', ...clockArgs(clock)];
  const delay = answerDelayMs === undefined ? [] : ['--answer-delay', `${answerDelayMs}`];
  return startProgram(process.execPath, [server, ...args, ...delay], process.env, signal);
}

interface HeadOfficeOptions {
  readonly port: number;
  readonly clock: string | null;
  /** How long clearing house and banks take; as a demonstration shows it where it is left out. */
  readonly answerDelayMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts the simulated reader and keypad; `ready` is their address. The keypad is given head office's key by
 * head office itself, as a real one is when it is set up: never by the counter whose questions it checks.
 */
export async function startDevices(
  headOffice: string,
  port: number,
  fixture: string | null,
  signal?: AbortSignal,
): Promise<ChildProgram> {
  const answer = await fetch(new URL(protocolPaths.headOffice, headOffice), {
    signal: signal ?? null,
  });
  const { headOfficeKey } = HeadOfficeAnswer.parse(await answer.json());
  // Not built: it is no part of the program.
  const tsx = pathToFileURL(inProject('node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const main = inProject('scripts', 'device-simulator', 'main.ts');
  const args = ['--import', tsx, main, '--port', `${port}`, '--head-office-key', headOfficeKey];
  const data = fixture === null ? [] : ['--fixture', fixture];
  return await startProgram(process.execPath, [...args, ...data], process.env, signal);
}

/** The devices' addresses as a counter is told them, from the simulator's own. */
const deviceArgs = (devices: string | null): string[] =>
  devices === null
    ? []
    : ['--id-reader', `${devices}/id-reader/`, '--keypad', `${devices}/keypad/`];

/** How one counter of the demonstration is started. */
export interface CounterStart {
  readonly terminal: string;
  /** Electron's binary, or null for the browser host. */
  readonly electron: string | null;
  readonly headOffice: string;
  readonly port: number;
  /** Port of the client's screen; the panel's is the one after `port`. */
  readonly clientPort: number;
  readonly clock: string | null;
  readonly seal: boolean;
  /** Address of the devices' simulator, or null for a counter without devices. */
  readonly devices: string | null;
  readonly setup: SetupAnswer;
  readonly people: BranchData['branch']['staff'];
  readonly environment?: NodeJS.ProcessEnv;
  /** Gives up waiting for it to be ready. */
  readonly signal?: AbortSignal;
}

/** Starts a counter, enrolled and with its people's keys; `ready` is what its READY line said. */
export async function startCounter(
  folder: DemonstrationFolder,
  start: CounterStart,
): Promise<ChildProgram> {
  const program = start.electron === null ? 'browser-host.cjs' : 'main.cjs';
  const code = start.setup.terminals.find(({ counter }) => counter === start.terminal)?.code;
  const firstSignIns = writeFirstSignIns(folder, start);
  const args = [
    inProject('dist', 'electron', program),
    '--data',
    folder.counter(start.terminal),
    '--head-office',
    start.headOffice,
    '--port',
    `${start.port}`,
    '--panel-port',
    `${start.port + 1}`,
    '--client-port',
    `${start.clientPort}`,
    '--demonstration',
    ...clockArgs(start.clock),
    ...(start.seal ? [] : ['--no-seal']),
    ...deviceArgs(start.devices),
    ...(code === undefined ? [] : ['--enrol-code', code, '--fingerprint', start.setup.fingerprint]),
    ...(firstSignIns === null ? [] : ['--first-sign-ins', firstSignIns]),
  ];
  const environment = { ...process.env, ...start.environment };
  try {
    return await startProgram(start.electron ?? process.execPath, args, environment, start.signal);
  } finally {
    if (firstSignIns !== null) rmSync(firstSignIns, { force: true });
  }
}

/** One-time codes with the demonstration's passwords, in a file that is gone once the counter has read it. */
function writeFirstSignIns(folder: DemonstrationFolder, start: CounterStart): string | null {
  const given = start.setup.staff.flatMap(({ staff, code }) => {
    const person = start.people.find((one) => one.staff === staff);
    return person === undefined ? [] : [{ staff, code, password: person.password }];
  });
  if (given.length === 0) return null;
  const path = join(folder.root, `first-sign-ins-${start.terminal}.json`);
  writeFileSync(path, JSON.stringify(given), { mode: 0o600 });
  return path;
}

/**
 * Remembers that a branch has been set up, so that the next start need not ask head office again, and the
 * operators' token of then: this is a demonstration, whose other passwords are told at every start too.
 */
export function setupMemory(folder: DemonstrationFolder, dataDigest: string) {
  const path = join(folder.root, 'setup-done');
  const remembered = (): readonly string[] =>
    existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return {
    isDone: () => remembered()[0] === dataDigest,
    /** Empty when none is known. */
    operatorToken: () => remembered()[1] ?? '',
    done: (operatorToken: string) =>
      writeFileSync(path, `${dataDigest}\n${operatorToken}\n`, { mode: 0o600 }),
  };
}

/** What a start needs of head office when everybody has a key and every counter is enrolled. */
export const nothingToSetUp: SetupAnswer = {
  fingerprint: '',
  terminals: [],
  staff: [],
  operatorToken: '',
};

function clockArgs(clock: string | null): string[] {
  return clock === null ? [] : ['--clock', clock];
}
