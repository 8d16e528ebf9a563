import type { CaseState } from '../shared/business/case.ts';
import type { Command, JournalEvent } from '../shared/journal/entry.ts';
import type { ClearingAnswer, ClearingRequest } from './clearing/clearing-house.ts';

/** What a reaction may take of head office's own while its act is decided. */
export interface ReactionTools {
  /** The next number of a branch's range; taken for good only when the act is recorded. */
  nextNumber(range: string): Promise<number>;
  /** Whether a register has a row of this key. */
  isTaken(register: string, key: string): Promise<boolean>;
}

/** A command of head office on the case; its id is derived from case and step. */
export type OwnCommand = Pick<Command, 'type' | 'version' | 'data'>;

/** What head office does after an accepted event of a business. */
export interface Reaction {
  readonly business: string;
  /** What to ask of the outside when this event has been accepted, or null. `state` is the case after it. */
  outward(event: JournalEvent, state: CaseState): ClearingRequest | null;
  /** The act that follows from the answer. */
  answered(
    branch: string,
    request: ClearingRequest,
    answer: ClearingAnswer,
    tools: ReactionTools,
  ): Promise<OwnCommand>;
}

/** Reactions by business name. */
export type Reactions = ReadonlyMap<string, Reaction>;
