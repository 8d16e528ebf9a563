import sqlite3InitModule, { type SqliteDb, type SqliteStatement } from '@sqlite.org/sqlite-wasm';
import { type ActRows, actRows } from './act-rows.ts';
import { filledAtOnce } from './peer.ts';
import type { SqliteAsk, SqliteWord } from './sqlite-words.ts';

interface Opened {
  readonly db: SqliteDb;
  readonly entry: SqliteStatement;
  readonly case: SqliteStatement;
  readonly effect: SqliteStatement;
  readonly meta: SqliteStatement;
}

let opened: Opened | null = null;

async function open(): Promise<Opened> {
  const sqlite3 = await sqlite3InitModule();
  const pool = await sqlite3.installOpfsSAHPoolVfs({ name: 'bench' });
  const db = new pool.OpfsSAHPoolDb('/bench.sqlite3');
  // There is no shared memory here, so that WAL wants the file for itself.
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec(`
    CREATE TABLE entries (id TEXT PRIMARY KEY, frame BLOB) WITHOUT ROWID;
    CREATE TABLE cases (id TEXT PRIMARY KEY, stage TEXT, states BLOB) WITHOUT ROWID;
    CREATE TABLE effects (id TEXT PRIMARY KEY, change BLOB) WITHOUT ROWID;
    CREATE TABLE meta (id TEXT PRIMARY KEY, seq INTEGER, hash TEXT) WITHOUT ROWID`);
  const into = (table: string, places: string) =>
    db.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${places})`);
  return {
    db,
    entry: into('entries', '?, ?'),
    case: into('cases', '?, ?, ?'),
    effect: into('effects', '?, ?'),
    meta: into('meta', '?, ?, ?'),
  };
}

function fill({ db, entry }: Opened, rows: number): void {
  for (let from = 0; from < rows; from += filledAtOnce) {
    db.exec('BEGIN');
    const to = Math.min(rows, from + filledAtOnce);
    for (let n = from; n < to; n += 1) {
      const made = actRows(n).entry;
      run(entry, [made.id, made.frame]);
    }
    db.exec('COMMIT');
  }
}

function commit(to: Opened, rows: ActRows): void {
  to.db.exec('BEGIN');
  run(to.entry, [rows.entry.id, rows.entry.frame]);
  run(to.case, [rows.case.id, rows.case.stage, rows.case.states]);
  for (const { id, change } of rows.effects) run(to.effect, [id, change]);
  run(to.meta, [rows.head.id, rows.head.seq, rows.head.hash]);
  to.db.exec('COMMIT');
}

function run(statement: SqliteStatement, values: readonly (string | number | Uint8Array)[]): void {
  statement.bind(values);
  statement.step();
  statement.reset();
}

async function answer(asked: SqliteAsk): Promise<void> {
  if (asked.do === 'open') opened = await open();
  else if (opened === null) throw new Error('not open');
  else if (asked.do === 'fill') fill(opened, asked.rows);
  else commit(opened, asked.rows);
}

globalThis.addEventListener('message', ({ data }: MessageEvent<SqliteAsk>) => {
  const tell = (word: SqliteWord): void => postMessage(word, {});
  answer(data).then(
    () => tell({ failed: null }),
    (error: unknown) => tell({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
