import { comparisonName } from '../../values/text.ts';
import { type Business, type CaseSummary, erase, type WordLine } from '../contract.ts';
import { type Application, openingName, personOf, wantedAccountWords } from './application.ts';
import { OpeningCommand } from './commands.ts';
import { OpeningEvent, type OpeningState } from './events.ts';
import { decideOpening, openingFacts } from './rules.ts';

const title = '个人开户';

const openingBusiness: Business<OpeningState, OpeningCommand, OpeningEvent> = {
  name: openingName,
  version: 1,
  title,
  functions: [{ code: '1101', title }],
  roles: ['maker', 'supervisor'],
  headOfficeCommands: ['AllocateNumbers'],
  provesActorItself: false,
  restsOnTables: ['SubmitOpening'],
  command: OpeningCommand,
  event: OpeningEvent,
  facts: openingFacts,
  decide: decideOpening,
  evolve(state, event) {
    switch (event.type) {
      case 'OpeningSubmitted':
        return state?.numbers ? null : { ...event.data, numbers: null };
      case 'NumbersAllocated':
        return state === null || state.numbers !== null
          ? null
          : { ...state, numbers: event.data.numbers };
    }
  },
  keys: (state) => keysOf(state.application),
  summary: (state) => summaryOf(state.application),
  words: (command) =>
    command.type === 'SubmitOpening' ? applicationWords(command.data.application) : [],
  draftSummary: (command) =>
    command.type === 'SubmitOpening'
      ? { summary: summaryOf(command.data.application), keys: keysOf(command.data.application) }
      : { summary: { subject: '', document: '', detail: title }, keys: {} },
  approvals: (command) => (command.type === 'SubmitOpening' ? ['check'] : []),
  evidence: (command) => (command.type === 'SubmitOpening' ? command.data.evidence : []),
  undo: (state) =>
    state?.numbers ? { kind: 'none', reason: '账户号码已经下发,不能撤回。' } : { kind: 'withdraw' },
  isDone: (state) => state.numbers !== null,
  effects(event) {
    if (event.type !== 'NumbersAllocated') return [];
    const { numbers, client } = event.data;
    return [
      {
        register: 'client',
        key: numbers.clientNo,
        set: { ...client, ...numbers, idKind: 'RESIDENT', tier: 'STANDARD' },
        lookups: {
          idNumber: client.idNumber,
          mobile: client.mobile,
          name: comparisonName(client.name),
        },
      },
    ];
  },
};

/** Opening of an individual's account with a resident identity card (1101). */
export const accountOpening = erase(openingBusiness);

function keysOf(application: Application): Readonly<Record<string, string>> {
  const { name, idNumber, mobile } = application;
  return { idNumber, mobile, name: comparisonName(name) };
}

function summaryOf(application: Application): CaseSummary {
  const accounts = application.accounts.map((account) => wantedAccountWords[account]).join('、');
  return {
    subject: application.name,
    document: application.idNumber,
    detail: `${title} ${accounts}`,
  };
}

/** Sex and birth date are shown as the number says them, whatever the day: a far date never refuses a past birth. */
function applicationWords(application: Application): readonly WordLine[] {
  const person = personOf(application.idNumber, '9999-12-31');
  const { name, idNumber, mobile, address, email, accounts } = application;
  return [
    { label: '姓名', value: name, mask: 'NAME' },
    { label: '居民身份证', value: idNumber, mask: 'ID' },
    { label: '性别', value: person === null ? '' : person.sex === 'M' ? '男' : '女' },
    { label: '出生日期', value: person?.birthDate ?? '' },
    { label: '手机', value: mobile, mask: 'MOBILE' },
    { label: '联系地址', value: address },
    { label: '电子邮箱', value: email === '' ? '未填' : email },
    { label: '开立账户', value: accounts.map((account) => wantedAccountWords[account]).join('、') },
  ];
}
