import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findKind, ruleKinds } from '../../../shared/rulebook/kinds/kinds.ts';
import { type Json, ruleKind } from '../../../shared/rulebook/kinds/kind.ts';
import { trialFields } from './trial-fields.ts';
import { trialInput, type Typed, typedOf, wholeInput } from './trial-input.ts';

function read(name: string, change: Typed = {}) {
  const kind = findKind(name)!;
  const fields = trialFields(kind) ?? [wholeInput];
  return trialInput(kind, fields, { ...typedOf(fields, kind.example), ...change });
}

/** A kind of the test's own: what its fields become is what counts. */
function kindOf(input: z.ZodType, example: Json) {
  return ruleKind({
    kind: 'test',
    title: '测试',
    input,
    example,
    answer: () => ({ found: true, answer: null, lines: [] }),
  });
}

describe('the fields of a trial', () => {
  it.each(ruleKinds.map((kind) => [kind.kind, kind] as const))(
    'of %s give its example back as it was',
    (_, kind) => {
      const fields = trialFields(kind) ?? [wholeInput];
      const typed = typedOf(fields, kind.example);
      expect(trialInput(kind, fields, typed)).toEqual({ status: 'input', input: kind.example });
    },
  );

  it('are by their type: digits for lists of codes, ticks, days, JSON for lists and objects', () => {
    const entries = Object.fromEntries(
      trialFields(findKind('price_limit')!)!.map(({ key, entry }) => [key, entry]),
    );
    expect(entries).toMatchObject({
      board: 'choice',
      prev_close: 'text',
      date: 'date',
      risk_warning: 'flag',
      listed_trading_day: 'number',
    });
    const [chains] = trialFields(findKind('beneficial_owner')!)!;
    expect(chains).toMatchObject({ key: 'chains', entry: 'json', optional: false });
  });

  it('join the forms of a union: what one of them lacks may be left out', () => {
    const union = z.discriminatedUnion('way', [
      z.object({ way: z.literal('A'), amount: z.string() }),
      z.object({ way: z.literal('B'), days: z.int().nullable() }),
    ]);
    const fields = trialFields(kindOf(union, { way: 'B', days: 3 }))!;
    expect(
      fields.map(({ key, entry, optional, nullable }) => [key, entry, optional, nullable]),
    ).toEqual([
      ['way', 'choice', false, false],
      ['days', 'number', true, true],
      ['amount', 'text', true, false],
    ]);
    expect(fields[0]?.choices).toEqual(['A', 'B']);
  });

  it('are one of JSON where the input is no object', () => {
    const kind = kindOf(z.array(z.int()), [1, 2]);
    expect(trialFields(kind)).toBeNull();
    expect(trialInput(kind, [wholeInput], { '': '[3]' })).toEqual({ status: 'input', input: [3] });
    expect(trialInput(kind, [wholeInput], { '': '[3' })).toMatchObject({ status: 'wrong' });
  });
});

describe('what is typed into a trial', () => {
  it('leaves out what may be and is empty, and makes null what may be null', () => {
    expect(read('price_limit', { listed_trading_day: '' })).not.toHaveProperty(
      'input.listed_trading_day',
    );
    expect(read('price_cage', { last: '' })).toMatchObject({ input: { last: null } });
  });

  it('takes days as they are typed, numbers full-width, and texts as they are', () => {
    expect(read('price_limit', { date: '20261123' })).toMatchObject({
      input: { date: '2026-11-23' },
    });
    expect(read('lot', { qty: '１５０' })).toMatchObject({ input: { qty: 150 } });
    expect(read('mobile', { number: ' 139' })).toMatchObject({ input: { number: ' 139' } });
  });

  it.each([
    ['price_limit', 'prev_close', 'abc', '应为价格,如 10.45。'],
    ['price_limit', 'date', '2026-02-30', '日期应为实际存在的日期,格式如 2026-11-23。'],
    ['sellable', 'opening', '', '请录入。'],
    ['beneficial_owner', 'chains', '[{"person"', '应为一行 JSON'],
    ['beneficial_owner', 'chains', '[{"person":"P1"}]', '0.stakes:请录入。'],
  ])('tells what is wrong with %s at %s, in Chinese', (kind, key, text, words) => {
    const wrong = read(kind, { [key]: text });
    expect(wrong).toMatchObject({ status: 'wrong' });
    expect(wrong).toHaveProperty(['messages', key], expect.stringContaining(words));
  });

  it('never answers in English', () => {
    for (const kind of ruleKinds) {
      const fields = trialFields(kind) ?? [wholeInput];
      const nonsense = Object.fromEntries(fields.map(({ key }) => [key, '{}']));
      const judged = trialInput(kind, fields, nonsense);
      const messages = judged.status === 'wrong' ? Object.values(judged.messages) : [];
      for (const message of messages) expect(message).toMatch(/[\u4e00-\u9fff]/);
      for (const message of messages) expect(message).not.toMatch(/expected|Invalid|received/);
    }
  });
});
