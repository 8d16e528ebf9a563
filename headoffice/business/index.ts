import { accountOpeningReaction } from './account-opening.ts';
import { orderReaction } from './order.ts';
import type { Reaction, Reactions } from '../reaction.ts';

/** Reactions to find by business name; tests bring their own. */
export function reactionsOf(all: readonly Reaction[]): Reactions {
  return new Map(all.map((reaction) => [reaction.business, reaction]));
}

/** The businesses whose accepted events head office acts on: one line each. */
export const reactions: Reactions = reactionsOf([accountOpeningReaction, orderReaction]);
