import { expect, it } from 'vitest';
import { wasVisited } from './was-visited.ts';

const document = '110000199003070124';
const businessDate = '2026-11-23';
const at = Date.parse('2026-11-23T02:00:00Z');
const minute = 60_000;
const id = '0190a000-0000-7000-8000-000000000001';
const submitted = {
  summary: { document },
  shown: { at, businessDate, origin: { counter: '0101-02' } },
};
const listed = {
  caseId: id,
  serial: '0101-02-1-000007',
  businessDate,
  summary: { document },
};

async function asked(
  visit: { readonly beganAt?: number; readonly endedAt?: number } = {},
  row: Partial<typeof listed> = {},
): Promise<boolean> {
  const body = {
    client: { clientNo: null, name: '李明', idKind: 'RESIDENT', idNumber: document },
    grade: 'face',
    agent: null,
    session: id,
    counter: '0101-02',
    beganAt: visit.beganAt ?? at - minute,
    ended: visit.endedAt === undefined ? null : { at: visit.endedAt, reason: 'finished' },
  };
  const store = { caseById: async () => await Promise.resolve({ shown: { body } }) };
  return await wasVisited(store, [{ ...listed, ...row }], submitted);
}

it('finds the visit that was open when the case was submitted', async () => {
  expect(await asked()).toBe(true);
  expect(await asked({ endedAt: at + minute })).toBe(true);
});

it.each([
  ['began afterwards', { beganAt: at + minute }, {}],
  ['had ended', { endedAt: at - 1 }, {}],
  ['was of somebody else', {}, { summary: { document: '440000196101150083' } }],
  ['was at another counter', {}, { serial: '0101-03-1-000007' }],
  ['was on another day', {}, { businessDate: '2026-11-20' }],
])('finds none that %s', async (_, visit, row) => {
  expect(await asked(visit, row)).toBe(false);
});
