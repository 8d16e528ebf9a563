import { accountOpening } from '../../../shared/business/account-opening/index.ts';
import type { WordLine } from '../../../shared/business/contract.ts';
import type { Command } from '../../../shared/journal/entry.ts';
import { mask } from '../../../shared/rulebook/identity/mask.ts';
import { comparisonName } from '../../../shared/values/text.ts';
import type { RegisterView } from '../../data/types.ts';
import type { BusinessReview, Difference, Review } from '../../safeguards/approval/review.ts';
import { fieldsOfCommand } from './opening-fields.ts';

/** What a checker of an opening compares: with what was submitted before, and with the clients there are. */
export const openingReview: BusinessReview = {
  facts(command) {
    const { idNumber, mobile, name } = fieldsOfCommand(command.data);
    const client = { register: 'client' };
    return [
      { ...client, name: 'document', by: 'idNumber', value: idNumber },
      { ...client, name: 'mobile', by: 'mobile', value: mobile },
      { ...client, name: 'name', by: 'name', value: comparisonName(name) },
    ];
  },
  review({ command, previous, rows, isVisited }): Review {
    return {
      unusual: [...missingOf(command, isVisited), ...unusualOf(command, previous, rows)],
      differences: differencesOf(command, previous),
      ticks: [
        hasDocument(command)
          ? '姓名、证件号码与证件原件影像一致'
          : '没有证件影像,姓名、证件号码已与证件原件核对一致',
        '开立账户与客户意愿一致',
        ...((rows['mobile'] ?? []).length > 0 ? ['手机号与他人相同,已核实为客户本人使用'] : []),
      ],
    };
  },
};

/** What is there for an opening done with the client at the counter, and is not for this one. */
function missingOf(command: Command, isVisited: boolean): readonly string[] {
  return [...(isVisited ? [] : ['未核验到场']), ...(hasDocument(command) ? [] : ['没有证件影像'])];
}

/** The side with name and number: what the checker compares the words with. */
function hasDocument(command: Command): boolean {
  const evidence = accountOpening.parse(command)?.evidence() ?? [];
  return evidence.some(({ kind }) => kind === 'document-front');
}

function unusualOf(
  command: Command,
  previous: Command | null,
  rows: Readonly<Record<string, readonly RegisterView[]>>,
): readonly string[] {
  const { idNumber } = fieldsOfCommand(command.data);
  const others = (name: string) =>
    (rows[name] ?? []).filter(({ body }) => body['idNumber'] !== idNumber);
  const owners = others('mobile').map(whoIs);
  const namesakes = others('name').length;
  return [
    ...(previous === null ? [] : ['退回后再次提交']),
    ...((rows['document'] ?? []).length > 0 ? ['该证件已是本营业部客户'] : []),
    ...(owners.length > 0 ? [`手机号与客户 ${owners.join('、')} 相同`] : []),
    ...(namesakes > 0 ? [`与 ${namesakes} 位客户同名`] : []),
  ];
}

function whoIs({ key, body }: RegisterView): string {
  const name = body['name'];
  return `${typeof name === 'string' ? mask('NAME', name) : ''}(${key})`;
}

/** Line by line in the words of the act; nothing when there is nothing to compare with. */
function differencesOf(command: Command, previous: Command | null): readonly Difference[] {
  if (previous === null) return [];
  const before = new Map(linesOf(previous).map(({ label, value }) => [label, value]));
  return linesOf(command).map(({ label, value }) => ({
    label,
    before: before.get(label) ?? null,
    after: value,
  }));
}

function linesOf(command: Command): readonly WordLine[] {
  return accountOpening.parse(command)?.words() ?? [];
}
