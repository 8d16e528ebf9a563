import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ScreenProps } from '../business/screen.ts';
import { screensOf } from '../business/screens.tsx';
import type { CounterStore } from '../data/types.ts';
import { openInInbox } from '../safeguards/approval/inbox-target.ts';
import { type Counter, newId, useCounter } from '../session/counter.tsx';
import { sweepUnnamed } from '../session/discard-evidence.ts';
import type { OpenCase, PageProps } from '../session/page.ts';
import { DecidedNotice } from '../safeguards/approval/DecidedNotice.tsx';
import { OvertakenNotice } from '../safeguards/approval/OvertakenNotice.tsx';
import { useSignedIn } from '../session/session-store.ts';
import { TabProvider } from '../session/tab.tsx';
import { askKeyAgain, lockWindow } from '../session/lock.ts';
import { leave, signOut } from '../session/sign-in.ts';
import { SignOutDialog } from '../session/SignOutDialog.tsx';
import { wordsOf } from '../session/words.ts';
import { useSyncStatus } from '../sync/status.ts';
import { ClientBar } from '../safeguards/visit/ClientBar.tsx';
import { ClientPicker } from '../safeguards/visit/ClientPicker.tsx';
import { NoticeBanner } from '../system/NoticeBanner.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { type KeyBinding, useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AuthorityBanner } from './AuthorityBanner.tsx';
import { BottomBar } from './BottomBar.tsx';
import { functionsFor, type OpenFunction } from './functions.ts';
import { HelpDrawer } from './HelpDrawer.tsx';
import { LineBanner } from './LineBanner.tsx';
import { pageOf } from './pages.ts';
import { rememberedTabs } from './remembered-tabs.ts';
import {
  closeTab,
  mostTabs,
  nameTab,
  openTab,
  reopenTabs,
  showHome,
  showTab,
  type Tab,
  type TabContent,
  useTabs,
} from './tabs-store.ts';
import { TabStrip } from './TabStrip.tsx';
import { TopBar } from './TopBar.tsx';
import { useClientHands } from './use-client-hands.ts';
import type { TrayOpens } from './tray/tray-item.ts';
import { TrayPage } from './tray/TrayPage.tsx';
import { useTray } from './tray/use-tray.ts';
import { WorkPage } from './WorkPage.tsx';

/** The frame of everything a clerk does while signed in. `banner` says what is wrong with the whole. */
export function Workplace({ banner }: { readonly banner: ReactNode }) {
  const counter = useCounter();
  const signedIn = useSignedIn();
  const { tabs, shown, home } = useTabs();
  const [dialog, setDialog] = useState<'none' | 'help' | 'sign-out' | 'too-many'>('none');
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const box = useRef<HTMLInputElement>(null);
  const clockTrouble = useSyncStatus((state) => state.clockTrouble);

  useEffect(() => {
    void reopenForms(counter.store, signedIn.actor.staff);
  }, [counter.store, signedIn.actor.staff]);
  useEffect(() => {
    void tidyEvidence(counter);
  }, [counter]);

  const openContent = useCallback((content: TabContent) => {
    if (!openTab(content)) setDialog('too-many');
  }, []);
  const open = useCallback<OpenCase>(
    ({ caseId, business }) => {
      if (screensOf(business) !== null) openContent({ kind: 'case', caseId, business });
    },
    [openContent],
  );
  const hands = useClientHands(() => setDialog('too-many'));
  const openFunction = ({ code, business }: OpenFunction) =>
    hands.openWith(
      business === null
        ? { kind: 'page', code }
        : { kind: 'case', caseId: newId(counter), business, code },
    );

  const leaveCounter = async (force: boolean) => {
    setTrouble([]);
    try {
      if (force) await leave(counter, signedIn.actor.staff);
      else {
        const outcome = await signOut(counter, signedIn);
        if (outcome.status === 'refused') {
          setTrouble(outcome.messages);
          return;
        }
      }
    } catch (error) {
      setDialog('none');
      if (!askKeyAgain(counter, error)) setTrouble([wordsOf(error)]);
    }
  };

  const openWaiting = (what: TrayOpens) => {
    switch (what.kind) {
      case 'case':
        open(what);
        return;
      case 'review':
        openInInbox(what.caseId);
        openContent({ kind: 'page', code: '7001' });
        return;
      case 'page':
        openContent({ kind: 'page', code: what.code });
    }
  };
  const menu = functionsFor(signedIn.actor.role);
  const shownContent = tabs.find((one) => one.id === shown)?.content ?? null;
  const tray = useTray();
  const waiting = tray.status === 'ready' ? tray.value.filter((one) => one.isMine).length : 0;
  const tabKeys = tabs.map(({ id }, at): KeyBinding => ({
    key: `Alt+${at + 1}`,
    run: () => showTab(id),
  }));
  useKeys(
    [
      { key: 'F1', label: '帮助/材料', run: () => setDialog('help') },
      // Both stand at what they lead to, over the page: the bar below has room for what stands nowhere else.
      { key: 'Alt+G', run: () => takeUp(box.current) },
      { key: 'F4', label: `待办(${waiting})`, run: () => showHome('tray') },
      { key: 'Alt+0', run: () => showHome('list') },
      { key: 'Alt+N', run: () => openContent({ kind: 'page', code: '9010' }) },
      ...(shownContent === null
        ? []
        : [{ key: 'Alt+W', label: '关闭本页', run: () => closeTab(shown) }]),
      { key: 'Alt+Q', label: '签退', run: () => setDialog('sign-out') },
      ...tabKeys,
    ],
    { level: 'frame' },
  );

  return (
    <div className="gt-frame">
      <TopBar
        onOpen={openFunction}
        onClient={hands.chooseInBox}
        onSignOut={() => setDialog('sign-out')}
        onLock={() => lockWindow(counter, 'key')}
        boxRef={box}
      />
      <TabProvider id={shown}>
        <ClientBar hand={hands.hand} about={hands.about} onPick={hands.pick} />
      </TabProvider>
      <TabStrip waiting={waiting} />
      <main className="gt-main">
        <div className="gt-banners">
          {banner}
          <AuthorityBanner />
          <DecidedNotice onOpen={open} />
          <OvertakenNotice />
          <LineBanner />
          <NoticeBanner />
          {clockTrouble === null ? null : <p className="gt-banner">{clockTrouble}</p>}
        </div>
        <div className="gt-pages">
          <TrayPage tray={tray} active={shown === 'tray'} onOpen={openWaiting} />
          <WorkPage active={shown === 'list'} onOpen={open} />
          {tabs.map((tab) => (
            <TabProvider key={tab.id} id={tab.id}>
              <TabPage tab={tab} active={tab.id === shown} onOpen={open} menu={menu} />
            </TabProvider>
          ))}
        </div>
      </main>
      <BottomBar />
      {hands.isPicking ? (
        <ClientPicker
          consequence={hands.consequence}
          onChoose={hands.choose}
          onClose={hands.stopPicking}
        />
      ) : null}
      {dialog === 'help' ? (
        <HelpDrawer shown={shownContent ?? home} menu={menu} onClose={() => setDialog('none')} />
      ) : null}
      {dialog === 'sign-out' ? (
        <SignOutDialog
          onConfirm={() => void leaveCounter(false)}
          onClose={() => setDialog('none')}
        />
      ) : null}
      {dialog === 'too-many' ? (
        <ConfirmDialog
          title="打开的业务已满"
          sentence={`同时最多打开 ${mostTabs} 笔业务,请先关闭一笔;已录入的内容保存在草稿中。`}
          keep="知道了"
          confirm="关闭最早的一笔"
          onConfirm={() => {
            const [first] = tabs;
            if (first !== undefined) closeTab(first.id);
            setDialog('none');
          }}
          onClose={() => setDialog('none')}
        />
      ) : null}
      {trouble.length === 0 ? null : (
        <ConfirmDialog
          title="签退未能记录"
          sentence={`${trouble.join('')}可以继续工作后再签退,或直接退出:密钥将被忘记,签退不进入业务流水。`}
          keep="继续工作"
          confirm="直接退出"
          onConfirm={() => void leaveCounter(true)}
          onClose={() => setTrouble([])}
        />
      )}
    </div>
  );
}

/** Once a sign-in. */
async function tidyEvidence(counter: Counter): Promise<void> {
  try {
    await sweepUnnamed(counter);
  } catch {
    // Nothing of anybody's work hangs on it, and the next sign-in tries again; a disk in trouble is told by the shell.
  }
}

/** After a crash a clerk's forms stand open again as they were; without a draft there is nothing to go on with. */
async function reopenForms(store: CounterStore, staff: string): Promise<void> {
  const remembered = rememberedTabs();
  const drafts = await Promise.all(remembered.map((one) => store.draft(one.caseId)));
  const own = remembered.filter((_, at) => drafts[at]?.staff === staff);
  reopenTabs(own.map((one) => ({ kind: 'case', ...one })));
}

/** One tab's page: stays as it is while another is shown. */
function TabPage({
  tab: { id, content },
  active,
  onOpen,
  menu,
}: {
  readonly tab: Tab;
} & Pick<PageProps, 'active' | 'onOpen' | 'menu'>) {
  const onSubject = useCallback(
    (subject: string, code?: string) => nameTab(id, subject, code),
    [id],
  );
  const onBack = useCallback(() => showHome(), []);
  // Below whatever the page binds: one that is loading, or could not be read, is left all the same.
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active, level: 'frame' });
  return (
    <div className="gt-page" hidden={!active}>
      {content.kind === 'page' ? (
        <PageIn code={content.code} active={active} onOpen={onOpen} onBack={onBack} menu={menu} />
      ) : (
        <ScreenIn
          caseId={content.caseId}
          business={content.business}
          {...(content.code === undefined ? {} : { functionCode: content.code })}
          active={active}
          onSubject={onSubject}
          onBack={onBack}
        />
      )}
    </div>
  );
}

function ScreenIn({ business, ...props }: ScreenProps & { readonly business: string }) {
  const screens = screensOf(business);
  return screens === null ? (
    <Notice tone="warning">该业务需要新版程序,请联系总部升级后办理。</Notice>
  ) : (
    <screens.Screen {...props} />
  );
}

function PageIn({ code, ...props }: PageProps & { readonly code: string }) {
  const { role } = useSignedIn().actor;
  const page = pageOf(code);
  // A tab is opened from the menu, which lists only what is there, for this person's role.
  const isTheirs = page?.roles?.includes(role) ?? true;
  return page === null || !isTheirs ? null : <page.Page {...props} />;
}

/** What is left of an earlier try is replaced by the next key. */
function takeUp(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
