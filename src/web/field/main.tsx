import { createRoot } from 'react-dom/client';
import '../components/base.css';
import { App } from './app.tsx';
import './field.css';

// The page opens without a network because a worker keeps its files.
if ('serviceWorker' in navigator)
  void navigator.serviceWorker.register('/khao-sat/may.js', { scope: '/khao-sat/' });

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
