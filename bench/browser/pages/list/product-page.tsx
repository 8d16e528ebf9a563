import type { Root } from 'react-dom/client';
import { pages } from '../../../../renderer/app/pages.ts';
import { type Counter, CounterProvider } from '../../../../renderer/session/counter.tsx';
import { useSession } from '../../../../renderer/session/session-store.ts';
import { KeysProvider } from '../../../../renderer/ui/keys.tsx';
import { Look } from '../../../../renderer/ui/Look.tsx';
import { madeDay } from './made-rows.ts';

const nothing = (): void => undefined;

/** Shows one of the counter's own pages over a store that has only what this page reads. */
export function openPage(root: Root, code: string, reads: object): void {
  const page = pages.find((one) => one.code === code);
  if (page === undefined) throw new Error(`no page ${code}`);
  const actor = { staff: '200001', role: 'supervisor', session: '' } as const;
  useSession.setState({ signedIn: { actor, name: '王磊', authorityUntil: Infinity } });
  const store = { businessDate: () => madeDay, ...reads };
  // The pages shown here read nothing else of the counter.
  const counter = { store, takesActs: true } as unknown as Counter;
  root.render(
    <Look>
      <KeysProvider>
        <CounterProvider counter={counter}>
          <div className="gt-page">
            <page.Page active menu={[]} onOpen={nothing} onBack={nothing} />
          </div>
        </CounterProvider>
      </KeysProvider>
    </Look>,
  );
}
