import { z } from 'zod';
import type { ClientProgress, ClientScreenState } from './client-screen.ts';
import type { EvidenceItem } from './evidence.ts';
import type { UpdateState } from './update.ts';

/**
 * Points at which tests stop or kill the program; see design 14. evidence-written: a piece is in its temporary file;
 * evidence-synced: fsynced and not yet under its name.
 */
export const crashMarks = [
  'before-append',
  'after-write',
  'after-fsync',
  'after-answer',
  'after-dexie',
  'after-feed-append',
  'mid-apply',
  'evidence-written',
  'evidence-synced',
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

/** How staff want the window: light or dark, and how large. */
export const WindowLook = z.object({
  shade: z.enum(['light', 'dark', 'system']),
  scalePercent: z.int().min(100).max(150),
});
export type WindowLook = Readonly<z.infer<typeof WindowLook>>;

/** What the shell tells unasked. `panel`: the browser host's panel page is to be shown at `url`, or hidden (null). */
export type ShellNews =
  | { readonly kind: 'panel'; readonly url: string | null }
  | { readonly kind: 'disk'; readonly disk: DiskState }
  | { readonly kind: 'update'; readonly update: UpdateState }
  /** A piece of evidence has come further. */
  | { readonly kind: 'evidence'; readonly item: EvidenceItem }
  /** The client's screen has come or gone, or the client has come further with this window's task. */
  | {
      readonly kind: 'client-screen';
      readonly state: ClientScreenState;
      readonly progress: ClientProgress | null;
    };

export interface System {
  info(): Promise<SystemInfo>;
  disk(): Promise<DiskState>;
  /** How far a newer version of the program has come. */
  update(): Promise<UpdateState>;
  /** Ends the program and installs the version that is ready, if nothing speaks against it; the answer says what does. */
  installUpdate(): Promise<UpdateState>;
  /** Shows window and panel so. `scales` false: this shell cannot, its browser has a zoom of its own. */
  applyLook(look: WindowLook): Promise<{ readonly scales: boolean }>;
  /** Tells the shell that an armed mark of the window was reached; never answers while a test holds it. */
  reached(mark: CrashMark): Promise<void>;
}

/** Schemas of the arguments, parsed in the shell. */
export const systemArguments = {
  info: z.tuple([]),
  disk: z.tuple([]),
  update: z.tuple([]),
  installUpdate: z.tuple([]),
  applyLook: z.tuple([WindowLook]),
  reached: z.tuple([z.enum(crashMarks)]),
} satisfies Record<keyof System, z.ZodType>;
