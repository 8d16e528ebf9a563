import { createRoot } from 'react-dom/client';
import type { JournalRow } from '../../../../renderer/data/journal/journal-types.ts';
import type { ListSetup } from '../../list-setup.ts';
import { framesDuring, framesSaid, nextFrame, painted } from './frames.ts';
import { heapBytes } from './heap.ts';
import { element, type ListContender, press } from './shown-list.ts';

/** One list from the rows' being there to its end: shown, scrolled, walked, sorted, weighed. Times in ms, by name. */
export async function measureList(
  contender: ListContender,
  rows: readonly JournalRow[],
  { steps, keys }: Pick<ListSetup, 'steps' | 'keys'>,
): Promise<Readonly<Record<string, number>>> {
  // A sorting is remembered from one showing to the next.
  localStorage.clear();
  const before = heapBytes();
  const root = createRoot(element('#root'));
  try {
    const give = contender.open(root);
    await nextFrame();
    await nextFrame();
    const given = performance.now();
    give(rows);
    const firstPaint = (await painted('the first row', () => firstRow(contender) !== null)) - given;
    const scrolled = await framesDuring(() => scroll(contender, steps));
    mustShow(contender, rows.at(-1)?.serial);
    element(contender.scroller).scrollTop = 0;
    await painted(
      'the top',
      () => firstRow(contender)?.textContent?.includes(rows[0]?.serial ?? '') === true,
    );
    const weight = { nodes: document.querySelectorAll('*').length, heap: heapBytes() - before };
    const walked = contender.hasKeys ? await walk(contender, keys) : {};
    const sorted = await sort(contender);
    const said = {
      'rows there, to the first paint': firstPaint,
      ...framesSaid('top to bottom', scrolled),
      ...walked,
      'sorted by words, to the paint': sorted,
      'DOM nodes': weight.nodes,
      'JS heap': weight.heap / 2 ** 20,
    };
    return Object.fromEntries(
      Object.entries(said).map(([name, value]) => [`${contender.name}: ${name}`, value]),
    );
  } finally {
    root.unmount();
    await nextFrame();
  }
}

/** From top to bottom, a step a frame. */
async function scroll({ scroller, hasKeys }: ListContender, steps: number): Promise<void> {
  const list = element(scroller);
  const height = list.scrollHeight - list.clientHeight;
  for (let step = 1; step <= steps; step += 1) {
    await nextFrame();
    // As by a hand: else a list with the focus in a row leads back to it. What has no such rows turns the wheel itself.
    if (hasKeys) list.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    list.scrollTop = (height * step) / steps;
  }
  await painted('the end', () => true);
}

/** PageDown again and again, each pressed when the row of the one before has the focus and is painted. */
async function walk(contender: ListContender, keys: number): Promise<Record<string, number>> {
  element(`${contender.rows}[tabindex="0"]`).focus();
  press({ key: 'Home' });
  await painted('the first row', () => document.activeElement?.getAttribute('data-at') === '0');
  const times: number[] = [];
  const frames = await framesDuring(async () => {
    for (let at = 1; at <= keys; at += 1) {
      const pressed = performance.now();
      press({ key: 'PageDown' });
      const row = String(at * 10);
      await painted(`row ${row}`, () => document.activeElement?.getAttribute('data-at') === row);
      times.push(performance.now() - pressed);
    }
  });
  return {
    'PageDown, to the row painted': times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN,
    ...framesSaid('PageDown', frames),
  };
}

async function sort(contender: ListContender): Promise<number> {
  const first = firstRow(contender)?.textContent;
  const asked = performance.now();
  contender.sortByWords();
  return (await painted('the sorting', () => firstRow(contender)?.textContent !== first)) - asked;
}

function firstRow({ rows }: ListContender): Element | null {
  return document.querySelector(rows);
}

function mustShow({ name, rows }: ListContender, serial = ''): void {
  const last = [...document.querySelectorAll(rows)].at(-1);
  if (last?.textContent?.includes(serial) === true) return;
  throw new Error(`${name}: the end is not ${serial} but ${last?.textContent ?? 'nothing'}`);
}
