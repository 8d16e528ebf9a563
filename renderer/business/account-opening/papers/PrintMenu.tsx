import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { StepProps } from '../form/step-props.ts';
import { OpeningPrint, type Printable, printableWords } from './OpeningPrint.tsx';
import { papersOf } from './opening-papers.ts';
import { standingWords } from './standing-words.ts';

const printables: readonly Printable[] = [
  'materials',
  'application',
  'questionnaire',
  'assessment-result',
  'agreements',
];

/** What of the opening is to be printed, by one digit; each says how it stands. */
export function PrintMenu({
  step,
  onClose,
}: {
  readonly step: StepProps;
  readonly onClose: () => void;
}) {
  const [paper, setPaper] = useState<Printable | null>(null);
  if (paper !== null) return <OpeningPrint step={step} paper={paper} onClose={onClose} />;
  const standings = papersOf(step);
  return (
    <Dialog
      title="打印"
      onClose={onClose}
      width={560}
      keys={printables.map((one, at) => ({ key: String(at + 1), run: () => setPaper(one) }))}
    >
      <div className="gt-ways">
        {printables.map((one, at) => {
          const standing = standings.find((other) => other.paper === one);
          return (
            <Button
              key={one}
              block
              {...(at === 0 ? { 'data-first-focus': '' } : {})}
              onClick={() => setPaper(one)}
            >
              <span>
                <span className="gt-digit">{at + 1}</span> {printableWords[one]}
                {standing === undefined ? '' : `:${standingWords(standing)}`}
              </span>
            </Button>
          );
        })}
      </div>
    </Dialog>
  );
}
