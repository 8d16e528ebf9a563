import type { AnyBusiness } from '../../../shared/business/contract.ts';
import type { Command } from '../../../shared/journal/entry.ts';
import type { RegisterView } from '../../data/types.ts';

/** One line of what a checker compares: what was, and what is to be. `before` null: there was nothing. */
export interface Difference {
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
}

/** What a business wants a checker to look at beside the command in words. */
export interface Review {
  /** What is not as usual, a few words each; also in the inbox's list. */
  readonly unusual: readonly string[];
  /** Every line that can be compared, changed or not. */
  readonly differences: readonly Difference[];
  /** What the checker confirms before deciding, one by one. */
  readonly ticks: readonly string[];
}

/** A register row the review compares with. */
export interface ReviewFact {
  readonly name: string;
  readonly register: string;
  readonly by: string;
  readonly value: string;
}

/** A business's part in being checked by somebody who did not type it. */
export interface BusinessReview {
  facts(command: Command): readonly ReviewFact[];
  review(given: {
    readonly command: Command;
    /** What was submitted before on the same case, or null. */
    readonly previous: Command | null;
    /** Rows found, by the fact's name; none: an empty list. */
    readonly rows: Readonly<Record<string, readonly RegisterView[]>>;
    /** Whether somebody with the case's document was verified (F7) where and when it was submitted. */
    readonly isVisited: boolean;
  }): Review;
}

/** The businesses as the inbox has them: handed in by the frame, so that safeguards know none by name. */
export interface ReviewParts {
  readonly businesses: { find(name: string): AnyBusiness | null };
  /** Null for a business that has nothing to compare: its words are shown. */
  readonly reviewOf: (business: string) => BusinessReview | null;
}

/** A business as staff name it: code and title. */
export function businessWords({ businesses }: ReviewParts, name: string): string {
  const business = businesses.find(name);
  const code = business?.functions[0]?.code;
  return business === null
    ? name
    : code === undefined
      ? business.title
      : `${code} ${business.title}`;
}

/** What a business without a review of its own shows: nothing unusual, nothing to compare. */
export const plainReview: BusinessReview = {
  facts: () => [],
  review: () => ({ unusual: [], differences: [], ticks: [] }),
};
