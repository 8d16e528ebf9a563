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
    readonly body: string;
  }
  interface Collection {
    insert(row: Row): Promise<unknown>;
    upsert(row: Row): Promise<unknown>;
    bulkInsert(rows: readonly Row[]): Promise<unknown>;
  }
  interface Database {
    addCollections(
      collections: Readonly<Record<string, { readonly schema: object }>>,
    ): Promise<Readonly<Record<string, Collection>>>;
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
