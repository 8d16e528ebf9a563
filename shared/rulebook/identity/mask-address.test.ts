import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAddress } from './mask-address.ts';

describe('maskAddress', () => {
  it.each([
    ['北京市东城区示例街 1 号', '北京市东城区****'],
    ['上海市浦东新区示例路 8 弄', '上海市浦东新区****'],
    ['广东省深圳市南山区科技园', '广东省深圳市南山区****'],
    ['内蒙古自治区呼伦贝尔市海拉尔区示例路', '内蒙古自治区呼伦贝尔市海拉尔区****'],
    ['新疆维吾尔自治区伊犁哈萨克自治州霍城县示例镇', '新疆维吾尔自治区伊犁哈萨克自治州霍城县****'],
    ['浙江省金华市义乌市示例街道', '浙江省金华市义乌市****'],
    ['浙江省台州市路桥区示例街', '浙江省台州市路桥区****'],
    ['浙江杭州西湖区文三路', '浙江杭州西湖区****'],
    ['北京市东城区', '北京市东城区****'],
  ])('ID-9 shows %s to the district', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it.each([
    ['广东省中山市石岐小区 3 号', '广东省中山市****'],
    ['江苏省苏州市工业园区星湖街', '江苏省苏州市****'],
    ['北京市王府井市场 3 号', '北京市****'],
    ['示例大厦 8 层', '****'],
    ['幸福小区 3 栋', '****'],
    ['No. 1 Example Road', '****'],
    ['', '****'],
    ['国'.repeat(300), '****'],
  ])('ID-9 shows less of %s where no district is recognised', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it('ID-9 never shows a digit or a street', () => {
    const part = fc.constantFrom(
      '北京市',
      '广东省',
      '深圳市',
      '东城区',
      '沙县',
      '小区',
      '路',
      '街',
      '1 号',
      '村',
      '路桥区',
      '市场',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const address = parts.join('');
        const masked = maskAddress(address);
        expect(masked.endsWith('****')).toBe(true);
        const shown = masked.slice(0, -4);
        expect(address.startsWith(shown)).toBe(true);
        expect(shown).not.toMatch(/\d|小区|市场|[街号村]/);
      }),
    );
  });
});
