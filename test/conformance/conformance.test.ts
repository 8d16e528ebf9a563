import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../scripts/conformance/case-file.ts';
import { findKind, ruleKinds } from '../../shared/rulebook/kinds/kinds.ts';
import { runCase } from '../../shared/rulebook/kinds/run-case.ts';
import { ruleTables } from '../helpers/rule-tables.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const cases = files.flatMap((name) => {
  const file = readCases(`${folder}/${name}`);
  if (file.status === 'unreadable') throw new Error(`${name}: ${file.reason}`);
  return file.cases;
});

describe.each(ruleKinds.map((kind) => ({ kind })))('$kind.kind', ({ kind }) => {
  const own = cases.filter((one) => one.kind === kind.kind);
  it('has cases', () => expect(own).not.toHaveLength(0));
  it.each(own)('$id is answered as expected', (one) => {
    const outcome = runCase(kind, one, ruleTables);
    expect(outcome).toMatchObject({ status: 'answered', differences: [] });
  });
});

describe('the cases', () => {
  it('are at least 400, each with an id of its own and a kind we know', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ kind }) => findKind(kind) === null)).toEqual([]);
  });

  it.each(ruleKinds)('include an example of $kind that its own schema takes', (kind) => {
    const outcome = runCase(kind, { input: kind.example, expected: null }, ruleTables);
    expect(outcome.status).toBe('answered');
  });
});
