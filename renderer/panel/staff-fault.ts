import { StaffNo } from '../../shared/values/ids.ts';

/** What is wrong with a typed staff number, in words. */
export function staffFault(staff: string): string | null {
  return StaffNo.safeParse(staff).success ? null : '柜员号应为 6 位数字。';
}
