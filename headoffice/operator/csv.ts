export { byteOrderMark, csvLine } from '../../shared/values/csv.ts';
