import './zod-config.ts';
import 'antd/dist/reset.css';
import './ui/styles/index.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { followLook } from './ui/look-store.ts';
import { counterParts, randomBytes } from './app/counter-parts.ts';
import { Fault } from '../shared/errors.ts';

const root = document.querySelector('#root');
if (root === null) throw new Fault('BRIDGE_REFUSED', 'the page has no root');
// Before anything is shown: nothing flashes in the wrong light.
followLook();
createRoot(root).render(<App parts={counterParts} random={randomBytes} />);
