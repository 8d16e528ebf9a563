import { readFileSync } from 'node:fs';
import { comparisonName } from '../shared/values/text.ts';
import { demoClients } from './demo-clients.ts';
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
  const given =
    fixture !== null && fixture.clients.length > 0
      ? fixture.clients
      : demoClients(demoClientCount, demoSeed).map((client, index) => ({
          ...client,
          ...demoStanding(index, client),
        }));
  const clients = given.map(({ tradingPassword: _, ...client }) => client);
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
    ...(fixture?.securities ?? []).map((one) => ({
      register: 'security',
      key: `${one.market}:${one.code}`,
      body: one,
      lookups: {},
    })),
    ...(fixture?.holdings ?? []).map((one) => ({
      register: 'holding',
      key: `${one.clientNo}:${one.market}:${one.code}`,
      body: one,
      lookups: { clientNo: one.clientNo },
    })),
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

function builtInBranch(): NonNullable<Fixture['branch']> {
  return branchFile.parse(demoFile('staff.json'));
}

function demoFile(name: string): unknown {
  return JSON.parse(readFileSync(inProject('assets', 'demo', name), 'utf8'));
}
