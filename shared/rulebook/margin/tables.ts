import { financingMarginTable } from './financing-margin.ts';
import { marginLinesTable } from './margin-lines.ts';
import { shortMarginTable } from './short-margin.ts';

/** What a client pledges for what is borrowed. */
export const marginTables = {
  financingMargin: financingMarginTable,
  marginLines: marginLinesTable,
  shortMargin: shortMarginTable,
};
