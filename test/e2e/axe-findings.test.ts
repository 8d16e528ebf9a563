import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, contrastFindings } from '../helpers/axe-findings.ts';
import { launchChromium, type LaunchedChromium } from '../helpers/chromium.ts';

const pale = 'color:#bbb;background:#fff';

describe('what axe finds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-axe-'));
  let chromium: LaunchedChromium;
  let page: Page;

  beforeAll(async () => {
    chromium = await launchChromium({ userDataDir: folder });
    page = await chromium.page();
  });

  afterAll(async () => {
    await chromium.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  async function show(body: string): Promise<void> {
    const html = `<!doctype html><html lang="zh"><title>柜台</title><main>${body}</main></html>`;
    await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  }

  it('is told every time, of contrast and of the rest', async () => {
    for (const _ of [1, 2]) {
      await show(`<h1>柜台</h1><p style="${pale}">看不清</p><button></button>`);
      const found = await axeFindings(page);
      expect(found.map((words) => words.split(' ')[0])).toEqual(['button-name', 'color-contrast']);
    }
  });

  it('of contrast is asked again for a text that looks another, though one like it was good', async () => {
    await show('<h1>柜台</h1><p class="a">看得清</p>');
    expect(await contrastFindings(page)).toEqual([]);
    await show(`<h1>柜台</h1><p class="a">看得清</p><p class="b" style="${pale}">看不清</p>`);
    expect(await contrastFindings(page)).toEqual([expect.stringContaining('看不清')]);
    await show(`<h1>柜台</h1><section style="${pale}"><p class="a">看不清</p></section>`);
    expect(await contrastFindings(page)).toEqual([expect.stringContaining('看不清')]);
  });
});
