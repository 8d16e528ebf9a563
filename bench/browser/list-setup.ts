/** What the page of the part `list` is told. */
export interface ListSetup {
  /** Rows of the list. */
  readonly size: number;
  readonly rounds: number;
  /** From top to bottom, one a frame. */
  readonly steps: number;
  /** PageDown keys from the top, ten rows each. */
  readonly keys: number;
  /** How long an idle page is watched, for the frames the machine itself loses. */
  readonly idleFrames: number;
  /** In how many rounds the table without virtualisation is shown too. */
  readonly plainRounds: number;
}

/** Who shows the list. */
export const listNames = {
  product: 'journal page',
  plain: 'plain table',
  antd: 'antd virtual table',
} as const;
