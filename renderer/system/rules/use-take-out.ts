import { useState } from 'react';
import { utf8 } from '../../../shared/values/bytes.ts';
import { saveFile } from '../../ui/save-file.ts';
import { printDocument } from '../../safeguards/paper/print-document.ts';
import { useCounter } from '../../session/counter.tsx';
import { useSignedIn } from '../../session/session-store.ts';
import { wordsOf } from '../../session/words.ts';
import { tableCsv, type TableOut, tablePaper } from './table-paper.ts';

/** Prints or saves a rule table as it is shown at that moment. */
export function useTakeOut(
  title: string,
  made: () => TableOut,
): {
  readonly print: () => void;
  readonly save: () => void;
  readonly trouble: string | null;
} {
  const { store, bridge } = useCounter();
  const { actor, name } = useSignedIn();
  const [trouble, setTrouble] = useState<string | null>(null);
  const print = async () => {
    setTrouble(null);
    try {
      const printed = { by: `${actor.staff} ${name}`, at: store.now() };
      await printDocument(bridge, tablePaper(made(), printed), 'A4-landscape');
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return {
    print: () => void print(),
    save: () => saveFile(`${title}.csv`, utf8(tableCsv(made()))),
    trouble,
  };
}
