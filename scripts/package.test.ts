import { describe, expect, it } from 'vitest';
import { houseOf } from './package.ts';

describe('what the house says of itself', () => {
  it('may be nothing: then no update address is built in', () => {
    expect(houseOf({}, 'linux')).toEqual({
      updates: '',
      args: [
        '-c.linux.maintainer=Guitai <root@localhost>',
        '-c.extraMetadata.homepage=http://localhost/',
      ],
    });
    expect(houseOf({}, 'win32').args).toHaveLength(1);
  });

  it('goes to electron-builder as given', () => {
    const env = {
      GUITAI_UPDATES_URL: 'https://updates.example.cn/guitai',
      GUITAI_MAINTAINER: '某证券 <it@example.cn>',
      GUITAI_HOMEPAGE: 'https://www.example.cn',
    };
    expect(houseOf(env, 'win32')).toEqual({
      updates: 'https://updates.example.cn/guitai',
      args: [
        '-c.linux.maintainer=某证券 <it@example.cn>',
        '-c.extraMetadata.homepage=https://www.example.cn',
      ],
    });
  });

  it('UP-4 is never an open line to fetch programs by', () => {
    expect(() => houseOf({ GUITAI_UPDATES_URL: 'http://updates.example.cn' }, 'linux')).toThrow(
      'https://',
    );
  });
});
