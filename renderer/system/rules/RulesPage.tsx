import type { RuleEdition } from '../../../shared/rulebook/editions/edition.ts';
import { useCounter } from '../../session/counter.tsx';
import type { Page, PageProps } from '../../session/page.ts';
import { useRead } from '../../session/use-read.ts';
import { Notice } from '../../ui/Notice.tsx';
import { editionDocuments } from './edition-documents.ts';
import { RuleBook } from './RuleBook.tsx';

/** 9013: the rule tables with their sources and dates, trials of every rule, and files of cases. */
export function rulesPage(builtIn: RuleEdition): Page {
  return {
    code: '9013',
    title: '规则查阅与试算',
    Page: (props) => <Rules {...props} builtIn={builtIn} />,
    help: [
      '列出使用中规则版本的全部规则表;录入名称、栏目或来源中的几个字查找,↓ 到清单,Enter 打开。',
      '规则表内:录入日期并按数字筛选该日适用、历史、将来;Enter 查看整条,Ctrl+C 复制一条,F10 打印,Alt+E 导出。',
      'F8 试算:选择一种规则,改范例中的值,F8 得到结果和逐项依据;不办理任何业务。',
      'Alt+B 把本次试算存为案例;Alt+O 载入案例文件,逐条核对是否相符。',
      'Alt+V 查看各规则版本及其规则表。',
    ],
  };
}

function Rules({ active, onBack, builtIn }: PageProps & { readonly builtIn: RuleEdition }) {
  const { tables } = useCounter();
  const read = useRead((store) => editionDocuments(store, builtIn), [builtIn.edition]);
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  // The lists are there at once: what is typed and pressed meanwhile is theirs.
  const editions = read.status === 'loading' ? [] : read.value;
  return (
    <RuleBook
      editions={editions}
      builtIn={builtIn}
      inUse={tables.edition}
      active={active}
      onBack={onBack}
    />
  );
}
