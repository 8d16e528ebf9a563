import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sql, queryOne } from '../db/sql.ts';
import { ProblemError } from '../problem.ts';

/** A file that is in the folder and not in an empty place where its disk should be. */
const markName = '.guitai-evidence';

/**
 * Refuses to say anything of evidence while its folder is not there: a disk that is not mounted is no word on any
 * piece. Rule EV-10 (docs/rules.md).
 *
 * @throws ProblemError EVIDENCE_FOLDER_GONE
 */
export async function needFolder(sql: Sql, folder: string): Promise<void> {
  const names = await namesIn(folder);
  if (names.includes(markName)) return;
  // A folder of before the mark has its pieces in it; a new head office has noted none.
  const isKnown = names.some((name) => name === 'uploads' || /^\d{4}$/.test(name));
  if (!isKnown && (await hasNoted(sql))) {
    throw new ProblemError(503, 'EVIDENCE_FOLDER_GONE', 'the evidence folder is not there');
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, markName), '', { mode: 0o600 });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
}

async function hasNoted(sql: Sql): Promise<boolean> {
  const { noted } = await queryOne<{ noted: boolean }>(
    sql,
    'select exists (select from evidence) or exists (select from evidence_uploads) as noted',
    [],
  );
  return noted;
}
