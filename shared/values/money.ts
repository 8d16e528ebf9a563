import { Fault } from '../errors.ts';

/** Money is an integer of fen; beyond this no sum could be told from its neighbour. */
const mostFen = Number.MAX_SAFE_INTEGER;

/**
 * An amount as figures: thousands separated, two decimals.
 *
 * figureAmount(1_234_567) → '12,345.67'
 *
 * @throws Fault VALUE_OUT_OF_RANGE for what is no integer of fen
 */
export function figureAmount(amountFen: number): string {
  const { sign, yuan, fen } = partsOf(amountFen);
  const grouped = String(yuan).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${grouped}.${String(fen).padStart(2, '0')}`;
}

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '兆'];

/**
 * An amount in capitals, as vouchers carry it so that no digit can be added or changed.
 * Source: 正确填写票据和结算凭证的基本规定 (支付结算办法 附一): zeros inside are one 零, 整 after 元 or 角.
 *
 * capitalAmount(1_200_000) → '人民币壹万贰仟元整'
 *
 * @throws Fault VALUE_OUT_OF_RANGE for what is no integer of fen
 */
export function capitalAmount(amountFen: number): string {
  const { sign, yuan, fen } = partsOf(amountFen);
  const jiao = Math.floor(fen / 10);
  const rest = fen % 10;
  const whole = yuan === 0 ? '' : `${capitalWhole(yuan)}元`;
  const minus = sign === '' ? '' : '负';
  if (fen === 0) return `人民币${minus}${whole === '' ? '零元' : whole}整`;
  const tenths = jiao === 0 ? (whole === '' ? '' : '零') : `${digits[jiao]}角`;
  const last = rest === 0 ? '整' : `${digits[rest]}分`;
  return `人民币${minus}${whole}${tenths}${last}`;
}

/** Whole yuan in groups of four digits. */
function capitalWhole(yuan: number): string {
  let words = '';
  let gap = false;
  const text = String(yuan);
  const count = Math.ceil(text.length / 4);
  for (let group = count - 1; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (value === 0) {
      gap = words !== '';
      continue;
    }
    // A group that begins with zeros, or follows an empty one, is joined by one 零.
    if (words !== '' && (gap || value < 1000)) words += '零';
    words += `${capitalGroup(value)}${groups[group]}`;
    gap = false;
  }
  return words;
}

function capitalGroup(value: number): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    words += `${gap ? '零' : ''}${digits[digit]}${places[place]}`;
    gap = false;
  }
  return words;
}

function partsOf(amountFen: number): {
  readonly sign: '' | '-';
  readonly yuan: number;
  readonly fen: number;
} {
  if (!Number.isInteger(amountFen) || Math.abs(amountFen) > mostFen) {
    throw new Fault('VALUE_OUT_OF_RANGE', 'an amount is an integer of fen');
  }
  const size = Math.abs(amountFen);
  return { sign: amountFen < 0 ? '-' : '', yuan: Math.floor(size / 100), fen: size % 100 };
}
