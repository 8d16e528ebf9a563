const HIDDEN = '****';
const LONGEST = 256;

const HAN = '\\u4E00-\\u9FFF';
/** A character inside a name: none that would end the name of a region or begin the detail. */
const INSIDE = `(?![区县市旗盟省路街巷弄号栋村镇乡])[${HAN}]`;
const MUNICIPALITY = '(?:北京|天津|上海|重庆)市';
const PROVINCE = `(?:${INSIDE}){2,3}省|(?:${INSIDE}){2,5}自治区|(?:香港|澳门)特别行政区`;
const CITY = `(?:${INSIDE}){1,8}?(?:市(?![场政民委郊区])|自治州|地区|盟)`;
// 路, 镇 and 乡 may begin a name (路桥区). 小区, 社区, 园区 are addresses, not districts.
const DISTRICT = `(?![区县市旗省街巷弄号栋村])[${HAN}](?:${INSIDE}){0,8}?(?:自治县|自治旗|县|旗|市(?![场政民委郊区])|(?<![小社园校厂矿库景营院])区)`;
const TO_DISTRICT = new RegExp(
  `^(?:${MUNICIPALITY}(?:${DISTRICT})?|(?:${PROVINCE})?(?:${CITY})?(?:${DISTRICT})?)`,
  'u',
);

/**
 * An address as it is shown by default: to the district, then always four stars. Where no district is recognised less is
 * shown, never more; an address without province, city and district is hidden altogether. Rule ID-9 (docs/rules.md).
 *
 * maskAddress('北京市东城区示例街 1 号') → '北京市东城区****'
 */
export function maskAddress(address: string): string {
  if (address.length > LONGEST) return HIDDEN;
  return (TO_DISTRICT.exec(address)?.[0] ?? '') + HIDDEN;
}
