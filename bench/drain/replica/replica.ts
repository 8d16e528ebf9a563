/** What stands behind the server of a replication: answers requests and counts what it holds. */
export interface Replica {
  /** The answer to a request, sent as JSON; null when there is nothing at that path. @throws Error when it went wrong */
  answer(method: string, path: string, body: unknown): Promise<unknown>;
  documents(): Promise<number>;
  close(): Promise<void>;
}

/** Which kind, and where it keeps its documents: a folder, or the address of a database. */
export interface ReplicaPlace {
  readonly kind: 'pouchdb' | 'rxdb';
  readonly place: string;
}

/** What its process says: where it listens, and when asked for `usage`, what came of it. */
export type ReplicaWord =
  | { readonly url: string }
  | { readonly documents: number; readonly wireBytes: number };
