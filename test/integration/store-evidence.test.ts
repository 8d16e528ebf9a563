import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor, Command } from '../../shared/journal/entry.ts';
import { evidenceRef, evidenceRegistry } from '../helpers/evidence-business.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { TestCounter } from '../helpers/test-counter.ts';

const now = Date.UTC(2026, 10, 23, 2);
const picture = randomBytes(70_000);
const digest = createHash('sha256').update(picture).digest('hex');
const zhang = testPerson('100023', '张敏', 1, now - 60_000);

let counter: TestCounter;
let actor: Actor;
beforeEach(async () => {
  counter = new TestCounter({
    counter: '0101-02',
    uplink: snapshotLine(),
    clock: () => now,
    registry: evidenceRegistry,
  });
  await counter.start();
  actor = await counter.signIn(zhang);
});
afterEach(() => counter.doors.close());

async function show(digests: readonly string[], refused = false) {
  const evidence = digests.map((one) => evidenceRef(one, picture.length));
  const id = counter.newId();
  const command: Command = { type: 'Show', version: 1, id, data: { evidence, refused } };
  return await counter.store.act({ business: 'showing', caseId: id, actor, command });
}

const records = async (): Promise<number> => (await counter.bridge.journalLog.open()).scan.records;

it('EV-1 records no entry that names what is not kept here', async () => {
  const before = await records();
  await counter.bridge.evidence.keep('image/jpeg', picture);
  await expect(show([digest, '1'.repeat(64)])).rejects.toMatchObject({ code: 'EVIDENCE_MISSING' });
  expect(await records()).toBe(before);
  expect(await counter.bridge.evidence.list()).toMatchObject([{ isNamed: false }]);
});

it('EV-1 names what an entry names, which is then never discarded', async () => {
  const before = await records();
  await counter.bridge.evidence.keep('image/jpeg', picture);
  expect((await show([digest])).status).toBe('recorded');
  expect(await records()).toBe(before + 1);
  await counter.bridge.evidence.discard([digest]);
  expect(await counter.bridge.evidence.list()).toMatchObject([{ isNamed: true, isHere: true }]);
});

it('EV-1 names nothing for an act that is refused', async () => {
  await counter.bridge.evidence.keep('image/jpeg', picture);
  expect((await show([digest], true)).status).toBe('refused');
  expect(await counter.bridge.evidence.list()).toMatchObject([{ isNamed: false }]);
  await counter.bridge.evidence.discard([digest]);
  expect(await counter.bridge.evidence.list()).toEqual([]);
});

it('EV-1 records nothing when the mark cannot be written', async () => {
  await counter.bridge.evidence.keep('image/jpeg', picture);
  const before = await records();
  counter.shell.disk.failWrite = Object.assign(new Error('full'), { code: 'ENOSPC' });
  await expect(show([digest])).rejects.toMatchObject({ code: 'EVIDENCE_WRITE_FAILED' });
  expect(await records()).toBe(before);
  expect((await show([digest])).status).toBe('recorded');
});
