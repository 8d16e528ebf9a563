import '../zod-config.ts';
import { createRoot } from 'react-dom/client';
import { connectClient } from '../bridge/client-channel.ts';
import '../ui/styles/base.css';
import './client-screen.css';
import { ClientScreen } from './ClientScreen.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');
createRoot(root).render(<ClientScreen connect={connectClient} />);
