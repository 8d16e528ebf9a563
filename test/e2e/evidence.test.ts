import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, contrastFindings } from '../helpers/axe-findings.ts';
import { type CounterPage, testProfile } from '../helpers/counter-page.ts';
import { liMing } from '../helpers/type-opening.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';
import { takePicture } from '../helpers/take-picture.ts';

/** Pictures for people to look at; never compared. */
const artefacts = process.env['GUITAI_SCREENSHOTS'] ?? '';

describe('evidence of an opening, by keyboard and a camera that is none', () => {
  const profile = testProfile([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ]);
  let branch: TestBranch;
  let counter: CounterPage;

  beforeAll(async () => {
    branch = await startTestBranch();
    counter = await profile.open((await branch.counter()).ready);
    await counter.page.evaluate(() =>
      localStorage.setItem('guitai.look', '{"choice":"system","scalePercent":100}'),
    );
    await counter.page.reload();
    await counter.signIn('100023', 'yanshi-zhangmin');
    await counter.beginOpening(liMing, 'agreed');
    await counter.page.keyboard.press('PageDown');
    await counter.page.getByRole('heading', { name: '影像材料' }).waitFor();
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  /** In both themes, by what the system asks for. */
  async function look(name: string): Promise<void> {
    const { page } = counter;
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      if (artefacts !== '') {
        mkdirSync(artefacts, { recursive: true });
        await page.screenshot({ path: join(artefacts, `${name}-${theme}.png`), caret: 'initial' });
      }
      // Nothing but the colours is another in the dark.
      const found = await (theme === 'dark' ? contrastFindings(page) : axeFindings(page));
      expect({ name, theme, found }).toEqual({ name, theme, found: [] });
    }
  }

  const row = (name: RegExp) =>
    counter.page.getByRole('list', { name: '材料清单' }).getByRole('button', { name });
  const focused = () => counter.page.evaluate(() => document.activeElement?.textContent ?? '');

  /** Presses a key until the row or picture so named has the focus. */
  async function goTo(name: RegExp, key: string): Promise<void> {
    for (let presses = 0; !name.test(await focused()); presses += 1) {
      if (presses === 20) throw new Error(`${name.source} is not come to by ${key}`);
      await counter.page.keyboard.press(key);
    }
  }

  it('takes the front of a document by camera, turns it, and keeps it', async () => {
    const { page } = counter;
    await page.keyboard.press('F11');
    await expect.poll(focused).toContain('证件正面');
    await look('evidence-panel');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '采集证件正面' }).waitFor();
    await page.keyboard.press('1');
    await page.locator('video').waitFor();
    await expect.poll(() => counter.text()).toMatch(/画面正常|△/);
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await look('evidence-camera');
    await page.keyboard.press(' ');
    const picture = page.getByRole('img', { name: '待留存的图片' });
    await picture.waitFor();
    const wide = await picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await page.keyboard.press('r');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalHeight))
      .toBe(wide);
    await page.keyboard.press('c');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await look('evidence-crop');
    await page.keyboard.press('Enter');
    await look('evidence-edit');
    await expect.poll(focused).toContain('F8 留存');
    await page.keyboard.press('Enter');
    await row(/证件正面\s*\d\d:/).waitFor();
    await expect.poll(() => row(/证件正面\s*\d\d:/).textContent()).toContain('已留存');
    await expect.poll(focused).toContain('证件正面');
  });

  it('shows it large, and takes a signature at the window', async () => {
    const { page } = counter;
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toMatch(/证件正面\d\d:/);
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: /证件正面/ });
    await viewer.getByRole('img', { name: '证件正面' }).waitFor();
    await page.keyboard.press('+');
    await page.keyboard.press('r');
    await look('evidence-large');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toMatch(/证件正面\d\d:/);
    await goTo(/^签名/, 'ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('3');
    const pad = page.getByRole('img', { name: '签名区' });
    await pad.waitFor();
    await page.keyboard.press('F8');
    await expect.poll(() => counter.text()).toContain('还没有签名');
    // A pen has no keys: this alone is not done by keyboard.
    const box = await pad.boundingBox();
    if (box === null) throw new Error('the pad is not shown');
    await page.mouse.move(box.x + 200, box.y + 120);
    await page.mouse.down();
    for (let at = 0; at < 30; at += 1) {
      await page.mouse.move(box.x + 200 + at * 12, box.y + 140 + 60 * Math.sin(at / 2));
    }
    await page.mouse.up();
    await look('evidence-signature');
    await page.keyboard.press('F8');
    await row(/签名\s*\d\d:/).waitFor();
  });

  it('goes with the act to head office, and is seen from the case', async () => {
    const { page } = counter;
    await page.keyboard.press('F11');
    await page.keyboard.press('Home');
    await goTo(/^证件反面/, 'ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '采集证件反面' }).waitFor();
    await page.keyboard.press('1');
    await takePicture(page, page.getByRole('button', { name: 'F8 留存' }));
    await page.keyboard.press('F8');
    await row(/证件反面\s*\d\d:/).waitFor();
    await page.getByText('已齐全,按 F8 核对').waitFor();
    await counter.submit();
    await counter.serial();
    const strip = page.getByRole('list', { name: '影像材料' });
    await strip.getByRole('img', { name: '证件正面' }).waitFor();
    await strip.getByRole('img', { name: '签名', exact: true }).waitFor();
    await look('evidence-case');
    await page.keyboard.press('F11');
    await goTo(/^签名\d/, 'ArrowRight');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: /^签名\(/ })
      .getByRole('img')
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+g');
    await page.keyboard.type('9001');
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: '待上传材料' })
      .getByText('没有待上传材料,总部已全部收到。')
      .waitFor();
    await look('evidence-uploads');
    expect(counter.blocked).toEqual([]);
  });
});
