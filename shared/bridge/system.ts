import { z } from 'zod';

/** Points at which tests stop or kill the program; see design 14. The shell's own come first. */
export const crashMarks = [
  'before-append',
  'after-write',
  'after-fsync',
  'after-answer',
  'after-dexie',
  'after-feed-append',
  'mid-apply',
] as const;
export type CrashMark = (typeof crashMarks)[number];

/** Called at each marked point; does nothing unless a test has armed that point. */
export type ReachMark = (mark: CrashMark) => Promise<void> | void;

/** What the window must know of the program and the counter it runs on. */
export interface SystemInfo {
  readonly host: 'electron' | 'browser';
  /** True when started as demonstration: stated on the sign-in page, allows things that installers never do. */
  readonly demonstration: boolean;
  readonly programVersion: string;
  /** The shell's clock, ms UTC, at the moment of the answer: the window derives its offset from it. */
  readonly now: number;
  /** Null until the counter is enrolled. */
  readonly counter: {
    readonly counter: string;
    readonly branchName: string;
    readonly headOfficeKey: string;
    readonly era: number;
    readonly snapshotPlace: number;
  } | null;
  /** The window's marks a test has armed. */
  readonly armedMarks: readonly CrashMark[];
}

/** Free space of the data folder's disk; `low` blocks new acts. */
export interface DiskState {
  readonly freeBytes: number;
  readonly low: boolean;
}

/** What the shell tells unasked. `panel`: the browser host's panel page is to be shown at `url`, or hidden (null). */
export type ShellNews =
  | { readonly kind: 'panel'; readonly url: string | null }
  | { readonly kind: 'disk'; readonly disk: DiskState };

export interface System {
  info(): Promise<SystemInfo>;
  disk(): Promise<DiskState>;
  /** Tells the shell that an armed mark of the window was reached; never answers while a test holds it. */
  reached(mark: CrashMark): Promise<void>;
}

/** Schemas of the arguments, parsed in the shell. */
export const systemArguments = {
  info: z.tuple([]),
  disk: z.tuple([]),
  reached: z.tuple([z.enum(crashMarks)]),
} satisfies Record<keyof System, z.ZodType>;
