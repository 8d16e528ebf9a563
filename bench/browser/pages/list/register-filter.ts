import type { Root } from 'react-dom/client';
import { painted } from './frames.ts';
import { madeDecided, narrowedTo } from './made-rows.ts';
import { openPage } from './product-page.tsx';
import { element } from './shown-list.ts';

/** 7002, the list that is narrowed by typing: from the last digit of a clerk, and from emptying the field, to the paint. */
export async function filterRegister(
  root: Root,
  size: number,
): Promise<Readonly<Record<string, number>>> {
  const cases = madeDecided(size);
  openPage(root, '7002', { cases: async () => cases });
  const heading = (): string => document.querySelector('h2')?.textContent ?? '';
  const shows = (count: number) => () => heading().endsWith(` ${count}`);
  await painted('the register', shows(size));
  type(narrowedTo.slice(0, -1));
  await painted('the register', shows(0));
  const typed = performance.now();
  type(narrowedTo);
  const narrowed = await painted('the register', shows(Math.floor(size / 20)));
  const emptied = performance.now();
  type('');
  const whole = await painted('the register', shows(size));
  return {
    'register: filter typed, to the paint': narrowed - typed,
    'register: filter emptied, to the paint': whole - emptied,
  };
}

/** As the browser does when something is typed: React looks at the element's own setter. */
function type(text: string): void {
  const field = element('#register-staff');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
