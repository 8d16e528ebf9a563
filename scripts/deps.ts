import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { inProject, isStarted, projectRoot } from './run.ts';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface CruisedTree {
  /** How many of the tree's own modules were read, packages not counted. */
  readonly modules: number;
  readonly violations: readonly Violation[];
}

const folders = ['shared', 'electron', 'renderer', 'headoffice', 'scripts', 'test'];

/**
 * Reads every module under a project folder and holds it against the dependency rules.
 *
 * @throws Error when no module was read: with an unsuitable TypeScript dependency-cruiser
 * finds nothing, and nothing breaks no rule.
 */
export async function cruiseTree(root: string): Promise<CruisedTree> {
  const options = await extractOptions(inProject('.dependency-cruiser.cjs'));
  const { enhancedResolveOptions, ...rest } = options;
  const report = await cruise(
    folders.filter((folder) => existsSync(join(root, folder))),
    { ...rest, validate: true, baseDir: root },
    enhancedResolveOptions,
    { tsConfig: extractTsConfig(inProject('tsconfig.json')) },
  );
  // Without an output type the report is the result itself, not a text.
  const result = report.output as ICruiseResult;
  const modules = result.modules.filter((module) => isOwnCode(module.source)).length;
  if (modules === 0) throw new Error(`dependency-cruiser read no module in ${root}.`);
  return {
    modules,
    violations: result.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
    })),
  };
}

const isOwnCode = (source: string): boolean =>
  /\.tsx?$/.test(source) && !source.includes('node_modules/');

if (isStarted(import.meta.url)) {
  const { modules, violations } = await cruiseTree(projectRoot);
  for (const { rule, from, to } of violations) console.error(`${rule}: ${from} → ${to}`);
  console.log(`${modules} modules, ${violations.length} violations of the dependency rules`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
