import { describe, expect, it } from 'vitest';
import type { PasswordSetting } from '../../shared/safeguards/new-password.ts';
import { utf8 } from '../../shared/values/bytes.ts';
import { FaultyDisk, systemError } from '../../test/electron/faulty-disk.ts';
import { headOfficeTestKey, testKey } from '../../test/helpers/people.ts';
import { passwordSettingFile } from './password-setting.ts';

const issuedAt = Date.UTC(2026, 10, 23, 2);
const of = { counter: '0101-02', headOfficeKey: headOfficeTestKey.publicKey };

function signed(change: Partial<PasswordSetting> = {}, key = headOfficeTestKey) {
  const statement: PasswordSetting = {
    purpose: 'password-setting',
    counter: '0101-02',
    recipient: 'age1qqqqqqqqqqqq',
    issuedAt,
    until: issuedAt + 86_400_000,
    ...change,
  };
  return { statement, signature: key.sign(statement) };
}

function fileOn(disk: FaultyDisk) {
  const troubles: string[] = [];
  const file = passwordSettingFile(disk, '/data/password-setting.json', (what) =>
    troubles.push(what),
  );
  return { file, troubles };
}

describe('the standing statement of a counter', () => {
  it('TP-7 outlives a power cut, and is none before the first contact', async () => {
    const disk = new FaultyDisk();
    const { file } = fileOn(disk);
    expect(await file.current(of)).toBeNull();
    await file.keep(signed(), of);
    disk.cutPower();
    expect(await fileOn(disk).file.current(of)).toEqual(signed());
  });

  it('TP-7 is replaced by a newer one, never by an older', async () => {
    const { file } = fileOn(new FaultyDisk());
    const newer = signed({ issuedAt: issuedAt + 1 });
    await file.keep(newer, of);
    await file.keep(signed(), of);
    expect(await file.current(of)).toEqual(newer);
  });

  it('TP-8 is not kept when head office did not sign it for this counter', async () => {
    const { file, troubles } = fileOn(new FaultyDisk());
    await file.keep(signed({}, testKey(9)), of);
    await file.keep(signed({ counter: '0101-03' }), of);
    expect(await file.current(of)).toBeNull();
    expect(troubles).toHaveLength(2);
  });

  it('TP-8 is none for a counter enrolled anew, whose next one replaces it whatever its time', async () => {
    const { file } = fileOn(new FaultyDisk());
    await file.keep(signed(), of);
    const other = { ...of, headOfficeKey: testKey(9).publicKey };
    expect(await file.current(other)).toBeNull();
    const theirs = signed({ issuedAt: issuedAt - 1 }, testKey(9));
    await file.keep(theirs, other);
    expect(await file.current(other)).toEqual(theirs);
  });

  it('damaged, or not written, is noted and stops no contact', async () => {
    const disk = new FaultyDisk();
    disk.put('/data/password-setting.json', utf8('{'));
    const { file, troubles } = fileOn(disk);
    expect(await file.current(of)).toBeNull();
    disk.faults.write = () => systemError('ENOSPC');
    await file.keep(signed(), of);
    expect(troubles.at(-1)).toContain('could not be kept');
    disk.heal();
    await file.keep(signed(), of);
    expect(await file.current(of)).toEqual(signed());
  });
});
