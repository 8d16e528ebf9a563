import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { quickKeyCost } from '../../test/electron/shell-kit.ts';
import { branchKeyCost, openKey, sealKey } from './sealed-key.ts';

const seed = new Uint8Array(32).fill(7);
const password = '我的密码 correct horse';
const owner = { staff: '100023', publicKey: 'ab'.repeat(32) };

describe('a key sealed as at a branch', () => {
  let sealed: string;
  beforeAll(async () => {
    const parts = { random: randomBytes, keyCost: branchKeyCost };
    sealed = await sealKey(seed, password, owner, parts);
  });

  it('is opened by its password, and takes 64 MiB and three passes', async () => {
    expect(JSON.parse(sealed)).toMatchObject({ kdf: 'argon2id', memoryKib: 65_536, passes: 3 });
    expect(await openKey(sealed, password, owner, branchKeyCost)).toEqual(seed);
  });

  it('is opened by no other password, and for nobody else', async () => {
    expect(await openKey(sealed, `${password}.`, owner, branchKeyCost)).toBeNull();
    const other = { ...owner, staff: '100045' };
    expect(await openKey(sealed, password, other, branchKeyCost)).toBeNull();
  });

  it('is never taken for one of another cost', async () => {
    await expect(openKey(sealed, password, owner, quickKeyCost)).rejects.toThrow('another cost');
    const cheap = await sealKey(seed, password, owner, {
      random: randomBytes,
      keyCost: quickKeyCost,
    });
    await expect(openKey(cheap, password, owner, branchKeyCost)).rejects.toThrow('another cost');
  });

  it('shows when its text was changed', async () => {
    const cheaper = JSON.stringify({ ...JSON.parse(sealed), memoryKib: 64 });
    await expect(openKey(cheaper, password, owner, branchKeyCost)).rejects.toThrow('another cost');
    await expect(openKey('{}', password, owner, branchKeyCost)).rejects.toThrow();
  });
});
