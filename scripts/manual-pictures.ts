import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './run.ts';

/** The manual for clerk and supervisor, in Chinese. */
export const manualFolder = inProject('docs', 'manual');

export const picturesFolder = join(manualFolder, 'pictures');

/** The manual's texts, by file name. */
export function manualTexts(): ReadonlyMap<string, string> {
  const files = readdirSync(manualFolder).filter((file) => file.endsWith('.md'));
  return new Map(files.map((file) => [file, readFileSync(join(manualFolder, file), 'utf8')]));
}

/** Names of the screens the manual shows. */
export function manualPictures(): ReadonlySet<string> {
  const texts = [...manualTexts().values()].join('\n');
  return new Set(
    [...texts.matchAll(/\]\(pictures\/([\w-]+)\.png\)/g)].map(([, name = '']) => name),
  );
}
