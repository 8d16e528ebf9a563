import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { OfficeAsks, OfficeMessage, OfficeReply } from './asks.ts';
import { buildOffice } from './build.ts';

/** A head office in a process of its own: what it uses is not mixed with what the counters use. */
export type OfficeProcess = OfficeAsks;

/** Starts the process; `close` ends it. */
async function officeProcess(): Promise<OfficeProcess> {
  const child = fork(await buildOffice(), { execArgv: ['--expose-gc'] });
  const waiting = new Map<number, (reply: OfficeReply) => void>();
  const ended = once(child, 'exit');
  child.on('message', (reply: OfficeReply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  child.on('exit', () => {
    for (const [id, done] of waiting) done({ id, error: 'head office has ended' });
  });
  let ids = 0;
  const send = async (name: keyof OfficeAsks, ask: unknown): Promise<unknown> => {
    if (!child.connected) throw new Error('head office has ended');
    ids += 1;
    const message: OfficeMessage = { id: ids, name, ask };
    const reply = await new Promise<OfficeReply>((resolve) => {
      waiting.set(message.id, resolve);
      child.send(message);
    });
    if ('error' in reply) throw new Error(reply.error);
    return reply.value;
  };
  /** The other process answers by the same interface. */
  const asking =
    <Name extends keyof OfficeAsks>(name: Name) =>
    (ask?: Parameters<OfficeAsks[Name]>[0]): ReturnType<OfficeAsks[Name]> =>
      send(name, ask) as ReturnType<OfficeAsks[Name]>;
  return {
    open: asking('open'),
    branch: asking('branch'),
    setClock: asking('setClock'),
    drain: asking('drain'),
    startWorkers: asking('startWorkers'),
    undecided: asking('undecided'),
    verdicts: asking('verdicts'),
    usage: asking('usage'),
    async close() {
      // One that has failed has said so to whoever asked last.
      if (!child.connected) return;
      await send('close', undefined);
      await ended;
    },
  };
}

/** Runs `work` with a head office of its own, which is closed whatever happens. */
export async function withOffice<T>(work: (office: OfficeProcess) => Promise<T>): Promise<T> {
  const office = await officeProcess();
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}
