import { branchOf } from '../../../../shared/values/ids.ts';

/** Where a paper is printed and by whom. */
export interface PrintPlace {
  /** Branch number and name. */
  readonly place: string;
  /** Staff number and name. */
  readonly maker: string;
}

/** The same from what a counter knows of itself. */
export function printPlace(
  info: { readonly counter: string; readonly branchName: string },
  maker: { readonly staff: string; readonly name: string },
): PrintPlace {
  return {
    place: `${branchOf(info.counter)} ${info.branchName}`,
    maker: `${maker.staff} ${maker.name}`,
  };
}
