import { hintWords, type PictureHint } from './picture-hints.ts';

/** What may be wrong with a picture, and what to do; always in the same place, so that nothing jumps. */
export function HintLines({
  hints,
  good,
}: {
  readonly hints: readonly PictureHint[];
  /** What is said when there is nothing to hint at. */
  readonly good: string;
}) {
  return (
    <p className={hints.length === 0 ? 'gt-hints' : 'gt-hints gt-warning'} role="status">
      {hints.length === 0 ? good : hints.map((one) => `△ ${hintWords[one]}。`).join(' ')}
    </p>
  );
}
