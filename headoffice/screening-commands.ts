import { readFileSync } from 'node:fs';
import type { HeadOffice } from './head-office.ts';
import { OfficeError } from './office-error.ts';
import { listHeldOpenings } from './operator/opening-list.ts';
import { operatorByToken } from './operator/operator-by-token.ts';
import { decideHit } from './screening/decide-hit.ts';
import { loadScreeningList } from './screening/lists.ts';
import { ScreeningFile } from './screening/screening-file.ts';

interface Options {
  readonly reject?: boolean | undefined;
  readonly comment?: string | undefined;
}

/** What compliance does from the command line, each with the token of whoever does it. */
export const screeningCommands = {
  'screening-load': async ({ office }: HeadOffice, file: string): Promise<string> => {
    const list = readList(file);
    const { entries, isNew } = await loadScreeningList(office, list, await operatorByToken(office));
    return isNew
      ? `已载入名单 ${list.version},${list.people.length} 人,${entries} 项。`
      : `名单 ${list.version} 已载入过,未改变。`;
  },
  'screening-held': async ({ office }: HeadOffice): Promise<string> => {
    const { rows } = await listHeldOpenings(office, null);
    if (rows.length === 0) return '没有待复核的开户。';
    return rows
      .map(({ serial, caseId, heldSince }) => `${serial} ${caseId} ${heldSince}`)
      .join('\n');
  },
  'screening-decide': async (
    { office }: HeadOffice,
    caseId: string,
    { reject, comment = '' }: Options,
  ): Promise<string> => {
    const decision = reject === true ? 'reject' : 'clear';
    if (comment.trim().length < 4) throw new OfficeError('请用 --comment 写明意见,至少 4 个字。');
    const operator = await operatorByToken(office);
    await decideHit(office, { caseId, decision, comment, operator });
    return decision === 'clear' ? '已通过,继续办理。' : '已不予办理,退回营业部。';
  },
} as const;

function readList(file: string): ScreeningFile {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    throw new OfficeError(`文件不能读取:${file}。`, { cause });
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw new OfficeError('文件不是有效的 JSON。', { cause });
  }
  const parsed = ScreeningFile.safeParse(raw);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 10).map(({ path }) => path.join('.'));
  throw new OfficeError(`名单内容不符,位置:${places.join('、')}。`);
}
