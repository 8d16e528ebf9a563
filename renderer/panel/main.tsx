import './jitless.ts';
import { createRoot } from 'react-dom/client';
import { connectPanel } from '../bridge/panel-channel.ts';
import '../ui/styles/base.css';
import '../ui/styles/work.css';
import './panel.css';
import { followShade } from './follow-shade.ts';
import { Panel } from './Panel.tsx';
import { tellHeight } from './tell-height.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');
followShade();
tellHeight(root);
createRoot(root).render(<Panel connect={connectPanel} />);
