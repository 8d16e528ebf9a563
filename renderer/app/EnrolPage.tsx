import { Button } from 'antd';
import { useState } from 'react';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { SystemInfo } from '../../shared/bridge/system.ts';
import { HostNotice } from '../session/HostNotice.tsx';
import { wordsOf } from '../session/words.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';

/** A counter head office does not know yet: enrolled in the shell's panel, with head office's one-time code. */
export function EnrolPage({
  bridge,
  info,
  onEnrolled,
}: {
  readonly bridge: Pick<Bridge, 'staffKeys'>;
  readonly info: SystemInfo;
  readonly onEnrolled: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const enrol = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const { status } = await bridge.staffKeys.enrol();
      if (status === 'enrolled') onEnrolled();
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  useKeys([{ key: 'Enter', label: '登记', run: () => void enrol() }]);
  return (
    <main className="gt-centre">
      <section className="gt-card" aria-labelledby="product">
        <h1 id="product">柜台</h1>
        <p className="gt-card-sub">本终端尚未登记</p>
        <div className="gt-stack">
          <p>请向总部领取一次性登记码和总部密钥指纹,登记时须联网。登记后由柜员签到使用。</p>
          <Button type="primary" block autoFocus disabled={busy} onClick={() => void enrol()}>
            {busy ? '请在登记窗口中完成…' : 'Enter 登记本终端'}
          </Button>
          {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
          <HostNotice info={info} />
        </div>
      </section>
    </main>
  );
}
