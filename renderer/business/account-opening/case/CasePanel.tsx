import type { ReactNode } from 'react';
import { stageWords } from '../../../../shared/business/stage.ts';
import { needWords } from '../../../../shared/safeguards/need.ts';
import { beijingDateTime } from '../../../../shared/values/dates.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { useStaffWords } from '../../../session/staff-words.ts';
import { useSyncStatus } from '../../../sync/status.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { WordList } from '../../../ui/WordList.tsx';
import { attentionWords } from '../../attention.ts';
import { clearLines, maskedLines } from '../opening-lines.ts';
import { sentenceOf } from './case-words.ts';
import { OpeningWay } from './OpeningWay.tsx';

/** Where an opening stands: its state and way, what is to be told, its few words, who decided. */
export function CasePanel({
  detail,
  isReadable,
  inClear,
  behind,
  heldBy,
  buttons,
}: {
  readonly detail: CaseDetail;
  readonly isReadable: boolean;
  readonly inClear: boolean;
  /** That something recorded is not shown yet, in words. */
  readonly behind: string | null;
  readonly heldBy: string | null;
  readonly buttons: ReactNode;
}) {
  const { shown } = detail;
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const attention = attentionWords(detail);
  const named = useStaffWords([shown.maker]);
  return (
    <section className="gt-panel" aria-label="办理情况">
      <header>
        <span className={`gt-tag gt-tag-large gt-tag-${shown.stage}`}>
          {stageWords[shown.stage]}
        </span>
        <h1 className="gt-tabular" aria-label={`流水号 ${detail.serial}`}>
          {detail.serial}
        </h1>
        <span className="gt-soft gt-push">{beijingDateTime(shown.at)}</span>
      </header>
      <div className="gt-panel-body gt-stack">
        {isReadable ? (
          <>
            <OpeningWay detail={detail} />
            <p>{sentenceOf(detail, isOffline)}</p>
          </>
        ) : null}
        {behind === null ? null : <Notice tone="plain">{behind}</Notice>}
        {heldBy === null ? null : (
          <Notice tone="plain">
            {heldBy} 正在补正本笔业务,草稿未提交。请由其继续,或由其交接班(8003)后办理。
          </Notice>
        )}
        {attention === null ? null : <Notice tone="warning">{attention}</Notice>}
        <WordList
          lines={[
            ...(inClear ? clearLines : maskedLines)(shown.command),
            { label: '经办', value: named(shown.maker) },
            ...shown.decisions.map((one) => ({
              label: decidedLabel(one),
              value: `${one.staff} ${one.name},${beijingDateTime(one.at)}${one.comment === '' ? '' : `,${one.comment}`}`,
            })),
          ]}
        />
      </div>
      <div className="gt-actions">{buttons}</div>
    </section>
  );
}

function decidedLabel({
  decision,
  need,
}: Pick<CaseDetail['shown']['decisions'][number], 'decision' | 'need'>): string {
  const word = need === 'check' ? needWords.check : '授权';
  return { approve: word, refuse: `${word}退回`, expire: `${word}过期` }[decision];
}
