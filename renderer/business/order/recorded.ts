import type { ActOutcome } from '../../data/types.ts';

/** An act that was recorded, with its serial number. */
export type Recorded = Extract<ActOutcome, { status: 'recorded' }>;
