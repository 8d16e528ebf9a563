import type { ComponentType } from 'react';
import type { CaseState } from '../../shared/business/case.ts';
import type { BusinessReview } from '../safeguards/approval/review.ts';
import type { Slip, SlipPrint } from '../safeguards/paper/slip.ts';

/** What the frame hands to a business's screen; each stands in a tab of its own. */
export interface ScreenProps {
  /** The case this tab opens or continues. */
  readonly caseId: string;
  /** Whether the tab is the one shown: only then do its keys act. */
  readonly active: boolean;
  /** Code of the function that opened the tab; absent where a list or a remembered tab did. */
  readonly functionCode?: string;
  /** Tells the tab whom it is about, shown masked, and by which function where the business has several. */
  readonly onSubject: (subject: string, functionCode?: string) => void;
  /** One level back, to the work list; the tab stays. */
  readonly onBack: () => void;
}

/** Something a case leaves open: what, how it stands in words, and who does it next. */
export interface OpenItem {
  readonly what: string;
  readonly state: string;
  readonly who: string;
}

/** What head office did on a case, for the client's story. */
export interface OfficeAct {
  readonly at: number;
  readonly what: string;
  readonly who: string;
}

/** What a business owes the counter. */
export interface BusinessScreens {
  readonly Screen: ComponentType<ScreenProps>;
  /** Who comes for it is no client yet: F7 verifies them by document and face alone. */
  readonly forNewClients?: true;
  /** F1: what the function does, step by step. */
  readonly help: readonly string[];
  /** 材料清单. */
  readonly materials: readonly string[];
  /** Whom a draft is about, as far as it is typed; with `detail` where the business has several functions. */
  readonly draftSubject: (data: unknown) => {
    readonly subject: string;
    readonly document: string;
    readonly detail?: string;
  };
  /** Which of its functions a case belongs to, by its line in lists; absent where the business has one. */
  readonly codeOf?: (detail: string) => string;
  /** The acceptance slip of an accepted case; absent where the business prints none. */
  readonly slip?: (state: CaseState, print: SlipPrint) => Slip;
  /** What a checker looks at who did not type it; absent where the words of the act say all. */
  readonly review?: BusinessReview;
  /** What an accepted case leaves open; absent where it never leaves anything. */
  readonly openItems?: (state: CaseState) => readonly OpenItem[];
  /** What head office did on a case; absent where it only decides. */
  readonly officeActs?: (state: CaseState) => readonly OfficeAct[];
}
