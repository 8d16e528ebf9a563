import { z } from 'zod';
import { Board, boardNames } from './board.ts';

/** What has a tick and a lot: the boards, and reverse repos, which are quoted in percent a year. */
export const Quoted = z.enum([...Board.options, 'REVERSE_REPO']);
export type Quoted = z.infer<typeof Quoted>;

/** What has a tick and a lot as staff read it. */
export const quotedNames: Readonly<Record<Quoted, string>> = {
  ...boardNames,
  REVERSE_REPO: '债券质押式逆回购',
};
