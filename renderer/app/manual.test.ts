import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manualPictures, manualTexts, picturesFolder } from '../../scripts/manual-pictures.ts';
import { openFunctions } from './functions.ts';

const texts = manualTexts();

describe('the manual', () => {
  it('describes every function of the menu', () => {
    const guides = [texts.get('clerk.md'), texts.get('supervisor.md')].join('\n');
    const missing = openFunctions.filter(({ code }) => !guides.includes(`\`${code}\``));
    expect(missing.map(({ code, title }) => `${code} ${title}`)).toEqual([]);
    const list = texts.get('README.md') ?? '';
    const unlisted = openFunctions.filter(
      ({ code, title }) => !list.includes(`| ${code} | ${title} |`),
    );
    expect(unlisted).toEqual([]);
  });

  it('shows pictures that are there, and keeps none it does not show', () => {
    const files = readdirSync(picturesFolder);
    expect(files.toSorted()).toEqual([...manualPictures()].map((name) => `${name}.png`).toSorted());
    const bytes = files.map((file) => statSync(join(picturesFolder, file)).size);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(4.5 * 1024 * 1024);
  });

  it('leads where its links say', () => {
    for (const [file, text] of texts) {
      for (const [, target = '', anchor = ''] of text.matchAll(/\]\((\w+\.md)?#([^)]+)\)/g)) {
        const headings = texts.get(target === '' ? file : target) ?? '';
        expect(headings, `${file}: ${target}#${anchor}`).toContain(`## ${anchor}\n`);
      }
    }
  });
});
