import { describe, expect, it } from 'vitest';
import type { StaffDocument } from '../../shared/sync/contact.ts';
import { FaultyDisk } from '../../test/electron/faulty-disk.ts';
import { headOfficeTestKey, testPerson } from '../../test/helpers/people.ts';
import { createStaffFiles } from './staff-files.ts';

const now = Date.UTC(2026, 10, 23, 2);
const zhang = testPerson('100023', '张敏', 1, now);
const first: StaffDocument = {
  staff: zhang.staff,
  authority: zhang.authority,
  sealedKey: 'old-sealing',
  revokedAt: null,
};
const keep = (files: ReturnType<typeof filesOn>, document: StaffDocument) =>
  files.keep(document, headOfficeTestKey.publicKey);

function filesOn(disk: FaultyDisk) {
  return createStaffFiles(disk, '/staff', () => undefined);
}

async function withZhang() {
  const files = filesOn(new FaultyDisk());
  await keep(files, first);
  return files;
}

describe('a password changed while head office sends', () => {
  it('keeps a revocation that came while the new sealing was computed', async () => {
    const files = await withZhang();
    await keep(files, { ...first, revokedAt: now });
    await files.reseal(first, 'new-sealing', now);
    expect(await files.find(zhang.staff)).toMatchObject({
      revokedAt: now,
      sealedKey: 'new-sealing',
      sealedAt: now,
    });
  });

  it('loses neither, whichever begins first', async () => {
    const { authority } = testPerson('100023', '张敏', 1, now + 1);
    const renewed = { ...first, authority };
    for (const isSealedFirst of [true, false]) {
      const files = await withZhang();
      const reseal = () => files.reseal(first, 'new-sealing', now);
      const renew = () => keep(files, renewed);
      await Promise.all(isSealedFirst ? [reseal(), renew()] : [renew(), reseal()]);
      expect(await files.find(zhang.staff)).toMatchObject({
        authority,
        sealedKey: 'new-sealing',
      });
    }
  });

  it('never puts the sealing of an old key beside a new one', async () => {
    const files = await withZhang();
    const { authority } = testPerson('100023', '张敏', 2, now + 1);
    const reset = { ...first, authority, sealedKey: 'of-the-new-key' };
    await keep(files, reset);
    await files.reseal(first, 'new-sealing', now);
    expect(await files.find(zhang.staff)).toEqual(reset);
  });
});
