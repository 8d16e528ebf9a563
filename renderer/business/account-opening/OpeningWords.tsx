import type { Command } from '../../../shared/journal/entry.ts';
import { WordList } from '../../ui/WordList.tsx';
import { clearLines } from './opening-lines.ts';

/** An opening's command in words: in clear while it is checked with the client. */
export function OpeningWords({ command }: { readonly command: Command }) {
  return <WordList columns={2} lines={clearLines(command)} />;
}
