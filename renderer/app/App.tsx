import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { faultText } from '../../shared/errors.ts';
import { type Counter, CounterProvider } from '../session/counter.tsx';
import { LockCover } from '../session/LockCover.tsx';
import { useSession } from '../session/session-store.ts';
import { SignInPage } from '../session/SignInPage.tsx';
import { FirstRunPage } from '../system/FirstRunPage.tsx';
import { keepHarmless } from '../ui/harmless-keys.ts';
import { KeysProvider } from '../ui/keys.tsx';
import { Look } from '../ui/Look.tsx';
import { EnrolPage } from './EnrolPage.tsx';
import { FindingsPage } from './FindingsPage.tsx';
import { hasSeenFirstRun, noteFirstRunSeen } from './first-run.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useShellHealth } from './shell-watch.ts';
import { openCounter, startCounter, type StartParts, type StartState } from './start-counter.ts';
import { StartPage } from './StartPage.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';
import { useRuleTables } from './use-rule-tables.ts';
import { useActsStop } from './use-acts-stop.ts';
import { useWindowLook } from './use-window-look.ts';
import { Workplace } from './Workplace.tsx';

/** The counter's window, from connecting to the shell to a clerk at work. */
export function App({
  parts,
  random,
}: {
  readonly parts: StartParts;
  readonly random: Counter['random'];
}) {
  const [state, setState] = useState<StartState>({ status: 'connecting' });
  const begin = useCallback(() => void startCounter(parts, setState), [parts]);
  useEffect(begin, [begin]);
  useEffect(() => keepHarmless(window), []);
  return (
    <Look>
      <KeysProvider>
        {state.status === 'ready' ? (
          <ReadyCounter ready={state} random={random} />
        ) : state.status === 'unenrolled' ? (
          <>
            <EnrolPage
              bridge={state.bridge}
              info={state.info}
              onEnrolled={() => void openCounter(parts, state.bridge, setState)}
            />
            <PanelFrame bridge={state.bridge} />
          </>
        ) : (
          <StartPage state={state} onAgain={begin} />
        )}
      </KeysProvider>
    </Look>
  );
}

function ReadyCounter({
  ready,
  random,
}: {
  readonly ready: Extract<StartState, { status: 'ready' }>;
  readonly random: Counter['random'];
}) {
  const { bridge, store, info, findings } = ready;
  const [hasRead, setHasRead] = useState(findings.length === 0);
  const signedIn = useSession((session) => session.signedIn);
  const halted = useActsStop(findings);
  const rules = useRuleTables(store);
  const stop = halted ?? rules.stop;
  const onlyReads = signedIn?.onlyReads === true;
  const takesActs = stop === null && !onlyReads;
  const counter = useMemo<Counter>(
    () => ({ store, bridge, info, tables: rules.tables, takesActs, random }),
    // Of the rules as a whole: with a new day every screen is drawn anew.
    [store, bridge, info, rules, takesActs, random],
  );
  const health = useShellHealth(bridge);
  useWindowLook(bridge);
  const banner = (
    <>
      {health.trouble === null ? null : (
        <p className="gt-banner gt-banner-danger" role="alert">
          {health.trouble}
        </p>
      )}
      {health.disk?.low === true ? (
        <p className="gt-banner gt-banner-danger" role="alert">
          {faultText('DISK_LOW')}
        </p>
      ) : null}
      {stop === null ? null : (
        <p className="gt-banner gt-banner-danger" role="alert">
          {stop}
        </p>
      )}
      {stop === null && onlyReads ? (
        <p className="gt-banner" role="status">
          本终端已恢复受理。本次签到只供查看,办理业务请签退后重新签到。
        </p>
      ) : null}
      <UpdateNotice bridge={bridge} />
    </>
  );
  if (!hasRead) return <FindingsPage findings={findings} onGoOn={() => setHasRead(true)} />;
  return (
    <CounterProvider counter={counter}>
      <SignedInOrNot banner={banner} />
      <PanelFrame bridge={bridge} />
    </CounterProvider>
  );
}

/** Sign-in first, then at a person's first time how one works here, then the work. */
function SignedInOrNot({ banner }: { readonly banner: ReactNode }) {
  const actor = useSession((session) => session.signedIn?.actor ?? null);
  const [shownTo, setShownTo] = useState<string | null>(null);
  if (actor === null) return <SignInPage banner={banner} />;
  const { staff, session } = actor;
  if (shownTo === staff || hasSeenFirstRun(staff)) {
    return (
      <LockCover key={session}>
        <Workplace banner={banner} />
      </LockCover>
    );
  }
  const begin = () => {
    noteFirstRunSeen(staff);
    setShownTo(staff);
  };
  return (
    <LockCover>
      <main className="gt-centre">
        <FirstRunPage active onBack={begin} />
      </main>
    </LockCover>
  );
}
