import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { screensOf } from '../business/screens.tsx';
import type { CounterStore } from '../data/types.ts';
import { newId, useCounter } from '../session/counter.tsx';
import { useSignedIn } from '../session/session-store.ts';
import { leave, signOut } from '../session/sign-in.ts';
import { wordsOf } from '../session/words.ts';
import { useSyncStatus } from '../sync/status.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { type KeyBinding, useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AuthorityBanner } from './AuthorityBanner.tsx';
import { BottomBar } from './BottomBar.tsx';
import type { OpenFunction } from './functions.ts';
import { HelpDrawer } from './HelpDrawer.tsx';
import { LineBanner } from './LineBanner.tsx';
import { rememberedTabs } from './remembered-tabs.ts';
import { clearTabs, closeTab, mostTabs, nameTab, openTab, showTab, useTabs } from './tabs-store.ts';
import { TabStrip } from './TabStrip.tsx';
import { TopBar } from './TopBar.tsx';
import { WorkPage } from './WorkPage.tsx';

/** The frame of everything a clerk does while signed in. `banner` says what is wrong with the whole. */
export function Workplace({ banner }: { readonly banner: ReactNode }) {
  const counter = useCounter();
  const signedIn = useSignedIn();
  const { tabs, shown } = useTabs();
  const [dialog, setDialog] = useState<'none' | 'help' | 'sign-out' | 'too-many'>('none');
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const box = useRef<HTMLInputElement>(null);
  const clockTrouble = useSyncStatus((state) => state.clockTrouble);

  useEffect(() => {
    void reopenForms(counter.store, signedIn.actor.staff);
  }, [counter.store, signedIn.actor.staff]);

  const open = useCallback((one: { readonly caseId: string; readonly business: string }) => {
    if (screensOf(one.business) === null) return;
    if (!openTab({ caseId: one.caseId, business: one.business, subject: '' })) {
      setDialog('too-many');
    }
  }, []);
  const openFunction = (one: OpenFunction) =>
    open({ caseId: newId(counter), business: one.business });

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
      clearTabs();
    } catch (error) {
      setTrouble([wordsOf(error)]);
    }
  };

  const tabKeys = tabs.map(({ caseId }, at): KeyBinding => ({
    key: `Alt+${at + 1}`,
    run: () => showTab(caseId),
  }));
  useKeys(
    [
      { key: 'F1', label: '帮助/材料', run: () => setDialog('help') },
      { key: 'Alt+G', label: '功能', run: () => box.current?.focus() },
      { key: 'Alt+0', label: '清单', run: () => showTab(null) },
      { key: 'Alt+Q', label: '签退', run: () => setDialog('sign-out') },
      ...tabKeys,
    ],
    { level: 'frame' },
  );

  const shownBusiness = tabs.find((one) => one.caseId === shown)?.business ?? null;
  return (
    <div className="gt-frame">
      <TopBar onOpen={openFunction} onSignOut={() => setDialog('sign-out')} boxRef={box} />
      <TabStrip />
      <main className="gt-main">
        <div className="gt-banners">
          {banner}
          <AuthorityBanner />
          <LineBanner />
          {clockTrouble === null ? null : <p className="gt-banner">{clockTrouble}</p>}
        </div>
        <div className="gt-pages">
          <WorkPage active={shown === null} onOpen={open} />
          {tabs.map((tab) => (
            <TabPage
              key={tab.caseId}
              caseId={tab.caseId}
              business={tab.business}
              active={tab.caseId === shown}
            />
          ))}
        </div>
      </main>
      <BottomBar />
      {dialog === 'help' ? (
        <HelpDrawer business={shownBusiness} onClose={() => setDialog('none')} />
      ) : null}
      {dialog === 'sign-out' ? (
        <ConfirmDialog
          title="签退"
          sentence={`${signedIn.actor.staff} ${signedIn.name} 将在本终端签退;未提交的录入已保存为草稿。`}
          keep="不,继续工作"
          confirm="签退"
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
            if (first !== undefined) closeTab(first.caseId);
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

/** After a crash a clerk's forms stand open again as they were; without a draft there is nothing to go on with. */
async function reopenForms(store: CounterStore, staff: string): Promise<void> {
  const remembered = rememberedTabs();
  const drafts = await Promise.all(remembered.map((one) => store.draft(one.caseId)));
  for (const [at, one] of remembered.entries()) {
    if (drafts[at]?.staff === staff) openTab({ ...one, subject: '' });
  }
  showTab(null);
}

/** One tab's page: stays as it is while another is shown. */
function TabPage({
  caseId,
  business,
  active,
}: {
  readonly caseId: string;
  readonly business: string;
  readonly active: boolean;
}) {
  const screens = screensOf(business);
  const onSubject = useCallback((subject: string) => nameTab(caseId, subject), [caseId]);
  const onBack = useCallback(() => showTab(null), []);
  return (
    <div className="gt-page" hidden={!active}>
      {screens === null ? (
        <Notice tone="warning">该业务需要新版程序,请联系总部升级后办理。</Notice>
      ) : (
        <screens.Screen caseId={caseId} active={active} onSubject={onSubject} onBack={onBack} />
      )}
    </div>
  );
}
