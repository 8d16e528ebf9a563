import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program of ours that runs beside us until it is stopped. */
export interface ChildProgram {
  /** What its READY line said. */
  readonly ready: string;
  readonly processId: number;
  /** Everything else it has said on its output so far. */
  said(): string;
  /** Resolves with the exit code when it ends, by itself or stopped. */
  readonly ended: Promise<number>;
  /** Asks it to stop and waits until it has; nothing it has accepted is lost. */
  stop(): Promise<void>;
}

/** How long a program may take over ending in good order before it is ended. */
const stopWithinMs = 15_000;

/**
 * Starts a built program and waits for its line `READY …`. Its other output is passed on.
 *
 * @throws Error when it ends before it is ready; it has then said why on its own
 * @throws the reason of `signal` when that comes first; the program has then ended
 */
export async function startProgram(
  executable: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  signal?: AbortSignal,
): Promise<ChildProgram> {
  signal?.throwIfAborted();
  // A group of its own: Ctrl-C reaches us alone, and we stop the programs in the right order.
  const child = spawn(executable, [...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const hardEnd = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(hardEnd);
  };
  const lines: string[] = [];
  try {
    const ready = await Promise.race([readyLine(child, ended, lines), aborted(signal)]);
    return { ready, processId: child.pid ?? 0, said: () => lines.join('\n'), ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Rejects with the signal's reason, and only then. */
export function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted === true) reject(signal.reason as Error);
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

async function readyLine(
  child: ChildProcess,
  ended: Promise<number>,
  lines: string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('the program has no output to read');
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('READY ')) resolve(line.slice('READY '.length).trim());
      else {
        lines.push(line);
        process.stdout.write(`${line}\n`);
      }
    });
    void ended.then((code) => reject(new Error(`program ended with ${code} before it was ready`)));
  });
}

/**
 * Runs a built program to its end and gives what it printed.
 *
 * @throws Error when it fails; it has then said why
 * @throws the reason of `signal` when that comes first; the program has then ended
 */
export async function runProgram(
  args: readonly string[],
  input = '',
  signal?: AbortSignal,
): Promise<string> {
  signal?.throwIfAborted();
  const child = spawn(process.execPath, [...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  // A program that ends without reading its input has said why; the broken pipe adds nothing.
  child.stdin.once('error', () => undefined);
  child.stdin.end(input);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  const closed = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  try {
    const code = await Promise.race([closed, aborted(signal)]);
    if (code !== 0) throw new Error(`program ended with ${code}`);
    return Buffer.concat(parts).toString('utf8');
  } finally {
    child.kill('SIGTERM');
    await closed;
  }
}
