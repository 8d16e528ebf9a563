import type { Command } from '../../../shared/journal/entry.ts';
import { WordList } from '../../ui/WordList.tsx';
import { clearLines, maskedLines } from './opening-lines.ts';

/** An opening's command in words: in clear while it is checked with the client. */
export function OpeningWords({ command }: { readonly command: Command }) {
  return <WordList columns={2} lines={clearLines(command)} />;
}

/** The same masked, for everybody who meets the case later. */
export function MaskedOpeningWords({ command }: { readonly command: Command }) {
  return <WordList lines={maskedLines(command)} />;
}
