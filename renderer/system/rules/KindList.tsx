import { ruleKinds } from '../../../shared/rulebook/kinds/kinds.ts';
import type { RuleKind } from '../../../shared/rulebook/kinds/kind.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { inputTitle } from './input-titles.ts';
import { SearchList } from './SearchList.tsx';
import { trialFields } from './trial-fields.ts';

/** Every kind of rule that can be tried: the registry is the list. */
export function KindList({
  active,
  onOpen,
  onCases,
  onBack,
}: {
  readonly active: boolean;
  readonly onOpen: (kind: RuleKind) => void;
  readonly onCases: () => void;
  readonly onBack: () => void;
}) {
  useKeys(
    [
      { key: 'Alt+O', label: '案例文件', run: onCases },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  return (
    <SearchList
      id="rule-kinds"
      label="试算"
      placeholder="规则名称或输入栏中的几个字"
      active={active}
      columns={columns}
      rows={ruleKinds}
      rowKey={({ kind }) => kind}
      nameOf={nameOf}
      wordsOf={inputWords}
      onOpen={onOpen}
      head={<span className="gt-soft gt-push">↓ 选择,Enter 打开,Alt+O 载入案例文件</span>}
    />
  );
}

function nameOf({ title, kind }: RuleKind): string {
  return `${title}\n${kind}`;
}

function inputWords(kind: RuleKind): string {
  return (trialFields(kind) ?? []).map(({ key }) => inputTitle(key)).join('、');
}

const columns: readonly Column<RuleKind>[] = [
  {
    key: 'title',
    title: '规则',
    width: 260,
    cell: ({ title }) => title,
    sortBy: ({ title }) => title,
  },
  {
    key: 'kind',
    title: '案例中的 kind',
    width: 230,
    cell: ({ kind }) => kind,
    sortBy: ({ kind }) => kind,
  },
  { key: 'input', title: '输入', cell: inputWords },
];
