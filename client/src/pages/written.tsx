import { writtenPage } from '../features/written-page/written-page.tsx';
import about from './about/about.nl-BE.md?raw';
import accessibility from './accessibility/accessibility.nl-BE.md?raw';
import privacy from './privacy/privacy.nl-BE.md?raw';
import terms from './terms/terms.nl-BE.md?raw';

export const aboutPage = writtenPage({ path: '/over-ons', title: 'written.about', text: about });
export const termsPage = writtenPage({ path: '/voorwaarden', title: 'written.terms', text: terms });
export const privacyPage = writtenPage({ path: '/privacy', title: 'written.privacy', text: privacy });
export const accessibilityPage = writtenPage({
  path: '/toegankelijkheid',
  title: 'written.accessibility',
  text: accessibility,
});
