import { parseArgs } from 'node:util';
import { branchData } from '../branch-data.ts';
import { startSimulator } from './simulator.ts';

/** The simulator as a program: `--port`, `--head-office-key`, `--fixture`; prints READY with its address. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'head-office-key': { type: 'string' },
      fixture: { type: 'string' },
    },
  });
  const { clients } = await branchData(values.fixture ?? null);
  const simulator = await startSimulator({
    port: Number(values.port),
    headOfficeKey: values['head-office-key'] ?? null,
    clients,
  });
  const stop = (): void => {
    simulator.close().catch(fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`READY ${simulator.origin}\n`);
}

function fail(error: unknown): void {
  process.stderr.write(
    `设备模拟器没有启动:${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}

main().catch(fail);
