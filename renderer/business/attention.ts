import type { CaseDetail } from '../data/types.ts';

/** Why a case needs a person's look, in words; null when nothing does, or the page says it anyway. */
export function attentionWords({ attention, shown }: CaseDetail): string | null {
  switch (attention) {
    case 'upgrade-needed':
      return '本版本程序不能显示该业务的最新内容,请升级程序后办理。';
    case 'unfit':
      return shown.unfit.length > 0
        ? '该业务有对不上的记录,请联系总部运维核对。'
        : '该业务有一笔流水被总部搁置,尚未审定,内容已保留。请联系总部运维处理。';
    case 'returned':
    case null:
      return null;
  }
}
