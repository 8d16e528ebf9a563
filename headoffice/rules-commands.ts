import { RuleEdition } from '../shared/rulebook/editions/edition.ts';
import { addDays, beijingDate } from '../shared/values/dates.ts';
import {
  checkEdition,
  type EditionDifferences,
  editionDifferences,
} from './editions/edition-differences.ts';
import { confirmEdition, proposeEdition } from './editions/propose.ts';
import { readTables } from './editions/read-folder.ts';
import type { HeadOffice } from './head-office.ts';
import type { Office } from './office.ts';
import { OfficeError } from './office-error.ts';
import { listEditions } from './operator/edition-list.ts';
import { operatorByToken } from './operator/operator-by-token.ts';

interface RulesOptions {
  readonly edition?: string | undefined;
  readonly about?: string | undefined;
  readonly 'valid-from'?: string | undefined;
}

type Command = (headOffice: HeadOffice, what: string, options: RulesOptions) => Promise<string>;

/** What the command line does with rule editions; each gives what is printed. */
export const rulesCommands = {
  'rules-check': async ({ office }, folder, options) => {
    const { problems, changes, against } = await checkEdition(
      office,
      documentOf(office, folder, {
        edition: '2099.12.9999',
        about: '检查',
        'valid-from': addDays(beijingDate(office.clock()), 1),
        ...options,
      }),
    );
    if (problems.length > 0) throw new OfficeError(problems.join('\n'));
    return `没有问题。${changeWords({ against, changes })}`;
  },
  'rules-propose': async ({ office }, folder, options) => {
    const operator = await operatorByToken(office);
    const document = documentOf(office, folder, options);
    const { publishedOn: _, ...ask } = document;
    await proposeEdition(office, { ...ask, operator });
    return `已提出规则版本 ${ask.edition},请另一位操作员确认。`;
  },
  'rules-confirm': async ({ office }, edition) => {
    const operator = await operatorByToken(office);
    const differences = await editionDifferences(office, edition);
    await confirmEdition(office, { edition, operator });
    return `已发布规则版本 ${edition}。${changeWords(differences)}`;
  },
  'rules-list': async ({ office }) => {
    const { rows } = await listEditions(office);
    return rows
      .map(({ edition, validFrom, state, about }) => [edition, validFrom, state, about].join('\t'))
      .join('\n');
  },
} satisfies Readonly<Record<string, Command>>;

function changeWords({
  against,
  changes,
}: Pick<EditionDifferences, 'against' | 'changes'>): string {
  const heading = `与之前发布的规则版本 ${against ?? '(无)'} 相比:`;
  return [heading, ...(changes.length === 0 ? ['没有不同。'] : changes)].join('\n');
}

function documentOf(office: Office, folder: string, options: RulesOptions): RuleEdition {
  const document = RuleEdition.safeParse({
    edition: options.edition,
    validFrom: options['valid-from'],
    publishedOn: beijingDate(office.clock()),
    about: options.about,
    tables: readTables(folder, office.editions.builtIn),
  });
  if (document.success) return document.data;
  throw new OfficeError(
    '请写明 --edition(如 2026.12 或 2026.12.1)、--valid-from(如 2027-01-01)和 --about 内容(2000 字以内)。',
  );
}
