import type { RouteObject } from 'react-router';
import { learningPage } from './pages/learning/learning-page.tsx';
import { lessonPage, moduleEntrancePage } from './pages/lesson/lesson-page.tsx';
import { Site, SiteFault } from './site.tsx';

/** The learner's application: rendered on the server, then taken over by the browser. */
export const learnerRoutes: RouteObject[] = [
  {
    id: 'learner',
    Component: Site,
    ErrorBoundary: SiteFault,
    children: [learningPage, moduleEntrancePage, lessonPage],
  },
];
