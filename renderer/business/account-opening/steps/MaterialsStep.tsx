import { Button } from 'antd';
import { useState } from 'react';
import { evidenceNeeds } from '../../../../shared/business/account-opening/application/evidence-needs.ts';
import {
  type OpeningPaper,
  paperWords,
} from '../../../../shared/business/account-opening/application/papers.ts';
import { EvidencePanel } from '../../../safeguards/evidence/EvidencePanel.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import type { StepProps } from '../form/step-props.ts';
import { OpeningPrint, type Printable, printableWords } from '../papers/OpeningPrint.tsx';
import { type PaperStanding, papersOf, paperStanding } from '../papers/opening-papers.ts';
import { PrintMenu } from '../papers/PrintMenu.tsx';
import { ScanPaper } from '../papers/ScanPaper.tsx';
import { standingWords } from '../papers/standing-words.ts';
import { StepActions } from './StepActions.tsx';

type Open =
  | { readonly what: 'none' | 'menu' }
  | { readonly what: 'print'; readonly paper: Printable }
  | { readonly what: 'scan'; readonly paper: OpeningPaper };

/** Step 7: papers printed and signed, pictures taken; what must be there says so. */
export function MaterialsStep(step: StepProps) {
  const { application, context, evidence } = step;
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const form = paperStanding(step, 'application');
  const close = () => setOpen({ what: 'none' });
  const print = (paper: Printable) => setOpen({ what: 'print', paper });
  useKeys([{ key: 'F10', label: '打印', run: () => setOpen({ what: 'menu' }) }], {
    active: step.active,
  });
  return (
    <div className="gt-stack">
      <StepActions
        id={step.idOf('evidence.paper-content')}
        label="打印"
        actions={(['application', 'materials'] as const).map((paper) => ({
          label: `打印${printableWords[paper]}`,
          run: () => print(paper),
          isNext: paper === 'application' && (form.printed === null || !form.holds),
        }))}
      />
      <ul className="gt-papers" aria-label="待签文件">
        {papersOf(step).map((standing) => (
          <PaperRow
            key={standing.paper}
            standing={standing}
            onScan={() => setOpen({ what: 'scan', paper: standing.paper })}
          />
        ))}
      </ul>
      <div id={step.idOf('evidence')}>
        <EvidencePanel
          wanted={evidenceNeeds(application, evidence, context).map((one) => ({
            ...one,
            // No signature of its own is asked for any more.
            ...(one.kind === 'signature' && form.signed.length > 0 && form.holds
              ? { settled: '已在申请表签名' }
              : {}),
            // Signatures given on the client's screen stand beside one another.
            several: one.several || evidence.filter(({ kind }) => kind === one.kind).length > 1,
          }))}
          evidence={evidence}
          signer={application.identity.name === '' ? '客户' : application.identity.name}
          active={step.active}
          idOf={(kind) => step.idOf(`evidence.${kind}`)}
          onChange={step.onEvidence}
        />
      </div>
      {open.what === 'menu' ? <PrintMenu step={step} onClose={close} /> : null}
      {open.what === 'print' ? (
        <OpeningPrint step={step} paper={open.paper} onClose={close} />
      ) : null}
      {open.what === 'scan' ? <ScanPaper step={step} paper={open.paper} onClose={close} /> : null}
    </div>
  );
}

function PaperRow({
  standing,
  onScan,
}: {
  readonly standing: PaperStanding;
  readonly onScan: () => void;
}) {
  const { paper, printed, holds } = standing;
  return (
    <li>
      <span>{paperWords[paper]}</span>
      <span className={holds ? (printed === null ? 'gt-soft' : '') : 'gt-danger'} role="status">
        {standingWords(standing)}
      </span>
      <span className="gt-soft gt-tabular">
        {printed === null ? '' : `摘要 ${printed.digest.slice(0, 16)}`}
      </span>
      <Button
        size="small"
        aria-label={`扫描${paperWords[paper]}`}
        disabled={printed === null || !holds}
        onClick={onScan}
      >
        扫描
      </Button>
    </li>
  );
}
