/** A first-form opening that nothing is wrong with; every number makes another person of it. */
export function applicationOf(n: number) {
  return {
    name: '阿依古丽·买买提',
    idNumber: residentNumber(n),
    mobile: `138${String(n).padStart(8, '0')}`,
    address: '浙江省杭州市西湖区文三路 1 号',
    email: '',
    accounts: ['SH_A'],
  };
}

/** Numbers from here on are persons of acts that are measured; those before are of what is there already. */
export const firstMeasured = 10_000_000;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const dayMs = 24 * 3_600_000;

/** A valid resident number: a thousand persons for every birthday from 1960 on. */
function residentNumber(n: number): string {
  const born = new Date(Date.UTC(1960, 0, 1) + Math.floor(n / 1000) * dayMs);
  const birthday = born.toISOString().slice(0, 10).replaceAll('-', '');
  const body = `110105${birthday}${String(n % 1000).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
