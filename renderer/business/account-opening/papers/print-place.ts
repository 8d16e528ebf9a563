import { branchOf } from '../../../../shared/values/ids.ts';

/** Where a paper is printed, for which case and by whom. */
export interface PrintPlace {
  readonly caseId: string;
  /** Branch number and name. */
  readonly place: string;
  /** Staff number and name. */
  readonly maker: string;
}

/** The same from what a counter knows of itself. */
export function printPlace(
  caseId: string,
  info: { readonly counter: string; readonly branchName: string },
  maker: { readonly staff: string; readonly name: string },
): PrintPlace {
  const place = `${branchOf(info.counter)} ${info.branchName}`;
  return { caseId, place, maker: `${maker.staff} ${maker.name}` };
}
