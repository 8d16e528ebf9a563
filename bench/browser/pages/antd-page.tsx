import 'antd/dist/reset.css';
import { Button, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <ConfigProvider locale={zhCN} button={{ autoInsertSpace: false }}>
    <Button type="primary">签到</Button>
  </ConfigProvider>,
);
