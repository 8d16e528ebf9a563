import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './sql.ts';

/** Where head office keeps its data: a PostgreSQL server, a folder (PGlite), or memory (PGlite, for tests). */
export type DatabasePlace =
  | { readonly url: string; readonly schema?: string }
  | { readonly folder: string }
  | { readonly memory: true };

/** Opens the database and brings its tables up to date. @throws OfficeError in plain Chinese */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const database =
    'url' in place
      ? openPostgres(place.url, place.schema)
      : await openPglite('folder' in place ? place.folder : undefined);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
