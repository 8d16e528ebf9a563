import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CounterPage, testProfile, type TestProfile } from '../helpers/counter-page.ts';
import { liMing } from '../helpers/type-opening.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';

/** Two characters are too few to mean anything in a heap of bytes. */
const client = { ...liMing, name: '欧阳慕容雪', address: '浙江省杭州市龙井路四十二号' };

/** 欧阳慕容雪 in GBK. */
const nameGbk = Buffer.from([0xc5, 0xb7, 0xd1, 0xf4, 0xc4, 0xbd, 0xc8, 0xdd, 0xd1, 0xa9]);

/** Everything of the client that must not lie about in clear, in every encoding a disk may hold it in. */
function needles(): { readonly what: string; readonly bytes: Buffer }[] {
  const texts = [client.name, client.idNumber, client.mobile, client.address];
  return [
    ...texts.flatMap((text) => [
      { what: `${text} UTF-8`, bytes: Buffer.from(text, 'utf8') },
      { what: `${text} UTF-16LE`, bytes: Buffer.from(text, 'utf16le') },
    ]),
    { what: `${client.name} GBK`, bytes: nameGbk },
  ];
}

/** Names of the needles found in any file below the folder. */
function found(folder: string): string[] {
  const hits = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(path);
    for (const { what, bytes: needle } of needles()) if (bytes.includes(needle)) hits.add(what);
  }
  return [...hits];
}

describe('the raw files of a used counter: logs, IndexedDB, caches', () => {
  let branch: TestBranch;
  let profile: TestProfile;

  afterEach(async () => {
    await profile.close();
    await branch.close();
  });

  /** Head office's answer comes back, and the page starts on what it has kept. */
  async function goOnToTheEnd(counter: CounterPage): Promise<void> {
    await counter.check('100025', 'yanshi-wanglei');
    await expect.poll(() => counter.stage().textContent(), { timeout: 90_000 }).toBe('已办结');
    await counter.page.reload();
    await counter.signIn('100023', 'yanshi-zhangmin');
  }

  async function use(
    seal: boolean,
  ): Promise<{ readonly browser: readonly string[]; readonly logs: readonly string[] }> {
    branch = await startTestBranch();
    profile = testProfile();
    const counter = await profile.open((await branch.counter({ seal })).ready);
    await counter.signIn('100023', 'yanshi-zhangmin');
    await counter.typeOpening(client);
    // Long enough for the draft to be kept as well.
    await expect.poll(() => counter.text()).toContain('草稿已保存');
    await counter.submit();
    await counter.serial();
    // What is found in clear already need not be looked for further on.
    if (seal) await goOnToTheEnd(counter);
    // Killed, not closed: what a browser writes only at its end would hide nothing then.
    await profile.kill();
    return { browser: found(profile.folder), logs: found(branch.folder.counter('0101-02')) };
  }

  it('hold nothing of the client in clear', async () => {
    expect(await use(true)).toEqual({ browser: [], logs: [] });
  });

  it('do hold it in both places when sealing is switched off, so that the search can find', async () => {
    const { browser, logs } = await use(false);
    for (const hits of [browser, logs]) {
      for (const what of [client.name, client.idNumber, client.mobile]) {
        expect(hits.some((hit) => hit.startsWith(what))).toBe(true);
      }
    }
  });
});
