import { createRoot } from 'react-dom/client';
import { Gallery } from '../src/ui/gallery.tsx';
import '../src/styles/index.css';
import '../src/styles/reader.css';

/** The components in their states, to look at while one builds them: `npm run gallery`. */
const root = document.getElementById('app');
if (root) createRoot(root).render(<Gallery />);
