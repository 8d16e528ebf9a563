import { Client, type Connection, type Submittable } from 'pg';

/** A row as intake stores it, without the place it arrives at. */
export interface CopyRow {
  readonly counter: string;
  readonly seq: number;
  readonly hash: string;
  readonly body: string;
}

/**
 * The least a database can do with the same rows: one table as the journal's, COPY, a commit each 1,000 rows. Nothing is
 * parsed, checked or decided. Gives rows a second.
 */
export async function copyRowsPerSecond(
  url: string,
  rows: readonly CopyRow[],
  rowsOfCommit: number,
): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('drop table if exists copied');
    await client.query(
      `create table copied (counter text not null, epoch integer not null, seq bigint not null,
         hash text not null, branch text not null, received_at bigint not null, body text not null,
         primary key (counter, epoch, seq))`,
    );
    const chunks: Buffer[] = [];
    for (let at = 0; at < rows.length; at += rowsOfCommit) {
      chunks.push(
        Buffer.from(
          rows
            .slice(at, at + rowsOfCommit)
            .map(copyLine)
            .join(''),
        ),
      );
    }
    const started = performance.now();
    for (const chunk of chunks) await copy(client, chunk);
    const seconds = (performance.now() - started) / 1000;
    await client.query('drop table copied');
    return rows.length / seconds;
  } finally {
    await client.end();
  }
}

function copyLine({ counter, seq, hash, body }: CopyRow): string {
  const escaped = body.replaceAll('\\', '\\\\');
  return `${counter}\t1\t${seq}\t${hash}\t0101\t1795400467000\t${escaped}\n`;
}

/** One COPY of text rows, a transaction of its own. */
function copy(client: Client, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | null = null;
    const asked: Submittable & Record<string, unknown> = {
      submit: (connection: Connection) => connection.query('copy copied from stdin'),
      handleCopyInResponse(connection: Connection) {
        // Both are there and undocumented; the package that uses them would be one more to install.
        const sending = connection as Connection & {
          sendCopyFromChunk(bytes: Buffer): void;
          endCopyFrom(): void;
        };
        sending.sendCopyFromChunk(chunk);
        sending.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError(error: Error) {
        failure = error;
      },
      handleReadyForQuery() {
        if (failure === null) resolve();
        else reject(failure);
      },
    };
    client.query(asked);
  });
}
