import { z } from 'zod';
import { type ClientAnswer, ClientTask, type ClientTaskKind } from './client-task.ts';

/** Whether the client's page is there. none: this counter has no client's screen; not-open: it can be opened. */
export interface ClientScreenState {
  readonly status: 'open' | 'not-open' | 'none';
  /** What it is and what to do, in Chinese. */
  readonly words: string;
}

/**
 * How far the client has come, and nothing of what was chosen. `at` counts from 1: the question or paper shown now,
 * 0 on a page that is none (review, signature). `activity`: last touch, ms UTC of the shell's clock.
 */
export interface ClientProgress {
  readonly kind: ClientTaskKind;
  readonly step: 'answering' | 'reviewing' | 'reading' | 'signing' | 'confirming';
  readonly at: number;
  readonly answered: number;
  readonly of: number;
  readonly activity: number;
}

/** The second window, which faces the client: the only place where a client answers (docs/client-screen.md). */
export interface ClientScreen {
  state(): Promise<ClientScreenState>;
  /**
   * Opens the window, or brings it up. `address`: null where the shell has opened it itself; in the browser host the
   * address to open in another window, good for one opening.
   * @throws Fault CLIENT_SCREEN_NONE
   */
  open(): Promise<{ readonly address: string | null }>;
  /**
   * Gives the client one task and waits for what becomes of it; a page that is not open yet shows it once it is.
   * @throws Fault CLIENT_SCREEN_NONE, CLIENT_SCREEN_BUSY (one task at a time, over all windows)
   */
  show(task: ClientTask): Promise<ClientAnswer>;
  /** Takes this window's own task back. */
  cancel(): Promise<void>;
  /** Closes the client's window; a task that is open waits for it to be opened again. */
  close(): Promise<void>;
}

/** Schemas of the arguments, parsed in the shell. */
export const clientScreenArguments = {
  state: z.tuple([]),
  open: z.tuple([]),
  show: z.tuple([ClientTask]),
  cancel: z.tuple([]),
  close: z.tuple([]),
} satisfies Record<keyof ClientScreen, z.ZodType>;

/** What the client's page is to show: a task, or words of welcome. Each has a turn of its own. */
export interface ClientTurn {
  readonly turn: number;
  readonly task: ClientTask | null;
  /** Whose counter it is; null before it is enrolled. */
  readonly branchName: string | null;
}

const place = z.int().min(0).max(100);

/** What the page tells as the client goes on. The shell stamps each with its own clock. */
export const ClientStep = z.discriminatedUnion('kind', [
  /** The client touched the page. */
  z.object({ kind: z.literal('active') }),
  /** A page of the task is shown; `answered` as in ClientProgress. */
  z.object({
    kind: z.literal('shown'),
    step: z.enum(['answering', 'reviewing', 'signing', 'confirming']),
    at: place,
    answered: place,
  }),
  /** A paper is shown, by its place from 0. */
  z.object({ kind: z.literal('reading'), document: place }),
  /** 我已阅读并同意. */
  z.object({ kind: z.literal('agreed'), document: place }),
]);
export type ClientStep = Readonly<z.infer<typeof ClientStep>>;

/** `waitMs`: how long the paper that is shown has still to be read before it can be agreed to. */
export interface ClientStepReply {
  readonly waitMs: number;
}

const choices = z.array(z.string().max(64)).max(9);
const pngBegin = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const signature = z.object({
  mediaType: z.literal('image/png'),
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length <= 4 * 1024 * 1024, 'too many bytes')
    .refine((bytes) => pngBegin.every((byte, at) => bytes[at] === byte), 'no PNG'),
});

/** What the client's page sends when the client has finished or stops. */
export const ClientPageAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stop'), reason: z.enum(['pause', 'disagree']) }),
  z.object({ kind: z.literal('questionnaire'), answers: z.record(z.string().max(64), choices) }),
  z.object({ kind: z.literal('agreements'), signature }),
  z.object({ kind: z.literal('confirm'), wrong: z.array(z.string().max(60)).max(60) }),
  z.object({ kind: z.literal('result'), signature }),
]);
export type ClientPageAnswer = Readonly<z.infer<typeof ClientPageAnswer>>;

/** The shell's word on it: taken, or what is missing, in Chinese for the client. */
export type ClientPageReply =
  | { readonly status: 'done' }
  | { readonly status: 'refused'; readonly message: string };

/**
 * The client's page's whole channel, the same under Electron's client preload and the browser host's third port.
 * Every call but the first names the turn it is about, so that a late one never answers another task.
 */
export interface ClientChannel {
  /** What is to be shown; waits until it is another turn than `seen`. */
  next(seen: number): Promise<ClientTurn>;
  tell(turn: number, step: ClientStep): Promise<ClientStepReply>;
  answer(turn: number, answer: ClientPageAnswer): Promise<ClientPageReply>;
}

const turn = z.int().min(0);

/** Schemas of the channel's arguments, parsed in the shell. */
export const clientChannelArguments = {
  next: z.tuple([z.int().min(-1)]),
  tell: z.tuple([turn, ClientStep]),
  answer: z.tuple([turn, ClientPageAnswer]),
} satisfies Record<keyof ClientChannel, z.ZodType>;
