import { readFileSync } from 'node:fs';
import { comparisonName } from '../shared/values/text.ts';
import { demoClients } from './demo-clients.ts';
import { type Fixture, readFixture } from './fixture.ts';
import { branchFile } from './fixture-schemas.ts';
import { inProject } from './run.ts';

/** What a demonstration branch begins with. */
export interface BranchData {
  readonly branch: NonNullable<Fixture['branch']>;
  /** JSON for head office's `setup`. */
  readonly setup: string;
}

const demoClientCount = 2000;
const demoSeed = 20_261_122;

/** The built-in demonstration branch, or a fixture folder laid over it. @throws FixtureError */
export async function branchData(fixtureFolder: string | null): Promise<BranchData> {
  const fixture = fixtureFolder === null ? null : await readFixture(fixtureFolder);
  const branch = fixture?.branch ?? builtInBranch();
  const clients =
    fixture !== null && fixture.clients.length > 0
      ? fixture.clients
      : demoClients(demoClientCount, demoSeed);
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
    setup: JSON.stringify({ branch: { branch: code, name }, terminals, staff, rows }),
  };
}

function builtInBranch(): NonNullable<Fixture['branch']> {
  return branchFile.parse(
    JSON.parse(readFileSync(inProject('assets', 'demo', 'staff.json'), 'utf8')),
  );
}
