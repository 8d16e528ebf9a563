import { describe, expect, it } from 'vitest';
import { counterFiles } from '../../assets/reference/counter.ts';
import { identityFiles } from '../../assets/reference/identity.ts';
import { openingFiles } from '../../assets/reference/opening.ts';
import { serviceFiles } from '../../assets/reference/service.ts';
import { suitabilityFiles } from '../../assets/reference/suitability.ts';
import { datedRow } from './dated-table.ts';

/** What 9013 shows of where a row comes from; names of standards (ISO 7064, GB/T) are letters and figures. */
const words = Object.entries({
  ...counterFiles,
  ...identityFiles,
  ...serviceFiles,
  ...suitabilityFiles,
  ...openingFiles,
}).flatMap(([table, file]) => {
  const rows = file.rows.map((row) => datedRow.loose().parse(row));
  const texts = [
    'note' in file ? file.note : undefined,
    ...rows.flatMap(({ source, note }) => [source, note]),
  ];
  return texts.flatMap((text) => (text === undefined ? [] : [{ table, text }]));
});

describe('the sources and notes of the tables', () => {
  it('DT-1 are in Chinese: staff read them', () => {
    const english = words.filter(({ text }) => /[a-z]{3}/.test(text));
    expect(english).toEqual([]);
    expect(words.length).toBeGreaterThan(100);
  });
});
