import type { Peer } from './peer.ts';
import type { SqliteAsk, SqliteWord } from './sqlite-words.ts';

/** SQLite in a worker over the origin private file system, WAL, every commit flushed. */
export async function sqlite(): Promise<Peer> {
  const worker = new Worker(new URL('sqlite.worker.ts', import.meta.url), { type: 'module' });
  const call = async (asked: SqliteAsk): Promise<void> => {
    const word = await new Promise<SqliteWord>((take) => {
      worker.addEventListener(
        'message',
        // The worker's only message is an answer.
        ({ data }) => take(data as SqliteWord),
        { once: true },
      );
      worker.addEventListener('error', ({ message }) => take({ failed: message }), { once: true });
      worker.postMessage(asked, {});
    });
    if (word.failed !== null) throw new Error(word.failed);
  };
  await call({ do: 'open' });
  return {
    name: 'SQLite (wasm, OPFS, WAL)',
    fill: (rows) => call({ do: 'fill', rows }),
    commit: (rows) => call({ do: 'commit', rows }),
  };
}
