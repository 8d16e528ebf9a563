import { beforeAll, describe, expect, it } from 'vitest';
import type { ApproveAsk } from '../../shared/bridge/staff-keys.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { commandDigest } from '../../shared/journal/entry.ts';
import type { SignedDelegation } from '../../shared/safeguards/delegation.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { EnrolmentAnswer, StaffDocument } from '../../shared/sync/contact.ts';
import { fromHex } from '../../shared/values/bytes.ts';
import { headOfficeTestKey, testPerson, type TestPerson } from '../../test/helpers/people.ts';
import { decide, type GivenDecision } from './approve.ts';
import { delegate } from './delegate.ts';
import { quickKeyCost } from '../../test/electron/shell-kit.ts';
import { sealKey } from './sealed-key.ts';
import type { CredentialParts } from './staff-credential.ts';

const now = Date.UTC(2026, 10, 23, 2);
const id = (n: number) => `01935d2a-0000-7000-8000-${String(n).padStart(12, '0')}`;
const chen = testPerson('100021', '陈静', 3, now, { checker: true, roles: ['supervisor'] });
const zhao = testPerson('100026', '赵丽', 5, now);
const password = 'a long password';
// Of the enrolment only these are looked at here.
const counter = {
  counter: '0101-02',
  headOfficeKey: headOfficeTestKey.publicKey,
} as EnrolmentAnswer;

const asked = (n: number, change: Partial<ApproveAsk> = {}): ApproveAsk => ({
  branch: '0101',
  business: 'delegation',
  caseId: id(n),
  command: { type: 'Do', version: 1, id: id(n), data: { n } },
  need: 'check',
  maker: '100023',
  expiresAt: now + 60_000,
  ...change,
});
const itemOf = (ask: ApproveAsk) => ({
  ask,
  digest: commandDigest(intl1, ask.business, ask.command),
});

let parts: CredentialParts;
beforeAll(async () => {
  const documents = new Map<string, StaffDocument>();
  for (const [seed, person] of [
    [3, chen],
    [5, zhao],
  ] as const) {
    documents.set(person.staff, await documentOf(person, seed));
  }
  const files = { find: async (staff: string) => documents.get(staff) ?? null };
  const tries = {
    stopped: () => null,
    heldBack: async () => null,
    begin: async () => undefined,
    succeed: async () => 0,
  };
  // What a credential asks of files and tries is only this.
  parts = { files, tries, clock: () => now, keyCost: quickKeyCost } as unknown as CredentialParts;
});

async function documentOf(person: TestPerson, seed: number): Promise<StaffDocument> {
  const { staff, authority, key } = person;
  const owner = { staff, publicKey: key.publicKey };
  const random = (bytes: number) => new Uint8Array(bytes).fill(9);
  const parts = { random, keyCost: quickKeyCost };
  const sealedKey = await sealKey(new Uint8Array(32).fill(seed), password, owner, parts);
  return { staff, authority, sealedKey, revokedAt: null };
}

const statement = {
  purpose: 'delegation' as const,
  id: id(99),
  branch: '0101',
  from: chen.staff,
  to: zhao.staff,
  needs: ['check' as const],
  fromAt: now - 1,
  untilAt: now + 3_600_000,
};
const delegation: SignedDelegation = {
  statement,
  signature: chen.key.sign(statement),
  authority: chen.authority,
};

function given(asks: readonly ApproveAsk[], staff: string): GivenDecision {
  const digests = asks.map((ask) => itemOf(ask).digest);
  return { staff, password, decision: 'approve', comment: '', digests };
}

describe('several decided in one panel', () => {
  it('AP-14 are each signed by themselves, by the delegation of who has no right of their own', async () => {
    const asks = [asked(1, { delegations: [delegation] }), asked(2, { delegations: [delegation] })];
    const decided = await decide(parts, counter, asks.map(itemOf), given(asks, zhao.staff));
    if (decided.status !== 'done') throw new Error(decided.message);
    expect(decided.value.map(({ statement: one }) => [one.caseId, one.delegation])).toEqual([
      [id(1), id(99)],
      [id(2), id(99)],
    ]);
    for (const one of decided.value) {
      const key = fromHex(zhao.key.publicKey);
      expect(intl1.verify(key, canonicalBytes(one.statement), fromHex(one.signature))).toBe(true);
    }
  });

  it('AP-15 signs the reasons of a refusal with the decision', async () => {
    const asks = [asked(1, { delegations: [delegation] })];
    const reasons: GivenDecision['reasons'] = [
      { code: 'MISSING', place: null, note: '委托书', presence: 'client' },
    ];
    const comment = '缺材料,委托书。';
    const answer = { ...given(asks, zhao.staff), decision: 'refuse' as const, comment, reasons };
    const decided = await decide(parts, counter, asks.map(itemOf), answer);
    if (decided.status !== 'done') throw new Error(decided.message);
    const [one] = decided.value;
    expect(one?.statement).toMatchObject({ decision: 'refuse', comment, reasons });
    const signed = { ...one!.statement, reasons: [] };
    const key = fromHex(zhao.key.publicKey);
    expect(intl1.verify(key, canonicalBytes(signed), fromHex(one!.signature))).toBe(false);
  });

  it('AP-14 are signed all or none', async () => {
    const asks = [asked(1, { delegations: [delegation] }), asked(2)];
    const decided = await decide(parts, counter, asks.map(itemOf), given(asks, zhao.staff));
    expect(decided).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('没有复核权限'),
    });
    const own = [asked(1), asked(2, { maker: chen.staff })];
    const refused = await decide(parts, counter, own.map(itemOf), given(own, chen.staff));
    expect(refused).toMatchObject({ status: 'refused', field: 'staff' });
  });

  it('DE-5 never by the delegation of the maker', async () => {
    const asks = [asked(1, { delegations: [delegation], maker: chen.staff })];
    const decided = await decide(parts, counter, asks.map(itemOf), given(asks, zhao.staff));
    expect(decided.status).toBe('refused');
  });

  it('is for who is signed in where that is settled', async () => {
    const asks = [asked(1, { staff: chen.staff })];
    const decided = await decide(parts, counter, asks.map(itemOf), given(asks, zhao.staff));
    expect(decided).toMatchObject({ status: 'refused', field: 'staff' });
  });
});

describe('a delegation in the panel', () => {
  it('DE-2 is signed by who holds the right, and by nobody else', async () => {
    const answer = { kind: 'delegate' as const, password };
    const signed = await delegate(parts, counter, statement, answer);
    expect(signed).toMatchObject({ status: 'done', value: { signature: delegation.signature } });
    const held = { until: now + 30_000, wrong: 3, locked: false };
    const waiting = { ...parts, tries: { ...parts.tries, heldBack: async () => held } };
    expect(await delegate(waiting, counter, statement, answer)).toMatchObject({
      field: 'password',
      waitMs: 30_000,
    });
    const needless = { ...statement, from: zhao.staff, to: chen.staff };
    expect(await delegate(parts, counter, needless, answer)).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('本人没有复核权限'),
    });
  });
});
