import { createContext, useContext } from 'react';
import { type EvidenceRef, evidenceWords } from '../../../shared/safeguards/evidence.ts';

/** What a business calls its papers, by what names them in its evidence. */
export type PaperNames = Readonly<Record<string, string>>;

const Names = createContext<PaperNames>({});

/** Names the papers of the business whose pages are shown inside. */
export const PaperNamesProvider = Names.Provider;

type Named = Pick<EvidenceRef, 'kind' | 'page' | 'paper' | 'digest'>;

/** Names pages as staff call them, among those they stand with. */
export function usePageName(evidence: readonly Named[]): (page: Named) => string {
  const names = useContext(Names);
  return (page) => pageName(page, evidence, names);
}

/** A page by what it is: its paper where it has one, and its number only where there are several alike. */
export function pageName(page: Named, evidence: readonly Named[], names: PaperNames): string {
  const name = pieceName(page, names);
  const alike = evidence
    .filter((one) => one.kind === page.kind && pieceName(one, names) === name)
    .toSorted((left, right) => left.page - right.page);
  const at = alike.findIndex(({ digest, page: place }) => {
    return digest === page.digest && place === page.page;
  });
  return alike.length < 2 ? name : `${name} 第 ${at + 1} 页`;
}

function pieceName({ kind, paper }: Named, names: PaperNames): string {
  const named = paper === undefined ? undefined : names[paper];
  if (named === undefined) return evidenceWords[kind];
  switch (kind) {
    case 'signed-paper':
      return `${named} 已签`;
    case 'signature':
      return `${named} 客户屏签名`;
    case 'paper-content':
      return `〈${named}〉内容`;
    default:
      return evidenceWords[kind];
  }
}
