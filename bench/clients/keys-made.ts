import type { ClientEntry } from '../../renderer/data/client-search/client-entry.ts';

/** The six kinds of key a client is looked for by, each as a clerk types it: what stands in the box after each stroke. */
export const keyKinds = {
  'beginning of a name': ({ name }) => prefixes(name.slice(0, 2)),
  'pinyin in full': (_, sounds) => prefixes(sounds.join('')),
  initials: (_, sounds) => prefixes(sounds.map((sound) => sound.slice(0, 1)).join('')),
  'end of a mobile': ({ mobile }) => [mobile.slice(-4), `/${mobile.slice(-4)}`],
  'end of a document': ({ idNumber }) => [idNumber.slice(-4), idNumber.slice(-6)],
  'capital account': ({ capitalAccount }) => prefixes(capitalAccount).slice(2),
} as const satisfies Record<
  string,
  (client: ClientEntry, sounds: readonly string[]) => readonly string[]
>;

export type KeyKind = keyof typeof keyKinds;

function prefixes(text: string): readonly string[] {
  const points = Array.from(text);
  return points.map((_, at) => points.slice(0, at + 1).join(''));
}
