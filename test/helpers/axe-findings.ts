import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

/** What is used of axe in the page. */
interface Axe {
  run(
    context: unknown,
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

/** What `looksHere` leaves in the page. */
interface Looked {
  textsLooked: ReadonlyMap<Element, string>;
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Looks of which no text had too little contrast, in whatever test of this process. */
const goodLooks = new Set<string>();

/**
 * What axe finds in a page and its frames. Each document gets axe once, and contrast is measured once for all texts that
 * look alike: it is four fifths of the work, and there are two hundred screens.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  const found = await eachFrame(page, async (frame) => {
    const rest = await frame.evaluate(findRest);
    return [...rest, ...(await contrastIn(frame))];
  });
  return found.flat();
}

/** What axe finds of contrast alone: all there is to ask when nothing but the colours is another. */
export async function contrastFindings(page: Page): Promise<string[]> {
  return (await eachFrame(page, contrastIn)).flat();
}

async function eachFrame(
  page: Page,
  ask: (frame: Frame) => Promise<readonly string[]>,
): Promise<(readonly string[])[]> {
  // A frame that was printed from is empty, and no page.
  const frames = page.frames().filter((frame) => frame.url() !== 'about:blank');
  return await Promise.all(
    frames.map(async (frame) => {
      const isThere = await frame.evaluate(() => 'axe' in globalThis);
      if (!isThere) await frame.evaluate(source);
      return await ask(frame);
    }),
  );
}

async function contrastIn(frame: Frame): Promise<readonly string[]> {
  const unknown = (await frame.evaluate(looksHere)).filter((look) => !goodLooks.has(look));
  if (unknown.length === 0) return [];
  const found = await frame.evaluate(findContrast, unknown);
  if (found.length === 0) for (const look of unknown) goodLooks.add(look);
  return found;
}

/** Every rule but contrast. Self-contained, because it is sent to the browser as it stands. */
async function findRest(): Promise<string[]> {
  const { axe } = globalThis as unknown as { readonly axe: Axe };
  const { violations } = await axe.run(document, {
    // Each frame is asked by itself.
    iframes: false,
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
}

/**
 * The looks of all texts that are shown, kept in the page for who asks next. A look is the way from the document down to
 * the text, with everything a style sheet may go by: tags, classes, states, places among like ones. Self-contained.
 */
function looksHere(): string[] {
  const states = [':focus', ':focus-within', ':disabled', ':checked', ':nth-child(even)'];
  // What names a thing, or is read out, changes no colour.
  const nameless = /^(?:id|for|href|src|title|value|name|aria-(?:label|\w+by|controls|owns))$/;
  const shade = String(matchMedia('(prefers-color-scheme: dark)').matches);
  const looks = new Map<Element, string>();
  const lookOf = (element: Element): string => {
    const before = looks.get(element);
    if (before !== undefined) return before;
    const parent = element.parentElement;
    const words = [
      parent === null ? shade : lookOf(parent),
      element.tagName,
      ...[...element.attributes]
        .filter(({ name }) => !nameless.test(name))
        .map(({ name, value }) => `${name}=${value}`),
      ...states.filter((state) => element.matches(state)),
    ];
    let [one, other] = [0x811c9dc5, 0x9e3779b9];
    for (const unit of words.join(' ')) {
      const code = unit.codePointAt(0) ?? 0;
      one = Math.imul(one ^ code, 0x01000193);
      other = Math.imul(other ^ code, 0x85ebca6b);
    }
    const look = `${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
    looks.set(element, look);
    return look;
  };
  const hasText = (element: Element): boolean =>
    element.matches('input, textarea, select') ||
    [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== '');
  const texts = [...document.querySelectorAll('body *')]
    .filter((element) => hasText(element) && element.checkVisibility())
    .map((element): [Element, string] => [element, lookOf(element)]);
  (globalThis as unknown as Looked).textsLooked = new Map(texts);
  return [...new Set(texts.map(([, look]) => look))];
}

/** Contrast of the texts with one of these looks, as `looksHere` left them. Self-contained. */
async function findContrast(asked: readonly string[]): Promise<readonly string[]> {
  const { axe, textsLooked } = globalThis as unknown as Looked & { readonly axe: Axe };
  const looks = new Set(asked);
  const texts = [...textsLooked]
    .filter(([text, look]) => looks.has(look) && text.isConnected)
    .map(([text]) => text);
  if (texts.length === 0) return [];
  const { violations } = await axe.run(
    { include: texts },
    { iframes: false, resultTypes: ['violations'], runOnly: ['color-contrast'] },
  );
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
}
