import { useEffect, useState } from 'react';
import type { EvidenceItem } from '../../../shared/bridge/evidence.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';

/** What this counter keeps, or why it is not known. */
export type EvidenceItems =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly items: readonly EvidenceItem[] }
  | { readonly status: 'failed'; readonly message: string };

const everyMs = 3000;

/** Looks at the pieces and their upload while `active`, again every few seconds and whenever `about` changes. */
export function useEvidenceItems(active: boolean, about: string): EvidenceItems {
  const { bridge } = useCounter();
  const { evidence } = bridge;
  const [read, setRead] = useState<{ readonly about: string; readonly items: EvidenceItems }>();
  useEffect(() => {
    if (!active) return undefined;
    let isOver = false;
    let timer: number | undefined;
    const look = async () => {
      let found: EvidenceItems;
      try {
        found = { status: 'ready', items: await evidence.list() };
      } catch (error) {
        found = { status: 'failed', message: wordsOf(error) };
      }
      if (isOver) return;
      setRead({ about, items: found });
      timer = window.setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [evidence, active, about]);
  // A list from before says nothing of a piece kept since.
  return read?.about === about ? read.items : { status: 'loading' };
}
