import { useState } from 'react';
import type { Refusal } from '../../../shared/errors.ts';
import { mask } from '../../../shared/rulebook/identity/mask.ts';
import {
  type FaceCompared,
  type VisitClient,
  visitGradeWords,
  type VisitDocument,
} from '../../../shared/safeguards/visit.ts';
import {
  agentDocumentRefusals,
  documentRefusals,
  mandateRefusals,
} from '../../../shared/safeguards/visit-proofs.ts';
import { isSameClient } from '../../session/clients-store.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { useSignedIn } from '../../session/session-store.ts';
import { endVisits, useVisitStanding } from '../../session/visits.ts';
import { wordsOf } from '../../session/words.ts';
import { AskPassword } from './AskPassword.tsx';
import { ChooseWay, type Way } from './ChooseWay.tsx';
import { CompareFace } from './CompareFace.tsx';
import { MandatePages } from './MandatePages.tsx';
import { ReadCard } from './ReadCard.tsx';
import { type Gathered, nothingGathered, recordVisit } from './record-visit.ts';
import { type ShownDocument, type Whose, whoseWords } from './shown-document.ts';
import { TypeDocument } from './TypeDocument.tsx';

type Stage =
  | { readonly kind: 'choose' | 'read' | 'type'; readonly whose: Whose }
  | { readonly kind: 'face' | 'mandate' | 'stopped' }
  | { readonly kind: 'password'; readonly note: string | null };

/**
 * F7: the client at the counter is verified once, by document and face, by the trading password, or by an agent's
 * mandate. Nothing is recorded before it is proved; Esc goes back one step.
 */
export function VisitDialog({
  client,
  asOf,
  onVisited,
  onClose,
}: {
  /** Null: somebody who is no client yet, known by the document alone. */
  readonly client: VisitClient | null;
  /** Age of the register's row the client was chosen by; null when there is none. */
  readonly asOf: number | null;
  readonly onVisited: (client: VisitClient) => void;
  readonly onClose: () => void;
}) {
  const counter = useCounter();
  const { actor } = useSignedIn();
  const standing = useVisitStanding(client);
  const [id] = useState(() => newId(counter));
  const [stage, setStage] = useState<Stage>({ kind: 'choose', whose: 'client' });
  const [gathered, setGathered] = useState<Gathered>(nothingGathered);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const today = { businessDate: counter.store.businessDate() };
  const who = client === null ? '新客户' : mask('NAME', client.name);
  const title = `客户到场 ${who}`;

  const begin = () => {
    setGathered(nothingGathered);
    setStage({ kind: 'choose', whose: 'client' });
  };
  const fail = (found: readonly string[], whose: Whose = 'client') => {
    setMessages(found);
    if (whose === 'client') setGathered(nothingGathered);
    setStage({ kind: 'choose', whose });
  };
  const checkOf =
    (whose: Whose) =>
    (document: VisitDocument): readonly Refusal[] =>
      whose === 'agent' && client !== null
        ? agentDocumentRefusals(client, document, today)
        : documentRefusals({ client: client ?? newcomer(document), document }, today);

  const takeDocument = (whose: Whose, shown: ShownDocument) => {
    const refusals = checkOf(whose)(shown.document);
    if (refusals.length > 0) {
      fail(
        refusals.map((one) => one.message),
        whose,
      );
      return;
    }
    setMessages([]);
    setGathered({ ...gathered, shown });
    setStage({ kind: whose === 'agent' ? 'mandate' : 'face' });
  };

  const record = async (all: Gathered) => {
    const visited = client ?? (all.shown === null ? null : newcomer(all.shown.document));
    if (busy || visited === null) return;
    setBusy(true);
    try {
      const seen =
        client === null ? [] : [{ what: 'client', value: { clientNo: client.clientNo }, asOf }];
      const outcome = await recordVisit(counter, actor, { id, client: visited, seen }, all);
      if (outcome.status === 'recorded') onVisited(visited);
      else fail(outcome.refusals.map((one) => one.message));
    } catch (error) {
      fail([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  const answer = (compared: FaceCompared, picture: Uint8Array | null) => {
    const all = { ...gathered, face: { compared, picture } };
    setGathered(all);
    if (compared === 'same') void record(all);
    else if (compared === 'different') setStage({ kind: 'stopped' });
    else if (client?.clientNo == null || gathered.mandate !== null) fail([notCompared(gathered)]);
    else setStage({ kind: 'password', note: '人像无法比对,改由客户输入交易密码核验。' });
  };

  const ways: readonly Way[] = [
    { label: '读证件', run: () => setStage({ kind: 'read', whose: 'client' }) },
    { label: '录入证件', run: () => setStage({ kind: 'type', whose: 'client' }) },
    ...(client?.clientNo == null
      ? []
      : [
          { label: '交易密码', run: () => setStage({ kind: 'password', note: null }) } as const,
          { label: '代理人', run: () => setStage({ kind: 'choose', whose: 'agent' }) } as const,
        ]),
    ...(standing.status !== 'open' || client === null
      ? []
      : [
          {
            label: '客户离开,结束到场',
            run: () => {
              void endVisits(counter, actor, 'finished', (one) => isSameClient(one.client, client));
              onClose();
            },
          },
        ]),
  ];
  const agentWays: readonly Way[] = [
    { label: '读代理人证件', run: () => setStage({ kind: 'read', whose: 'agent' }) },
    { label: '录入代理人证件', run: () => setStage({ kind: 'type', whose: 'agent' }) },
  ];

  switch (stage.kind) {
    case 'choose':
      return (
        <ChooseWay
          key={stage.whose}
          title={title}
          sentence={
            stage.whose === 'agent'
              ? '代理人须持本人证件和客户签署的授权委托书。'
              : standing.status === 'open'
                ? `已核验:${visitGradeWords[standing.visit.grade]}。可按数字键重新核验或结束到场。`
                : '请选择核验方式。'
          }
          ways={stage.whose === 'agent' ? agentWays : ways}
          messages={messages}
          onClose={stage.whose === 'agent' ? begin : onClose}
        />
      );
    case 'read':
      return (
        <ReadCard
          title={title}
          whose={stage.whose}
          onRead={(shown) => takeDocument(stage.whose, shown)}
          onFailed={(message) =>
            fail([message, `也可按 2 录入${whoseWords[stage.whose]}证件。`], stage.whose)
          }
          onClose={() => setStage({ kind: 'choose', whose: stage.whose })}
        />
      );
    case 'type':
      return (
        <TypeDocument
          title={title}
          whose={stage.whose}
          check={checkOf(stage.whose)}
          onTyped={(shown) => takeDocument(stage.whose, shown)}
          onClose={() => setStage({ kind: 'choose', whose: stage.whose })}
        />
      );
    case 'mandate':
      return (
        <MandatePages
          title={title}
          check={(until) => mandateRefusals(until, today.businessDate)}
          onDone={(mandate) => {
            setGathered({ ...gathered, mandate });
            setStage({ kind: 'face' });
          }}
          onClose={() => setStage({ kind: 'choose', whose: 'agent' })}
        />
      );
    case 'face':
      return gathered.shown === null ? null : (
        <CompareFace
          title={title}
          shown={gathered.shown}
          busy={busy}
          onAnswer={answer}
          onClose={begin}
        />
      );
    case 'password':
      return client?.clientNo == null ? null : (
        <AskPassword
          title={title}
          note={stage.note}
          clientNo={client.clientNo}
          visit={id}
          onProved={(password) => void record({ ...gathered, password })}
          onFailed={(message) => fail([message])}
          onClose={begin}
        />
      );
    case 'stopped':
      return (
        <ChooseWay
          key="stopped"
          title={title}
          sentence="Esc 返回。"
          ways={[]}
          messages={['现场照片与证件不是同一人,不能办理。请停止办理,留存证件信息并报告主管。']}
          onClose={onClose}
        />
      );
  }
}

/** Somebody who is no client yet is who the document says. */
function newcomer({ name, number }: VisitDocument): VisitClient {
  return { clientNo: null, name, idKind: 'RESIDENT', idNumber: number };
}

function notCompared({ mandate }: Gathered): string {
  return mandate === null
    ? '新客户须现场拍照与证件比对。请检查摄像头后重试。'
    : '代理人须现场拍照与证件比对。请检查摄像头后重试,或由客户本人办理。';
}
