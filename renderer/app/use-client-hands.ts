import { useEffect, useState } from 'react';
import { registry } from '../../shared/business/registry.ts';
import { mask } from '../../shared/rulebook/identity/mask.ts';
import type { VisitClient } from '../../shared/safeguards/visit.ts';
import { screensOf } from '../business/screens.tsx';
import type { ClientHit } from '../data/types.ts';
import type { AboutClient, TabHand } from '../safeguards/visit/ClientBar.tsx';
import {
  clientIn,
  isSameClient,
  keepClientsOf,
  takeClient,
  useClients,
} from '../session/clients-store.ts';
import { newId, useCounter } from '../session/counter.tsx';
import { useSignedIn } from '../session/session-store.ts';
import { useRead } from '../session/use-read.ts';
import { endVisits, openVisitOf } from '../session/visits.ts';
import { pageOf } from './pages.ts';
import { nameTab, openTab, showTab, type TabContent, tabId, useTabs } from './tabs-store.ts';

/** Function code of the client page. */
const clientPage = '1001';

/** Which client goes into which tab's hand. */
export interface ClientHands {
  readonly hand: TabHand;
  /** Whom the business shown is about while it has no client in hand, or null. */
  readonly about: AboutClient | null;
  readonly isPicking: boolean;
  readonly pick: () => void;
  readonly stopPicking: () => void;
  /** What choosing a client means where one stands, in one sentence. */
  readonly consequence: string;
  /** F2: the client of this tab from now on, or a page of their own where the tab works for no client. */
  readonly choose: (hit: ClientHit) => void;
  /** From the box: never in place of a client in hand. */
  readonly chooseInBox: (hit: ClientHit) => void;
  /** A function opened where one stands takes the client in hand along, where it works for clients. */
  readonly openWith: (content: TabContent) => void;
}

export function useClientHands(onFull: () => void): ClientHands {
  const counter = useCounter();
  const { actor } = useSignedIn();
  const { tabs, shown } = useTabs();
  const [isPicking, setPicking] = useState(false);
  const content = tabs.find((one) => one.id === shown)?.content ?? null;
  const formId = content?.kind === 'case' ? content.caseId : null;
  const { isTyped, about } = useFormOf(formId, content?.kind === 'case' ? content.business : '');
  const usual = handOf(content);
  const hand = usual === 'newcomer' && !isTyped ? 'none' : usual;
  const inHand = useClients(({ byTab }) => byTab[shown] ?? null);

  useEffect(() => keepClientsOf(tabs.map(({ id }) => id)), [tabs]);

  const openWith = (opened: TabContent) => {
    if (!openTab(opened)) {
      onFull();
      return;
    }
    const id = tabId(opened);
    const isForClients = handOf(opened) === 'client' && clientIn(id) === null;
    if (inHand !== null && isForClients) giveTo(opened, inHand);
  };
  const openPageOf = (client: VisitClient) => {
    const there = tabs.find(
      ({ id, content: one }) =>
        one.kind === 'page' &&
        one.code === clientPage &&
        clientIn(id)?.clientNo === client.clientNo,
    );
    if (there !== undefined) {
      showTab(there.id);
      return;
    }
    const page = { kind: 'page', code: clientPage, instance: newId(counter) } as const;
    if (openTab(page)) giveTo(page, client);
    else onFull();
  };
  const change = (client: VisitClient) => {
    if (content === null) return;
    if (inHand !== null && !isSameClient(inHand, client)) {
      void endVisits(counter, actor, 'changed-client', (one) => isSameClient(one.client, inHand));
    }
    giveTo(content, client);
  };
  return {
    hand,
    about,
    isPicking,
    pick: () => setPicking(true),
    stopPicking: () => setPicking(false),
    consequence: consequenceOf(hand, inHand, openVisitOf(counter, inHand) !== null),
    choose(hit) {
      setPicking(false);
      if (hand === 'client') change(clientOf(hit));
      else openPageOf(clientOf(hit));
    },
    chooseInBox(hit) {
      if (hand === 'client' && inHand === null) change(clientOf(hit));
      else openPageOf(clientOf(hit));
    },
    openWith,
  };
}

/**
 * Whether a tab's case is still being typed: begun, or returned; what is recorded opens no client any more. And whom an
 * opening is about, as far as it is typed, or as it was recorded.
 */
function useFormOf(
  caseId: string | null,
  business: string,
): { readonly isTyped: boolean; readonly about: AboutClient | null } {
  const read = useRead(
    async (store) => {
      if (caseId === null) return null;
      const [detail, draft] = await Promise.all([store.caseById(caseId), store.draft(caseId)]);
      return { stage: detail?.stage ?? null, summary: detail?.summary ?? null, draft };
    },
    [caseId],
  );
  const found = read.status === 'ready' ? read.value : null;
  const isTyped = found === null || found.stage === null || found.stage === 'returned';
  const screens = screensOf(business);
  if (screens?.forNewClients !== true || found === null) return { isTyped, about: null };
  const typed = found.draft === null ? null : screens.draftSubject(found.draft.data);
  const { subject, document } = typed ?? found.summary ?? { subject: '', document: '' };
  return { isTyped, about: subject === '' ? null : { name: subject, number: document } };
}

/** What a tab does with clients. */
function handOf(content: TabContent | null): TabHand {
  if (content === null) return 'none';
  if (content.kind === 'page') return pageOf(content.code)?.forClients === true ? 'client' : 'none';
  if (registry.find(content.business)?.hasVisits === true) return 'client';
  return screensOf(content.business)?.forNewClients === true ? 'newcomer' : 'none';
}

function giveTo(content: TabContent, client: VisitClient): void {
  const id = tabId(content);
  takeClient(id, client);
  // A business's screen names its tab itself.
  if (content.kind === 'page') nameTab(id, client.name);
}

function clientOf({ clientNo, name, idKind, idNumber }: ClientHit): VisitClient {
  return { clientNo, name, idKind, idNumber };
}

function consequenceOf(hand: TabHand, inHand: VisitClient | null, isVisited: boolean): string {
  if (hand !== 'client') return '选定后在新的一页打开该客户的 1001 客户信息。';
  if (inHand === null) return '选定后在本页办理该客户的业务。';
  const end = isVisited ? `,${mask('NAME', inHand.name)} 的到场核验随即结束` : '';
  return `选定后本页改为所选客户${end}。`;
}
