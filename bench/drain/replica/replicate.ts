import type { Figure } from '../../part.ts';
import { hundredths } from '../../quantile.ts';
import { withReplica } from './process.ts';
import type { ReplicaPlace } from './replica.ts';

/** Documents a batch, as many as a full batch of the product has entries. */
export const entriesOfBatch = 1000;

/** A client that has its documents already. */
export interface ReplicaClient {
  /** Over when the server has all of them. */
  replicateTo(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Whom a replication is by, and how many documents it is of. */
export interface Replication {
  readonly name: string;
  readonly size: number;
  readonly server: ReplicaPlace;
  readonly open: () => Promise<ReplicaClient>;
}

/** How fast documents come to a server, and their bytes on the wire; null and why where it failed or lost some. */
export async function replicated({
  name,
  size,
  server,
  open,
}: Replication): Promise<readonly Figure[]> {
  const figure = (what: string, unit: string, found: Pick<Figure, 'value' | 'why'>): Figure => ({
    name: `${name}: ${what}`,
    role: 'peer',
    unit,
    size,
    ...found,
  });
  try {
    const { seconds, wireBytes } = await timed(server, open, size);
    return [
      figure('taken in', 'documents/s', { value: hundredths(size / seconds) }),
      figure('on the wire', 'bytes each', { value: hundredths(wireBytes / size) }),
    ];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      figure('taken in', 'documents/s', { value: null, why }),
      figure('on the wire', 'bytes each', { value: null, why }),
    ];
  }
}

async function timed(place: ReplicaPlace, open: Replication['open'], size: number) {
  const client = await open();
  try {
    return await withReplica(place, async (server) => {
      const started = performance.now();
      await client.replicateTo(server.url);
      const seconds = (performance.now() - started) / 1000;
      const { documents, wireBytes } = await server.usage();
      if (documents !== size) throw new Error(`${documents} of ${size} documents came`);
      return { seconds, wireBytes };
    });
  } finally {
    await client.close();
  }
}
