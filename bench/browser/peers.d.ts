/** What the pages use of the peers, so that types are checked where the peers are not installed. */
declare module 'pouchdb-browser' {
  interface Document {
    readonly _id: string;
    readonly [field: string]: unknown;
  }
  export default class PouchDB {
    constructor(name: string, options?: { readonly auto_compaction?: boolean });
    bulkDocs(documents: readonly Document[]): Promise<readonly { readonly rev?: string }[]>;
  }
}

declare module 'rxdb' {
  interface Row {
    readonly id: string;
    readonly [field: string]: unknown;
  }
  export interface Collection {
    insert(row: Row): Promise<unknown>;
    upsert(row: Row): Promise<unknown>;
    bulkInsert(rows: readonly Row[]): Promise<unknown>;
  }
  interface Database {
    addCollections(
      collections: Readonly<Record<string, { readonly schema: object }>>,
    ): Promise<Readonly<Record<string, Collection>>>;
    close(): Promise<unknown>;
  }
  export function createRxDatabase(options: {
    readonly name: string;
    readonly storage: object;
    readonly multiInstance: boolean;
  }): Promise<Database>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(options: {
    readonly chromeTransactionDurability: 'strict';
  }): object;
}

declare module 'rxdb/plugins/storage-memory' {
  export function getRxStorageMemory(): object;
}

declare module 'rxdb/plugins/replication' {
  import type { Collection } from 'rxdb';
  /** A document as it was written, which is what the server is asked to take. */
  export interface PushedRow {
    readonly newDocumentState: { readonly id: string };
  }
  export function replicateRxCollection(options: {
    readonly replicationIdentifier: string;
    readonly collection: Collection;
    readonly live: boolean;
    readonly waitForLeadership: boolean;
    readonly autoStart: boolean;
    readonly push: {
      readonly batchSize: number;
      /** Gives the documents the server has otherwise. */
      handler(rows: readonly PushedRow[]): Promise<readonly object[]>;
    };
  }): {
    readonly error$: { subscribe(take: (error: Error) => void): unknown };
    start(): Promise<void>;
    awaitInitialReplication(): Promise<void>;
    cancel(): Promise<unknown>;
  };
}

declare module 'pouchdb' {
  interface Written {
    readonly docs_written: number;
    readonly doc_write_failures: number;
  }
  export default class PouchDB {
    constructor(
      name: string,
      options?: { readonly auto_compaction?: boolean; readonly skip_setup?: boolean },
    );
    static replicate(
      source: PouchDB,
      target: PouchDB,
      options: { readonly batch_size: number },
    ): Promise<Written>;
    get(id: string): Promise<object>;
    put(document: object): Promise<object>;
    info(): Promise<{ readonly doc_count: number }>;
    revsDiff(revisions: object): Promise<object>;
    bulkDocs(documents: readonly object[] | { readonly docs: readonly object[] }): Promise<object>;
    close(): Promise<void>;
  }
}

declare module '@sqlite.org/sqlite-wasm' {
  export interface SqliteStatement {
    bind(values: readonly (string | number | Uint8Array)[]): unknown;
    step(): boolean;
    reset(): unknown;
  }
  export interface SqliteDb {
    exec(sql: string): unknown;
    prepare(sql: string): SqliteStatement;
  }
  interface Sqlite3 {
    installOpfsSAHPoolVfs(options: {
      readonly name: string;
    }): Promise<{ readonly OpfsSAHPoolDb: new (path: string) => SqliteDb }>;
  }
  export default function sqlite3InitModule(): Promise<Sqlite3>;
}
