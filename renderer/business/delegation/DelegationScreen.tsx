import { useEffect } from 'react';
import { useRead } from '../../session/use-read.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { ScreenProps } from '../screen.ts';
import { DelegationCase } from './DelegationCase.tsx';
import { DelegationForm } from './DelegationForm.tsx';

/** 7003: the form until it is submitted, then the case: waiting, in force, revoked. */
export function DelegationScreen({ caseId, active, onSubject, onBack }: ScreenProps) {
  const read = useRead(
    async (store) => ({
      detail: await store.caseById(caseId),
      draft: await store.draft(caseId),
    }),
    [caseId],
  );
  const subject = read.status === 'ready' ? (read.value.detail?.summary.subject ?? '') : '';
  useEffect(() => onSubject(subject), [onSubject, subject]);
  if (read.status === 'loading') return <p className="gt-empty">正在打开…</p>;
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  const { detail, draft } = read.value;
  return detail === null ? (
    <DelegationForm caseId={caseId} draft={draft} active={active} onBack={onBack} />
  ) : (
    <DelegationCase detail={detail} active={active} onBack={onBack} />
  );
}
