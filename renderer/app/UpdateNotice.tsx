import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { UpdateState } from '../../shared/bridge/update.ts';
import { wordsOf } from '../session/words.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useKeys } from '../ui/keys.tsx';
import { updateWords } from './update-words.ts';

type Shell = Pick<Bridge, 'system' | 'onNews'>;

/** One line about a newer version of the program; once it may be installed, the key that does it. */
export function UpdateNotice({ bridge }: { readonly bridge: Shell }) {
  const { update, trouble, install } = useUpdate(bridge);
  const [asks, setAsks] = useState(false);
  const mayInstall = update.status === 'ready' && update.waits === null;
  useKeys(mayInstall ? [{ key: 'Alt+U', label: '安装新版本', run: () => setAsks(true) }] : [], {
    level: 'frame',
  });
  const words = trouble ?? updateWords(update);
  if (words === null) return null;
  const calm = update.status === 'refused' || trouble !== null ? '' : ' gt-banner-calm';
  return (
    <>
      {/* The percent would be read out at every step. */}
      <p className={`gt-banner${calm}`} role={update.status === 'downloading' ? 'note' : 'status'}>
        {words}
        {mayInstall ? (
          <Button type="link" size="small" onClick={() => setAsks(true)}>
            现在安装
          </Button>
        ) : null}
      </p>
      {asks && mayInstall ? (
        <ConfirmDialog
          title="安装新版本"
          sentence={`程序将关闭,安装 ${update.version} 后重新打开,需要几分钟;其间本终端不能办理业务。`}
          keep="不,稍后安装"
          confirm="现在安装"
          onConfirm={() => {
            setAsks(false);
            install();
          }}
          onClose={() => setAsks(false)}
        />
      ) : null}
    </>
  );
}

/** The shell tells every change; what was told before this page listened is asked for. */
function useUpdate(bridge: Shell): {
  readonly update: UpdateState;
  readonly trouble: string | null;
  readonly install: () => void;
} {
  const [update, setUpdate] = useState<UpdateState>({ status: 'idle' });
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    let isTold = false;
    const stop = bridge.onNews((news) => {
      if (news.kind !== 'update') return;
      isTold = true;
      setUpdate(news.update);
    });
    bridge.system
      .update()
      .then((known) => (isOver || isTold ? undefined : setUpdate(known)))
      .catch((error: unknown) => (isOver ? undefined : setTrouble(wordsOf(error))));
    return () => {
      isOver = true;
      stop();
    };
  }, [bridge]);
  const install = (): void => {
    setTrouble(null);
    bridge.system
      .installUpdate()
      .then(setUpdate)
      .catch((error: unknown) => setTrouble(wordsOf(error)));
  };
  return { update, trouble, install };
}
