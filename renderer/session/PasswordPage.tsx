import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Colleague } from '../../shared/bridge/staff-keys.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import { idleMinutes } from '../../shared/rulebook/counter/idle-lock.ts';
import { passwordLines } from '../../shared/rulebook/counter/staff-password.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { usePageFocus } from '../ui/use-page-focus.ts';
import { WordList } from '../ui/WordList.tsx';
import { type Counter, useCounter } from './counter.tsx';
import { askKeyAgain } from './lock.ts';
import type { PageProps } from './page.ts';
import { recordSessionAct } from './session-act.ts';
import { type SignedIn, useSignedIn } from './session-store.ts';
import { wordsOf } from './words.ts';

interface Told {
  readonly tone: 'good' | 'danger';
  readonly words: string;
}

/** 9007: the password of who is signed in, and what keeps the window from others. */
export function PasswordPage({ active, onBack }: PageProps) {
  const counter = useCounter();
  const signedIn = useSignedIn();
  const { staff } = signedIn.actor;
  const page = usePageFocus(active);
  const [me, setMe] = useState<Colleague | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const { bridge, store, tables, takesActs } = counter;
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const all = await bridge.staffKeys.colleagues();
      if (!isOver) setMe(findIn(all, staff));
    };
    // A shell that does not answer is told by the frame.
    if (active) read().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [active, bridge, staff]);

  const change = async () => {
    setTold(null);
    try {
      setTold(await changePassword(counter, signedIn));
      setMe(findIn(await bridge.staffKeys.colleagues(), staff));
    } catch (error) {
      if (!askKeyAgain(counter, error)) setTold({ tone: 'danger', words: wordsOf(error) });
    }
  };
  useKeys(
    [
      { key: 'F8', label: '修改密码', run: () => void change(), disabled: !takesActs },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  return (
    <section className="gt-panel" aria-label="修改密码" ref={page} tabIndex={-1}>
      <header>
        <h2>修改密码</h2>
      </header>
      <div className="gt-panel-body">
        <WordList
          lines={[
            { label: '柜员', value: `${staff} ${signedIn.name}` },
            { label: '上次修改', value: changedWords(me) },
            {
              label: '自动锁屏',
              value: `${idleMinutes(tables.idleLock, store.businessDate())} 分钟无操作;Alt+L 随时锁屏`,
            },
          ]}
        />
        <p className="gt-soft">
          新密码:{asks.join('、')}。在密码窗口中输入,程序其他部分看不到。修改后本终端立即生效。
        </p>
        <Button type="primary" data-first-focus disabled={!takesActs} onClick={() => void change()}>
          F8 修改密码
        </Button>
        {told === null ? null : <Notice tone={told.tone}>{told.words}</Notice>}
      </div>
    </section>
  );
}

const asks = passwordLines('', { staff: '', nameForms: [], last: '' }).map((line) => line.asks);

function findIn(all: readonly Colleague[], staff: string): Colleague | null {
  return all.find((one) => one.staff === staff) ?? null;
}

function changedWords(me: Colleague | null): string {
  if (me === null || me.passwordChangedAt === null) return '首次签到后未修改';
  const waiting = me.isPasswordWaiting ? ',待送总部' : '';
  return `${beijingDateTime(me.passwordChangedAt)}${waiting}`;
}

async function changePassword(counter: Counter, { actor }: SignedIn): Promise<Told | null> {
  const changed = await counter.bridge.staffKeys.changePassword(actor.staff);
  if (changed.status === 'cancelled') return null;
  const { sealedAt, isSent } = changed;
  const where = isSent
    ? '其他终端下次与总部交换后生效,此前仍用原密码。'
    : '现在未能送达总部,将在下次交换时送出;在此之前其他终端仍用原密码。';
  const done = `密码已修改,本终端从现在起用新密码。${where}`;
  const why = await recordChange(counter, actor, sealedAt);
  return why === null
    ? { tone: 'good', words: done }
    : { tone: 'danger', words: `${done}但未能记入业务流水:${why}` };
}

/** Null when recorded, else why not: the password has changed either way, so nothing is thrown. */
async function recordChange(
  counter: Counter,
  actor: Actor,
  sealedAt: number,
): Promise<string | null> {
  const content = { sealedAt };
  try {
    const outcome = await recordSessionAct(counter, actor, 'ChangePassword', content, content);
    return outcome.status === 'recorded'
      ? null
      : outcome.refusals.map((one) => one.message).join('');
  } catch (error) {
    askKeyAgain(counter, error);
    return wordsOf(error);
  }
}
