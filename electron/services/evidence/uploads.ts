import { setTimeout as delay } from 'node:timers/promises';
import { Fault } from '../../../shared/errors.ts';
import { evidenceAskLimit } from '../../../shared/sync/evidence.ts';
import type { Clock, NoteTrouble } from '../ports.ts';
import type { EvidenceLine } from './line.ts';
import type { PieceNote } from './notes.ts';
import type { PieceFiles } from './piece-files.ts';
import type { Piece, Pieces } from './pieces.ts';
import type { Outgoing, SendOutcome } from './send-piece.ts';

/** Brings named pieces to head office, one at a time, small ones first. */
export interface Uploads {
  /** There may be something to do: a piece was named, or a contact opened. */
  wake(): void;
  /** Resolves when nothing is under way, for a clean stop and for tests. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface UploadsParts {
  readonly pieces: Pieces;
  readonly files: PieceFiles;
  readonly line: EvidenceLine;
  readonly clock: Clock;
  readonly noteTrouble: NoteTrouble;
  /** Called when everything that could be sent is sent. */
  readonly drained: () => Promise<void>;
  readonly firstRetryMs?: number;
}

const usualRetryMs = 5000;
const longestRetryMs = 300_000;
const mismatchesAtMost = 2;
const stopAtMostMs = 500;

export function createUploads(parts: UploadsParts): Uploads {
  const { pieces, line, clock, noteTrouble, firstRetryMs = usualRetryMs } = parts;
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let isWoken = false;
  let retry: ReturnType<typeof setTimeout> | null = null;
  let retryMs = firstRetryMs;

  const run = async (): Promise<void> => {
    while (isWoken && !stopping.signal.aborted) {
      isWoken = false;
      const isDone = await sendAll(parts, stopping.signal);
      if (isDone) retryMs = firstRetryMs;
      else tryLater();
    }
  };
  const tryLater = (): void => {
    if (retry !== null || stopping.signal.aborted || !line.isOpen()) return;
    retry = setTimeout(wake, retryMs);
    retry.unref();
    retryMs = Math.min(2 * retryMs, longestRetryMs);
  };
  const wake = (): void => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    isWoken = true;
    running ??= run()
      .catch((error: unknown) => {
        noteTrouble('evidence cannot be sent', error);
        tryLater();
      })
      .finally(() => {
        running = null;
        // Woken between the end of the work and this: nobody else would look again.
        if (isWoken && !stopping.signal.aborted) wake();
      });
  };
  return {
    wake,
    async idle() {
      while (running !== null) await running;
    },
    async stop() {
      stopping.abort();
      if (retry !== null) clearTimeout(retry);
      // A question on a dead line ends by itself; nothing is lost by not hearing its answer.
      await Promise.race([running, delay(stopAtMostMs, undefined, { ref: false })]);
    },
  };

  /** Whether there is nothing left to send; false when it must be tried again. */
  async function sendAll({ drained }: UploadsParts, signal: AbortSignal): Promise<boolean> {
    if (!line.isOpen()) return true;
    if (!(await askWhatIsHeld())) return false;
    for (;;) {
      const [next] = await waiting();
      if (next === undefined) break;
      if (signal.aborted || !(await sendOne(next, signal))) return false;
    }
    await drained();
    return true;
  }

  async function waiting(): Promise<readonly Piece[]> {
    const open = (await pieces.all()).filter(
      ({ note, isHere }) =>
        isHere && note.named && note.confirmedAt === null && note.refused === null,
    );
    return open.sort((a, b) => a.note.bytes - b.note.bytes);
  }

  /** What arrived and whose answer was lost, or what another counter of the branch brought. */
  async function askWhatIsHeld(): Promise<boolean> {
    const digests = (await waiting()).map(({ note }) => note.digest);
    for (let from = 0; from < digests.length; from += evidenceAskLimit) {
      const asked = digests.slice(from, from + evidenceAskLimit);
      const held = await line.status({ digests: asked, proof: false });
      if (held === null) return false;
      for (const { digest } of held) await confirm(digest);
    }
    return true;
  }

  /** False when it must be tried again later. */
  async function sendOne({ note }: Piece, signal: AbortSignal): Promise<boolean> {
    const { digest } = note;
    pieces.setSent(digest, 0);
    let outcome: SendOutcome;
    try {
      outcome = await line.send(outgoing(note), signal);
    } finally {
      pieces.setSent(digest, null);
    }
    switch (outcome.status) {
      case 'later':
        return false;
      case 'sent': {
        const held = await line.status({ digests: [digest], proof: false });
        if (held === null) return false;
        // All bytes are there and it is not: head office was stopped in between, and has thrown them away.
        await (held.length > 0 ? confirm(digest) : restart(digest));
        return true;
      }
      case 'mismatch':
        await restart(digest);
        return true;
      case 'damaged':
        noteTrouble(`evidence ${digest} cannot be sent`, outcome.fault);
        await refuse(digest, '本机留存的文件已损坏,不能上传。请重新采集,并联系总部运维。');
        return true;
      case 'refused':
        await refuse(digest, `总部不接收这份材料(${outcome.code})。请联系总部运维。`);
        return true;
    }
  }

  function outgoing({ digest, mediaType, bytes, upload }: PieceNote): Outgoing {
    return {
      digest,
      mediaType,
      bytes,
      upload,
      async slice(from, to) {
        const head = await parts.files.head(digest);
        if (head === null) throw new Fault('EVIDENCE_DAMAGED', 'its file is gone');
        return await parts.files.slice(head, from, to);
      },
      remember: (path) => pieces.change(digest, (one) => ({ ...one, upload: path })),
      progressed: (sentBytes) => pieces.setSent(digest, sentBytes),
    };
  }

  function confirm(digest: string): Promise<void> {
    return pieces.change(digest, (note) => ({
      ...note,
      confirmedAt: clock(),
      refused: null,
      upload: null,
      restarts: 0,
    }));
  }
  function refuse(digest: string, refused: string): Promise<void> {
    return pieces.change(digest, (note) => ({ ...note, refused, upload: null }));
  }
  function restart(digest: string): Promise<void> {
    return pieces.change(digest, (note) => {
      const restarts = note.restarts + 1;
      const refused = restarts < mismatchesAtMost ? null : mismatchWords;
      return { ...note, restarts, upload: null, refused };
    });
  }
}

const mismatchWords = '总部收到的内容与本机不一致,未能上传。请联系总部运维。';
