import { theme as antdTheme, type ThemeConfig } from 'antd';

/** How light the window is. */
export type Shade = 'light' | 'dark';

/**
 * The counter's colours, light and dark. They are repeated as custom properties in styles/base.css, where the
 * frame takes them from; a test keeps both equal. `accentFill` lies under white text.
 */
export const palettes = {
  light: {
    accent: '#1a5fa8',
    accentFill: '#1a5fa8',
    text: '#1b2430',
    textSoft: '#4d5866',
    faint: '#5b6673',
    border: '#8793a3',
    line: '#dbe0e7',
    page: '#f3f5f8',
    surface: '#ffffff',
    danger: '#b3261e',
    warning: '#8a5300',
    good: '#1d6b3c',
  },
  dark: {
    accent: '#84b9f2',
    accentFill: '#2f6db0',
    text: '#e3e8ee',
    textSoft: '#aab5c1',
    faint: '#98a3af',
    border: '#75818f',
    line: '#36414d',
    page: '#12171e',
    surface: '#1b222b',
    danger: '#ff9b91',
    warning: '#f0bb66',
    good: '#7dd3a0',
  },
} as const satisfies Readonly<Record<Shade, Readonly<Record<string, string>>>>;

export const fontFamily =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** The compact tokens: 13 px text, rows of 32, spaces of 4, 8, 12 and 16, one accent. */
export function themeIn(shade: Shade): ThemeConfig {
  const colours = palettes[shade];
  return {
    algorithm: shade === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: colours.accentFill,
      // The ring of focus, the same as everywhere else in the window.
      colorPrimaryBorder: colours.accent,
      lineWidthFocus: 2,
      colorLink: colours.accent,
      colorText: colours.text,
      colorTextSecondary: colours.textSoft,
      colorTextDescription: colours.textSoft,
      colorTextPlaceholder: colours.faint,
      colorTextDisabled: colours.faint,
      colorBorder: colours.border,
      colorSplit: colours.line,
      colorError: colours.danger,
      colorWarning: colours.warning,
      colorSuccess: colours.good,
      colorBgLayout: colours.page,
      colorBgContainer: colours.surface,
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
      Button: {
        colorPrimary: colours.accentFill,
        primaryShadow: 'none',
        defaultShadow: 'none',
        paddingInline: 12,
        fontWeight: 500,
      },
      Checkbox: { colorPrimary: colours.accentFill, controlInteractiveSize: 16 },
    },
  };
}
