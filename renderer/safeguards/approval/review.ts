import type { ApproveLook } from '../../../shared/bridge/staff-keys.ts';
import type { AnyBusiness, WordLine } from '../../../shared/business/contract.ts';
import type { Command } from '../../../shared/journal/entry.ts';
import type { RuleTables } from '../../../shared/rulebook/tables.ts';
import type { ReasonPlace } from '../../../shared/safeguards/refusal-reason.ts';
import type { RegisterView } from '../../data/types.ts';

/** One line of what a checker compares: what was, and what is to be. `before` null: there was nothing. */
export interface Difference {
  /** What it belongs to, where there are many lines. */
  readonly group?: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
}

/** Lines of an act in words that belong together. */
export interface WordGroup {
  readonly title: string;
  readonly lines: readonly WordLine[];
}

/** Something that is not as usual, in a few words. Grave: it must be cleared before anybody agrees; else it is to be known. */
export interface Flag {
  readonly words: string;
  readonly isGrave: boolean;
}

/** What a business wants a checker to look at beside the command in words. */
export interface Review {
  /** Why a supervisor is asked, in words; absent: nobody is, or the need says it all. */
  readonly why?: readonly string[];
  /** What is not as usual, the gravest first; also in the inbox's list. */
  readonly unusual: readonly Flag[];
  /** Every line that can be compared, changed or not. */
  readonly differences: readonly Difference[];
  /** What the checker confirms before deciding, one by one. */
  readonly ticks: readonly string[];
  /** All of the act in groups; absent: its words. */
  readonly groups?: readonly WordGroup[];
  /** Where a reason for refusing may stand; absent: words alone refuse it. */
  readonly places?: readonly ReasonPlace[];
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
  /** What the business calls its papers, by what names them in its evidence; absent: it has none. */
  readonly papers?: Readonly<Record<string, string>>;
  facts(command: Command): readonly ReviewFact[];
  review(given: {
    readonly command: Command;
    /** What was submitted before on the same case, or null. */
    readonly previous: Command | null;
    /** Rows found, by the fact's name; none: an empty list. */
    readonly rows: Readonly<Record<string, readonly RegisterView[]>>;
    /** Whether somebody with the case's document was verified (F7) where and when it was submitted. */
    readonly isVisited: boolean;
    /** The day it was submitted, and the rules it is looked at by. */
    readonly businessDate: string;
    readonly tables: RuleTables;
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

/** The sign before a flag: ▲ is a rise in this trade and means nothing else. */
export function flagSign({ isGrave }: Pick<Flag, 'isGrave'>): string {
  return isGrave ? '⚠' : '·';
}

/** What the shell's panel shows of a review, with what is still to be ticked; null for a business whose words say all. */
export function lookOf(
  { why = [], unusual, places }: Review,
  ticks: readonly string[],
): ApproveLook | null {
  if (places === undefined) return null;
  const short = (words: string) => words.slice(0, longestWords);
  return {
    why: why.slice(0, 40).map(short),
    unusual: unusual.slice(0, 60).map(({ words, isGrave }) => ({ words: short(words), isGrave })),
    ticks: ticks.slice(0, 20).map(short),
    places: places.slice(0, 200),
  };
}

/** What the shell takes of one line. */
const longestWords = 200;
