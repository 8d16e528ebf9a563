import { readFileSync } from 'node:fs';
import type { Board } from '../shared/rulebook/trading/board.ts';
import { type Security, securityKey } from '../shared/rulebook/trading/security.ts';
import { comparisonName } from '../shared/values/text.ts';
import { demoClients } from './demo-clients.ts';
import {
  demoHoldings,
  demoSecurityRows,
  fundsRow,
  positionRow,
  securityRow,
  type StartRow,
} from './demo-holdings.ts';
import { demoStanding } from './demo-standing.ts';
import { type Fixture, readFixture } from './fixture.ts';
import { branchFile } from './fixture-schemas.ts';
import { inProject } from './run.ts';

/** What a demonstration branch begins with. */
export interface BranchData {
  readonly branch: NonNullable<Fixture['branch']>;
  /** Register rows of the clients, without passwords. */
  readonly clients: readonly Omit<Fixture['clients'][number], 'tradingPassword'>[];
  /** JSON for head office's `setup`. */
  readonly setup: string;
}

/** The trading password of every client whose row has none of its own. Demonstrations only. */
export const demoTradingPassword = '749306';

const demoClientCount = 2000;
const demoSeed = 20_261_122;

/** The built-in demonstration branch, or a fixture folder laid over it. @throws FixtureError */
export async function branchData(fixtureFolder: string | null): Promise<BranchData> {
  const fixture = fixtureFolder === null ? null : await readFixture(fixtureFolder);
  const branch = fixture?.branch ?? builtInBranch();
  const isOwn = fixture !== null && fixture.clients.length > 0;
  const given = isOwn
    ? fixture.clients
    : demoClients(demoClientCount, demoSeed).map((client, index) => ({
        ...client,
        ...demoStanding(index, client),
      }));
  const clients = given.map(({ tradingPassword: _, cash: __, ...client }) => client);
  const clientPasswords = given
    .map(({ clientNo, tradingPassword = demoTradingPassword }) => ({
      clientNo,
      password: tradingPassword,
    }))
    .filter(({ password }) => password !== '');
  const rows = [
    ...clients.map((client) => ({
      register: 'client',
      key: client.clientNo,
      body: client,
      lookups: {
        idNumber: client.idNumber,
        mobile: client.mobile,
        name: comparisonName(client.name),
      },
    })),
    ...(fixture === null || fixture.securities.length === 0
      ? demoSecurityRows()
      : fixture.securities.map((one) => securityRow(securityOf(one)))),
    ...(isOwn ? holdingsOf(fixture) : given.flatMap((client, at) => demoHoldings(at, client))),
  ];
  const { branch: code, name, terminals } = branch;
  const staff = branch.staff.map(({ password: _, ...person }) => person);
  return {
    branch,
    clients,
    setup: JSON.stringify({
      branch: { branch: code, name },
      terminals,
      staff,
      rows,
      clientPasswords,
      screening: demoFile('screening.json'),
    }),
  };
}

/** A security of a fixture as the register has it. */
function securityOf({ instrument, riskWarning, ...one }: Fixture['securities'][number]): Security {
  return {
    market: one.market,
    code: one.code,
    name: one.name,
    board: one.board,
    instrument: instrument ?? usualInstruments[one.board],
    status: riskWarning ? 'RISK_WARNING' : 'NORMAL',
    ownTickMilli: null,
  };
}

const usualInstruments: Readonly<Record<Board, Security['instrument']>> = {
  SH_MAIN: 'A_SHARE',
  SZ_MAIN: 'A_SHARE',
  CHINEXT: 'A_SHARE',
  STAR: 'A_SHARE',
  BSE: 'A_SHARE',
  ETF: 'STOCK_ETF',
  CB: 'CONVERTIBLE_BOND',
  SH_B: 'B_SHARE',
  SZ_B: 'B_SHARE',
  REIT: 'REIT',
};

/** Money and positions of a fixture's clients at the day's beginning. */
function holdingsOf({ clients, holdings }: Fixture): readonly StartRow[] {
  const accounts = new Map(clients.map((one) => [one.clientNo, one.capitalAccount]));
  return [
    ...clients.map(({ clientNo, capitalAccount, cash = 0 }) =>
      fundsRow(clientNo, capitalAccount, cash),
    ),
    ...holdings.flatMap(({ clientNo, market, code, quantityShares, frozenShares, costFen }) => {
      // Checked with the fixture: every holding is of one of its clients.
      const capitalAccount = accounts.get(clientNo) ?? '';
      const security = securityKey({ market, code });
      const units = { opening: quantityShares, bought: 0, sold: 0, frozen: frozenShares };
      return [positionRow({ clientNo, capitalAccount, security, ...units, costFen })];
    }),
  ];
}

function builtInBranch(): NonNullable<Fixture['branch']> {
  return branchFile.parse(demoFile('staff.json'));
}

function demoFile(name: string): unknown {
  return JSON.parse(readFileSync(inProject('assets', 'demo', name), 'utf8'));
}
