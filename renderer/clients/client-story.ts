import type { Decision } from '../../shared/business/case.ts';
import { callOutcomeWords, callWayWords } from '../../shared/business/common-acts.ts';
import { registry } from '../../shared/business/registry.ts';
import { needWords } from '../../shared/safeguards/need.ts';
import { screensOf } from '../business/screens.tsx';
import type { CaseDetail } from '../data/types.ts';
import { actWords } from '../system/act-words.ts';

/** One act about a client: when, what, by whom, under which serial number, and what head office says of it. */
export interface StoryLine {
  readonly key: string;
  readonly caseId: string;
  readonly business: string;
  /** Type of the command its entry holds; empty for head office's own acts and for what has no entry of its own. */
  readonly command: string;
  readonly at: number;
  readonly what: string;
  readonly who: string;
  readonly serial: string;
  readonly verdict: string;
}

/** Every act about a client this counter knows of, newest first. */
export function storyOf(cases: readonly CaseDetail[]): readonly StoryLine[] {
  return cases.flatMap(ofCase).toSorted((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1));
}

function ofCase(detail: CaseDetail): readonly StoryLine[] {
  const { caseId, business, shown } = detail;
  const about = { caseId, business };
  const title = registry.find(business)?.title ?? business;
  const lines: readonly Omit<StoryLine, 'key'>[] = [
    {
      ...about,
      command: shown.command.type,
      at: shown.at,
      what: `${actWords(business, shown.command.type)}${detail.summary.detail.replace(title, '')}`,
      who: `经办 ${shown.maker}`,
      serial: detail.serial,
      verdict: verdictOf(detail),
    },
    ...[...shown.earlier, ...shown.decisions].map((one) => decidedLine(about, title, one)),
    ...shown.calls.map(({ at, how, outcome, staff }) => ({
      ...about,
      command: '',
      at,
      what: `${title} 联系客户:${callWayWords[how]},${callOutcomeWords[outcome]}`,
      who: staff,
      serial: '',
      verdict: '',
    })),
    ...(screensOf(business)?.officeActs?.(shown) ?? []).map(({ at, what, who }) => ({
      ...about,
      command: '',
      at,
      what: `${title} ${what}`,
      who,
      serial: '',
      verdict: '总部办理',
    })),
  ];
  return lines.map((line, at) => ({ ...line, key: `${caseId} ${at}` }));
}

const decisionWords = { approve: '通过', refuse: '退回', expire: '过期' } as const;

function decidedLine(
  about: Pick<StoryLine, 'caseId' | 'business'>,
  title: string,
  { need, decision, staff, name, comment, at, serial }: Decision,
): Omit<StoryLine, 'key'> {
  const words = comment === '' ? '' : `:${comment}`;
  return {
    ...about,
    command: serial === '' ? '' : 'DecideApproval',
    at,
    what: `${title} ${needWords[need]}${decisionWords[decision]}${words}`,
    who: `${staff} ${name}`.trim(),
    serial,
    verdict: '',
  };
}

/** How far head office is with a case, in words. */
function verdictOf({ shown, progress }: CaseDetail): string {
  switch (shown.stage) {
    case 'done':
      return '总部已办结';
    case 'returned':
      return shown.returned?.by === 'head-office' ? '总部退回' : '退回补正';
    case 'withdrawn':
      return '已撤回';
    case 'awaiting-approval':
      return '待复核';
    case 'accepted':
      return { recorded: '本机', stored: '总部已收', confirmed: '总部已审' }[progress];
  }
}
