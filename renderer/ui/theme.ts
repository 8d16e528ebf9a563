import type { ThemeConfig } from 'antd';

/**
 * The counter's compact tokens: 13 px text, rows of 32, spaces of 4, 8, 12 and 16, one accent. Colours are
 * repeated as custom properties in styles/base.css, where the frame takes them from; a test keeps both equal.
 */
export const colours = {
  accent: '#1a5fa8',
  text: '#1b2430',
  textSoft: '#4d5866',
  border: '#8793a3',
  line: '#dbe0e7',
  page: '#f3f5f8',
  danger: '#b3261e',
  warning: '#8a5300',
  good: '#1d6b3c',
} as const;

export const fontFamily =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.accent,
    // The ring of focus, the same as everywhere else in the window.
    colorPrimaryBorder: colours.accent,
    lineWidthFocus: 2,
    colorLink: colours.accent,
    colorText: colours.text,
    colorTextSecondary: colours.textSoft,
    colorTextDescription: colours.textSoft,
    colorTextPlaceholder: '#626d7b',
    colorTextDisabled: '#626d7b',
    colorBorder: colours.border,
    colorSplit: colours.line,
    colorError: colours.danger,
    colorWarning: colours.warning,
    colorSuccess: colours.good,
    colorBgLayout: colours.page,
    fontFamily,
    fontSize: 13,
    lineHeight: 20 / 13,
    controlHeight: 32,
    controlHeightSM: 24,
    borderRadius: 4,
    borderRadiusLG: 6,
    padding: 12,
    paddingSM: 8,
    paddingXS: 4,
    motion: false,
    wireframe: false,
  },
  components: {
    Input: { activeShadow: '0 0 0 2px rgba(26, 95, 168, 0.25)', paddingInline: 8 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', paddingInline: 12, fontWeight: 500 },
    Checkbox: { controlInteractiveSize: 16 },
  },
};
