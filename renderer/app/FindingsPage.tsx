import { Button } from 'antd';
import type { StartFinding } from '../data/types.ts';
import { Notice } from '../ui/Notice.tsx';
import { useKeys } from '../ui/keys.tsx';

/** What the start-up check found. Shown before the sign-in: nothing is repaired without being said. */
export function FindingsPage({
  findings,
  onGoOn,
}: {
  readonly findings: readonly StartFinding[];
  readonly onGoOn: () => void;
}) {
  const stops = findings.some((finding) => finding.stops);
  useKeys([{ key: 'Enter', label: '继续', run: onGoOn }]);
  return (
    <main className="gt-centre">
      <section className="gt-card gt-card-wide" aria-labelledby="findings">
        <h2 id="findings">{stops ? '启动检查未通过,本终端暂停受理' : '启动检查有处理,请知悉'}</h2>
        <div className="gt-stack">
          <ul className="gt-stack">
            {findings.map((finding) => (
              <li key={`${finding.kind} ${finding.message}`}>
                <Notice tone={finding.stops ? 'danger' : 'plain'}>{finding.message}</Notice>
              </li>
            ))}
          </ul>
          <p>
            {stops
              ? '请将以上内容告知总部运维,处理前不要清除本机数据。已受理的业务不受影响,可签到后查看。'
              : '已受理的业务没有丢失,可以正常办理。'}
          </p>
          <Button type="primary" autoFocus onClick={onGoOn}>
            {stops ? 'Enter 继续,只能查看' : 'Enter 继续'}
          </Button>
        </div>
      </section>
    </main>
  );
}
