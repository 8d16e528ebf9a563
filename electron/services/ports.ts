/** The program's clock: integer milliseconds UTC. */
export type Clock = () => number;

/** `n` random bytes fit for keys. */
export type RandomBytes = (n: number) => Uint8Array;

/** Something support should find in the program's log: English, without personal data. */
export type NoteTrouble = (what: string, error?: unknown) => void;
