import { createRoot } from 'react-dom/client';
import '../components/base.css';
import './app/aria-strings.ts';
import { App } from './app/app.tsx';
import './staff.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
