import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../helpers/chromium.ts';

const userDataDir = mkdtempSync(join(tmpdir(), 'guitai-profile-'));
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<!doctype html><title>柜台</title><p>在线</p>');
});
let address = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with a port.
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  server.close();
  rmSync(userDataDir, { recursive: true, force: true });
});

it('a real Chromium keeps what IndexedDB acknowledged when it is killed', async () => {
  const first = await launchChromium({ userDataDir });
  const page = await first.page();
  await page.goto(address);
  expect(await page.title()).toBe('柜台');
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  await storeText(page, '流水 1');
  await first.kill();

  const second = await launchChromium({ userDataDir });
  const reopened = await second.page();
  await reopened.goto(address);
  expect(await readText(reopened)).toBe('流水 1');
  await second.close();
});

async function storeText(page: Page, text: string): Promise<void> {
  await page.evaluate(async (value) => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('kept', 1);
      opening.addEventListener('error', () => reject(opening.error));
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('texts'));
      opening.addEventListener('success', () => {
        const act = opening.result.transaction('texts', 'readwrite', { durability: 'strict' });
        act.objectStore('texts').put(value, 1);
        act.addEventListener('complete', () => resolve());
        act.addEventListener('error', () => reject(act.error));
      });
    });
  }, text);
}

async function readText(page: Page): Promise<unknown> {
  return await page.evaluate(
    async () =>
      await new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('kept', 1);
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('texts').objectStore('texts').get(1);
          reading.addEventListener('success', () => resolve(reading.result));
          reading.addEventListener('error', () => reject(reading.error));
        });
      }),
  );
}
