import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';

/** How far head office has a counter's journal. */
export const Ack = z.object({
  era: z.int().min(1),
  epoch: z.int().min(1),
  seq: z.int().min(0),
  hash: HashHex,
});
export type Ack = Readonly<z.infer<typeof Ack>>;

/**
 * Exactly one of these answers a batch. GAP: entries before it are missing, send from `need`.
 * FORK: another entry is already stored at `at`; the counter is frozen and an alarm raised at both ends.
 */
export const IntakeAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('STORED'), ack: Ack }),
  z.object({ status: z.literal('DUPLICATE'), ack: Ack }),
  z.object({
    status: z.literal('GAP'),
    need: z.object({ epoch: z.int(), seq: z.int() }),
    ack: Ack,
  }),
  z.object({ status: z.literal('FORK'), at: z.object({ epoch: z.int(), seq: z.int() }) }),
]);
export type IntakeAnswer = Readonly<z.infer<typeof IntakeAnswer>>;
