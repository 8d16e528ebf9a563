import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { branchOf } from '../../shared/values/ids.ts';
import { Notice } from '../ui/Notice.tsx';
import { WordList } from '../ui/WordList.tsx';
import { useKeys } from '../ui/keys.tsx';
import { useCounter } from './counter.tsx';
import { HostNotice } from './HostNotice.tsx';
import { signIn } from './sign-in.ts';
import { wordsOf } from './words.ts';

/** Where a clerk begins. The password is typed in the shell's panel, never here. */
export function SignInPage({ banner }: { readonly banner: ReactNode }) {
  const counter = useCounter();
  const { info } = counter;
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);

  const start = async () => {
    if (busy) return;
    setBusy(true);
    setMessages([]);
    try {
      const outcome = await signIn(counter);
      if (outcome.status === 'refused') setMessages(outcome.messages);
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  useKeys([{ key: 'Enter', label: '签到', run: () => void start() }]);

  return (
    <main className="gt-centre">
      {banner}
      <section className="gt-card" aria-labelledby="product">
        <h1 id="product">柜台</h1>
        <p className="gt-card-sub">证券营业部柜台系统</p>
        <WordList
          lines={[
            {
              label: '营业部',
              value: `${branchOf(info.counter.counter)} ${info.counter.branchName}`,
            },
            { label: '终端', value: info.counter.counter },
            { label: '业务日期', value: counter.store.businessDate() },
          ]}
        />
        <Button type="primary" block autoFocus aria-disabled={busy} onClick={() => void start()}>
          {busy ? '请在密码窗口中完成…' : 'Enter 签到'}
        </Button>
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
        {counter.takesActs ? null : (
          <Notice tone="danger">本终端暂停受理;已有业务可签到后查看。</Notice>
        )}
        <HostNotice info={info} />
      </section>
    </main>
  );
}
