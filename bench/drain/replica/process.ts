import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ReplicaPlace, ReplicaWord } from './replica.ts';

/** A server of a replication in a process of its own, as head office is. */
export interface ReplicaServer {
  readonly url: string;
  /** Documents it holds, and bytes of all its connections, requests and answers with their headers. */
  usage(): Promise<{ readonly documents: number; readonly wireBytes: number }>;
}

/** Runs work with such a server, which ends afterwards. @throws Error when it does not start */
export async function withReplica<T>(
  place: ReplicaPlace,
  work: (server: ReplicaServer) => Promise<T>,
): Promise<T> {
  const child = fork(join(import.meta.dirname, 'main.ts'), [JSON.stringify(place)]);
  const ended = once(child, 'exit');
  try {
    const started = await nextWord(child, ended);
    if (!('url' in started)) throw new Error('a replica said something else first');
    return await work({
      url: started.url,
      async usage() {
        child.send('usage');
        const used = await nextWord(child, ended);
        if ('url' in used) throw new Error('a replica started twice');
        return used;
      },
    });
  } finally {
    if (child.connected) child.disconnect();
    await ended;
  }
}

async function nextWord(child: ChildProcess, ended: Promise<unknown>): Promise<ReplicaWord> {
  const gone = ended.then((): never => {
    throw new Error('a replica has ended');
  });
  // Its only messages are words.
  const [word] = (await Promise.race([once(child, 'message'), gone])) as [ReplicaWord];
  return word;
}
