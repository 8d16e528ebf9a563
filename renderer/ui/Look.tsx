import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { AdoptedStyles } from './AdoptedStyles.tsx';
import { useLook } from './look-store.ts';
import { themeIn } from './theme.ts';

/** The counter's look and language around everything that is shown. */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <AdoptedStyles>
      <Manner>{children}</Manner>
    </AdoptedStyles>
  );
}

/** How the component library speaks and behaves, without where its styles go. */
export function Manner({ children }: { readonly children: ReactNode }) {
  const shade = useLook((look) => look.shade);
  const theme = useMemo(() => themeIn(shade), [shade]);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
