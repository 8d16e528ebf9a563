import { z } from 'zod';
import { HashHex } from '../../journal/entry.ts';
import { exportName, exportRoles } from '../../safeguards/list-export.ts';
import { type Business, type CaseSummary, erase, type Typed } from '../contract.ts';

const exportData = z.object({
  /** Function code of the list, e.g. 7002. */
  list: z.string().regex(/^\d{4}$/),
  /** What it was narrowed to, in words. */
  narrowed: z.string().max(200),
  rows: z.int().min(0),
  /** SHA-256 of the file's or the printed document's bytes: which it was can be proved later. */
  digest: HashHex,
  /** Absent: a file, as every export was before lists on paper were recorded. */
  way: z.enum(['file', 'paper']).exactOptional(),
  reason: z.string().max(200),
});
type ExportData = z.infer<typeof exportData>;

type ExportCommand = Typed<'ExportList', ExportData>;
type ExportEvent = Typed<'ListExported', ExportData>;

const title = '清单导出';

const exportBusiness: Business<ExportData, ExportCommand, ExportEvent> = {
  name: exportName,
  version: 1,
  title,
  functions: [],
  roles: exportRoles,
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: [],
  command: z.object({ type: z.literal('ExportList'), data: exportData }),
  event: z.object({ type: z.literal('ListExported'), data: exportData }),
  facts: () => [],
  decide(command, state) {
    if (state !== null) return [{ rule: 'LE-1', message: '该次导出已经记录。' }];
    const reason = command.data.reason.trim();
    return reason === ''
      ? [{ rule: 'LE-2', field: 'reason', message: '请写明导出原因。' }]
      : [{ type: 'ListExported', data: { ...command.data, reason } }];
  },
  evolve: (state, event) => (state === null ? event.data : null),
  keys: (state) => ({ list: state.list }),
  summary: summaryOf,
  words: ({ data }) => [
    { label: '清单', value: data.list },
    { label: '范围', value: data.narrowed },
    { label: '笔数', value: String(data.rows) },
    { label: '方式', value: wayWords(data) },
    { label: '原因', value: data.reason },
  ],
  draftSummary: ({ data }) => ({ summary: summaryOf(data), keys: { list: data.list } }),
  approvals: () => [],
  evidence: () => [],
  undo: () => ({ kind: 'none', reason: '导出不能撤回。' }),
  isDone: () => true,
  effects: () => [],
};

/** A list left the counter, as a file or on paper: who took it, which, and why. Made only after this is recorded. */
export const listExport = erase(exportBusiness);

function wayWords({ way = 'file' }: ExportData): string {
  return way === 'file' ? '文件' : '打印';
}

function summaryOf(data: ExportData): CaseSummary {
  const { list, rows } = data;
  return { subject: list, document: '', detail: `${title} ${wayWords(data)} ${rows} 笔` };
}
