import { useState } from 'react';
import type { ClientGiven, ClientTask } from '../../../../shared/bridge/client-task.ts';
import type { Agreed } from '../../../../shared/business/account-opening/application/agreed.ts';
import type { AgreementStanding } from '../../../../shared/business/account-opening/application/agreed-state.ts';
import { paperOf } from '../../../../shared/business/account-opening/application/papers.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { removePage } from '../../../safeguards/evidence/page-order.ts';
import { useCounter } from '../../../session/counter.tsx';
import { wordsOf } from '../../../session/words.ts';
import type { StepProps } from '../form/step-props.ts';
import { agreementsOf, isStillSigned } from '../papers/opening-papers.ts';
import { shownClient } from './assessment-task.ts';
import { withSignature } from './client-signature.ts';

/** The client's screen takes so many papers at once. */
const mostAtOnce = 20;

/** How the client reads and signs the agreements on the client's screen. */
export function useAgreements(step: StepProps) {
  const counter = useCounter();
  const { form } = step;
  const standing = agreementsOf(step);
  const left = standing.needed.filter(({ state }) => state !== 'SIGNED');
  const [given, setGiven] = useState<readonly AgreementStanding[] | null>(null);
  const [note, setNote] = useState<string | null>(null);

  const answered = async (answer: ClientGiven) => {
    const shown = given ?? [];
    setGiven(null);
    if (answer.status === 'declined') {
      setNote(answer.words);
      return;
    }
    setNote(null);
    if (answer.kind !== 'agreements') return;
    try {
      const signed = shown.flatMap(({ row: { code, version }, digest }): readonly Agreed[] => {
        const read = answer.documents.find((one) => one.code === code && one.version === version);
        if (read === undefined) return [];
        const { readFrom, readTo } = read;
        return [{ code, version, digest, route: 'CLIENT_SCREEN', readFrom, readTo }];
      });
      const withIt = await withSignature(counter, step.evidence, answer.signature, 'agreements');
      await step.onEvidence(withoutUnsigned(step, withIt));
      const needed = new Set(standing.needed.map(({ row }) => row.code));
      const anew = new Set(signed.map(({ code }) => code));
      // On paper what is signed together stays together, needed or not: the page says so.
      const others = form
        .getValues('agreed')
        .filter(({ code, route }) => !anew.has(code) && (needed.has(code) || route === 'PAPER'));
      form.setValue('agreed', [...others, ...signed], { shouldDirty: true });
    } catch (error) {
      setNote(wordsOf(error));
    }
  };

  return {
    standing,
    left,
    note,
    task: given === null ? null : agreementsTask(step.application.identity.name, given),
    begin: () => {
      setNote(null);
      setGiven(left.slice(0, mostAtOnce));
    },
    answered: (answer: ClientGiven) => void answered(answer),
    close: () => setGiven(null),
  };
}

/** A printed page that nobody signed is not waited for any more. */
function withoutUnsigned(
  step: StepProps,
  evidence: readonly EvidenceRef[],
): readonly EvidenceRef[] {
  return evidence
    .filter(
      (one) =>
        one.kind === 'paper-content' && paperOf(one) === 'agreements' && !isStillSigned(step, one),
    )
    .reduce<readonly EvidenceRef[]>(removePage, evidence);
}

function agreementsTask(name: string, given: readonly AgreementStanding[]): ClientTask {
  return {
    kind: 'agreements',
    client: shownClient(name),
    documents: given.map(({ row: { code, version, title, paragraphs, minReadSeconds } }) => ({
      code,
      version,
      title,
      paragraphs: [...paragraphs],
      minReadSeconds,
    })),
  };
}
