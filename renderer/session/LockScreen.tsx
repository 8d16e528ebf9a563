import { Button } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useCounter } from './counter.tsx';
import type { SessionOutcome } from './session-act.ts';
import type { LockReason } from './session-store.ts';
import { leave } from './sign-in.ts';
import { endLocked, type Locked, signOutLocked, unlock } from './unlock.ts';
import { wordsOf } from './words.ts';

const reasonWords: Readonly<Record<LockReason, string>> = {
  idle: '因一段时间无人操作自动锁屏。',
  key: '已锁屏。',
  'key-lost': '程序重新启动后须再次确认本人。',
};

/** The cover of a locked window: over everything, also over open dialogs. Only a password leads on. */
export function LockScreen({ locked }: { readonly locked: Locked }) {
  const counter = useCounter();
  const { signedIn, lock } = locked;
  const { staff } = signedIn.actor;
  const cover = useRef<HTMLDialogElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  // Only where no entry can be written there is a way out without one; what is refused stays locked.
  const [isStuck, setStuck] = useState(false);
  useLayoutEffect(() => {
    const element = cover.current;
    element?.showModal();
    first.current?.focus();
    return () => element?.close();
  }, []);

  const run = async (act: () => Promise<SessionOutcome>) => {
    if (busy) return;
    setBusy(true);
    setMessages([]);
    setStuck(false);
    try {
      const outcome = await act();
      if (outcome.status === 'refused') setMessages(outcome.messages);
    } catch (error) {
      setMessages([wordsOf(error)]);
      setStuck(true);
    } finally {
      setBusy(false);
    }
  };
  const open = () => void run(() => unlock(counter, locked));
  const signOut = () => void run(() => signOutLocked(counter, locked));
  const end = () => void run(() => endLocked(counter, locked));
  const giveUp = () => void leave(counter, staff);
  /** Enter unlocks, unless another button has the focus: then it presses that one. */
  const enter = () => {
    const { activeElement } = document;
    const isOther = activeElement instanceof HTMLButtonElement && activeElement !== first.current;
    if (isOther && cover.current?.contains(activeElement) === true) activeElement.click();
    else open();
  };
  useKeys(
    [
      { key: 'Enter', label: '解锁', run: enter },
      { key: 'Alt+Q', label: '签退', run: signOut },
      { key: 'F9', label: '主管结束签到', run: end },
      ...(isStuck ? [{ key: 'Alt+W', label: '退出', run: giveUp }] : []),
    ],
    { level: 'dialog' },
  );
  return (
    <dialog
      ref={cover}
      className="gt-lock"
      aria-labelledby="locked"
      // Esc leads nowhere: what is covered stays covered.
      onCancel={(event) => event.preventDefault()}
    >
      <section className="gt-card">
        <h1 id="locked">已锁屏</h1>
        <p className="gt-card-sub">
          柜员 <b className="gt-tabular">{staff}</b> {signedIn.name} · 终端{' '}
          <span className="gt-tabular">{counter.info.counter.counter}</span>
        </p>
        <p>
          {reasonWords[lock.reason]}自 {beijingDateTime(lock.at)}。已录入的内容都在。
        </p>
        <Button ref={first} type="primary" block onClick={open}>
          {busy ? '请在密码窗口中完成…' : 'Enter 解锁'}
        </Button>
        <div className="gt-lock-others">
          <Button onClick={signOut}>Alt+Q 本人签退</Button>
          <Button onClick={end}>F9 主管结束签到</Button>
        </div>
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
        {isStuck ? (
          <Button danger onClick={giveUp}>
            Alt+W 退出到签到页,草稿保留,不记签退
          </Button>
        ) : null}
      </section>
    </dialog>
  );
}
