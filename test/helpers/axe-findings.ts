import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

/** What is used of axe in the page. */
interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

const builder = createRequire(import.meta.url).resolve('@axe-core/playwright');
const source = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds in a page and its frames, of all rules or of some. The builder of @axe-core/playwright brings
 * axe along for every question anew and opens a page for the answer; here each document gets it once, which
 * makes a hundred screens bearable.
 */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  // A frame that was printed from is empty, and no page.
  const frames = page.frames().filter((frame) => frame.url() !== 'about:blank');
  const found = await Promise.all(frames.map((frame) => findingsIn(frame, rules)));
  return found.flat();
}

async function findingsIn(frame: Frame, rules?: readonly string[]): Promise<string[]> {
  const isThere = await frame.evaluate(() => 'axe' in globalThis);
  if (!isThere) await frame.evaluate(source);
  return await frame.evaluate(
    async (only) => {
      const { axe } = globalThis as unknown as { readonly axe: Axe };
      const { violations } = await axe.run(document, {
        // Each frame is asked by itself.
        iframes: false,
        resultTypes: ['violations'],
        ...(only === null ? {} : { runOnly: only }),
      });
      return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
    },
    rules === undefined ? null : [...rules],
  );
}
