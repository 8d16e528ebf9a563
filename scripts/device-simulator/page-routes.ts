import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inProject } from '../run.ts';
import type { SimulatedCard } from './cards.ts';
import { chipPhoto } from './chip-photo.ts';
import type { SimulatedDevices } from './device-routes.ts';
import { type Answered, bodyOf, type Route } from './http.ts';

const page = (name: string): Buffer =>
  readFileSync(inProject('scripts', 'device-simulator', 'pages', name));

const files: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  '/': { name: 'reader.html', type: 'text/html; charset=utf-8' },
  '/keypad': { name: 'keypad.html', type: 'text/html; charset=utf-8' },
  '/reader.js': { name: 'reader.js', type: 'text/javascript; charset=utf-8' },
  '/keypad.js': { name: 'keypad.js', type: 'text/javascript; charset=utf-8' },
  '/simulator.css': { name: 'simulator.css', type: 'text/css; charset=utf-8' },
};

/** `card` null takes it off the reader. */
const LayAsk = z.object({ card: z.string().max(40).nullable() });
const ReaderAsk = z.object({ condition: z.enum(['ready', 'broken', 'unplugged']) });
const PressAsk = z.object({ key: z.string().max(16) });
/** For tests: digits and 确认 at once. */
const TypeAsk = z.object({
  digits: z.string().regex(/^[0-9]{0,6}$/),
  confirm: z.boolean().default(true),
});

/** How many people the page lists at once. */
const listed = 30;
const done = { json: {} } as const;
const unfit = { status: 400, json: { error: 'the request does not fit' } } as const;

/** The pages to play client with, and the same for programs under /sim/. */
export function pageRoutes(
  { reader, keypad }: SimulatedDevices,
  cards: readonly SimulatedCard[],
): Route {
  const byKey = new Map(cards.map((one) => [one.key, one]));
  const posts: Readonly<Record<string, Parameters<typeof posted>[1]>> = {
    '/sim/card': fits(LayAsk, ({ card }) => {
      const found = card === null ? null : byKey.get(card);
      if (found === undefined) return unfit;
      reader.lay(found);
      return done;
    }),
    '/sim/reader': fits(ReaderAsk, ({ condition }) => {
      reader.become(condition);
      return done;
    }),
    '/sim/keypad/press': fits(PressAsk, async ({ key }) => {
      await keypad.press(key);
      return done;
    }),
    '/sim/keypad/type': fits(TypeAsk, async ({ digits, confirm }) => {
      if (keypad.face.asking === null) return { status: 409, json: { error: 'nothing is asked' } };
      for (const digit of digits) await keypad.press(digit);
      if (confirm) await keypad.press('Enter');
      return done;
    }),
  };
  return async (path, request) => {
    const file = files[path];
    const post = posts[path];
    if (post !== undefined) return await posted(request, post);
    if (request.method !== 'GET') return null;
    if (file !== undefined) return { type: file.type, file: page(file.name) };
    const query = new URL(request.url ?? '/', 'http://x').searchParams;
    if (path === '/sim/state') return { json: stateOf(reader, keypad) };
    if (path === '/sim/people') return { json: found(cards, query.get('q') ?? '') };
    const shown = path === '/sim/photo' ? byKey.get(query.get('card') ?? '') : undefined;
    return shown === undefined ? null : { type: 'image/png', file: chipPhoto(shown.card) };
  };
}

type Post = Parameters<Route>[1];

async function posted(request: Post, run: (request: Post) => Promise<Answered>): Promise<Answered> {
  return request.method === 'POST' ? await run(request) : { ...unfit, status: 405 };
}

function fits<T>(schema: z.ZodType<T>, run: (ask: T) => Answered | Promise<Answered>) {
  return async (request: Post): Promise<Answered> => {
    const ask = await bodyOf(request, schema);
    return ask === null ? unfit : await run(ask);
  };
}

function stateOf(
  { card, condition, isWaiting }: SimulatedDevices['reader'],
  { face }: SimulatedDevices['keypad'],
): object {
  return { reader: { card: card?.key ?? null, condition, isWaiting }, keypad: face };
}

function found(cards: readonly SimulatedCard[], query: string): readonly object[] {
  const words = query.trim();
  return cards
    .filter(({ key, note, card }) =>
      words === ''
        ? true
        : card.name.includes(words) ||
          card.idNumber.endsWith(words.toUpperCase()) ||
          key.endsWith(words) ||
          note.includes(words),
    )
    .slice(0, listed)
    .map(({ key, note, card }) => ({ key, note, ...card }));
}
