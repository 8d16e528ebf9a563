import { useState } from 'react';
import type { ActOutcome, CaseDetail } from '../../../data/types.ts';

/** Says that an act was recorded while the index does not show it yet. */
export function useBehind({ shown }: CaseDetail): {
  readonly note: (outcome: ActOutcome) => void;
  readonly words: string | null;
} {
  const [recorded, setRecorded] = useState<{ serial: string; before: string } | null>(null);
  const present = JSON.stringify(shown);
  const note = (outcome: ActOutcome) => {
    const isBehind = outcome.status === 'recorded' && outcome.restoring;
    setRecorded(isBehind ? { serial: outcome.serial, before: present } : null);
  };
  const words =
    recorded?.before === present ? `已记录,流水号 ${recorded.serial},正在恢复显示。` : null;
  return { note, words };
}
