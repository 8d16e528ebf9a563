/** What head office itself and its command line are called where it is written who did something: nobody's name. */
const reserved: readonly string[] = ['program', 'cli'];

// \p{DI}: characters that show nothing at all (zero-width, joiners, fillers, variation selectors).
const spaceOrInvisible = /[\p{Z}\p{Cc}\p{Cf}\p{DI}]/gu;

/** Whether two names are one person's: names are typed by hand, and two people must do what two people have to. */
export function isSameOperator(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** Whether a name is one of head office's own. */
export function isReservedName(name: string): boolean {
  return reserved.includes(comparable(name));
}

function comparable(name: string): string {
  return name.normalize('NFKC').replace(spaceOrInvisible, '').toLowerCase();
}
