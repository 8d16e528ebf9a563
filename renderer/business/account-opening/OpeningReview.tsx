import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import {
  type WantedAccount,
  wantedAccountWords,
} from '../../../shared/business/account-opening/first-form.ts';
import type { Command } from '../../../shared/journal/entry.ts';
import { EvidenceStrip } from '../../safeguards/evidence/EvidenceStrip.tsx';
import { evidenceIn } from '../../session/discard-evidence.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { Notice } from '../../ui/Notice.tsx';
import { OpeningWords } from './OpeningWords.tsx';

/** The client's data read back in words, and one sentence of what the next F8 does. */
export function OpeningReview({
  command,
  accounts,
  active,
  submitting,
  trouble,
  onSubmit,
  onBack,
}: {
  readonly command: Command;
  readonly accounts: readonly WantedAccount[];
  readonly active: boolean;
  readonly submitting: boolean;
  readonly trouble: string | null;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
}) {
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const wanted = accounts.map((account) => wantedAccountWords[account]).join('、');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <section className="gt-panel gt-review" aria-label="提交前核对">
      <header>
        <h2>提交前核对</h2>
        <span className="gt-soft">请对照证件向客户复述一遍</span>
      </header>
      <div className="gt-panel-body gt-stack">
        <OpeningWords command={command} />
        <EvidenceStrip evidence={evidenceIn(command.data)} active={active} />
        <Notice tone="plain">
          提交后记入业务流水并等待另一位有复核权限的人员复核;复核通过即为已受理,由总部开立资金账户、一码通和
          {wanted}。{isOffline ? '当前离线:受理后号码待下发,恢复联网后自动送总部。' : ''}
        </Notice>
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
      </div>
      <div className="gt-actions">
        <Button ref={button} type="primary" disabled={submitting} onClick={onSubmit}>
          {submitting ? '正在提交…' : 'F8 提交'}
        </Button>
        <Button disabled={submitting} onClick={onBack}>
          Esc 返回修改
        </Button>
      </div>
    </section>
  );
}
