import type { RouteObject } from 'react-router';
import { nothingHere } from './page.tsx';
import { accountPage } from './pages/account/account-page.tsx';
import { administrationPage } from './pages/administration/administration-page.tsx';
import { administeredOrderPage } from './pages/administration/order-page.tsx';
import { administeredPersonPage } from './pages/administration/person-page.tsx';
import { alongPage, noConnectionPage } from './pages/along/along-page.tsx';
import { attestPage } from './pages/attest/attest-page.tsx';
import { casePage } from './pages/case/case-page.tsx';
import { casesPage } from './pages/cases/cases-page.tsx';
import { cataloguePage } from './pages/catalogue/catalogue-page.tsx';
import { checkoutPage } from './pages/checkout/checkout-page.tsx';
import { homePage } from './pages/home/home-page.tsx';
import { languagePage } from './pages/language/language-page.tsx';
import { modulePage } from './pages/module/module-page.tsx';
import { myCertificatesPage } from './pages/my-certificates/my-certificates-page.tsx';
import { reviewsUnsubscribePage } from './pages/my-certificates/reviews-page.tsx';
import { notebookPage } from './pages/notebook/notebook-page.tsx';
import { sharedAnswerPage } from './pages/notebook/shared-answer-page.tsx';
import { chooseNoticesPage } from './pages/notices/choose-page.tsx';
import { noticesPage } from './pages/notices/notices-page.tsx';
import { stopNoticesPage } from './pages/notices/stop-page.tsx';
import { orderPage } from './pages/order/order-page.tsx';
import { ordersPage } from './pages/orders/orders-page.tsx';
import { programmePage } from './pages/programme/programme-page.tsx';
import { offeredPlacePage } from './pages/registration/offered-place-page.tsx';
import { registrationPage } from './pages/registration/registration-page.tsx';
import { newDatePage } from './pages/schedule/new-date-page.tsx';
import { schedulePage } from './pages/schedule/schedule-page.tsx';
import { scheduledDatePage } from './pages/schedule/scheduled-date-page.tsx';
import { searchPage } from './pages/search/search-page.tsx';
import { forgottenPasswordPage, newPasswordPage } from './pages/sign-in/password-pages.tsx';
import { signInPage } from './pages/sign-in/sign-in-page.tsx';
import { signUpPage } from './pages/sign-in/sign-up-page.tsx';
import { confirmEmailPage, signInLinkPage, verifyEmailPage } from './pages/sign-in/token-pages.tsx';
import { lookBackPage } from './pages/steps/look-back-page.tsx';
import { newStepPage } from './pages/steps/new-step-page.tsx';
import { stepPage } from './pages/steps/step-page.tsx';
import { stepsPage } from './pages/steps/steps-page.tsx';
import { unsubscribePage } from './pages/steps/unsubscribe-page.tsx';
import { aboutModulePage } from './pages/studio/about-module-page.tsx';
import { historyPage } from './pages/studio/history-page.tsx';
import { studioLessonPage } from './pages/studio/lesson-page.tsx';
import { studioModulePage } from './pages/studio/module-page.tsx';
import { previewPage } from './pages/studio/preview-page.tsx';
import { publishPage } from './pages/studio/publish-page.tsx';
import { studioPage } from './pages/studio/studio-page.tsx';
import { movePage } from './pages/talk/move-page.tsx';
import { newThreadPage } from './pages/talk/new-thread-page.tsx';
import { reviewPage } from './pages/talk/review-page.tsx';
import { shareAnswerPage } from './pages/talk/share-answer-page.tsx';
import { threadPage } from './pages/talk/thread-page.tsx';
import { threadsPage } from './pages/talk/threads-page.tsx';
import { withdrawalPage } from './pages/withdrawal/withdrawal-page.tsx';
import { workshopDatePage } from './pages/workshops/date-page.tsx';
import { workshopPage } from './pages/workshops/workshop-page.tsx';
import { workshopsPage } from './pages/workshops/workshops-page.tsx';
import { aboutPage, accessibilityPage, privacyPage, termsPage } from './pages/written.tsx';
import { Site, SiteFault } from './site.tsx';

/** Pages that are documents: rendered on the server, whole without any script. */
export const siteRoutes: RouteObject[] = [
  {
    id: 'site',
    Component: Site,
    ErrorBoundary: SiteFault,
    children: [
      homePage,
      cataloguePage,
      modulePage,
      programmePage,
      casesPage,
      casePage,
      checkoutPage,
      orderPage,
      ordersPage,
      withdrawalPage,
      workshopsPage,
      workshopPage,
      workshopDatePage,
      registrationPage,
      offeredPlacePage,
      searchPage,
      signInPage,
      signInLinkPage,
      verifyEmailPage,
      signUpPage,
      forgottenPasswordPage,
      newPasswordPage,
      accountPage,
      myCertificatesPage,
      attestPage,
      reviewsUnsubscribePage,
      notebookPage,
      sharedAnswerPage,
      languagePage,
      confirmEmailPage,
      administrationPage,
      administeredOrderPage,
      administeredPersonPage,
      schedulePage,
      newDatePage,
      scheduledDatePage,
      stepsPage,
      newStepPage,
      stepPage,
      lookBackPage,
      unsubscribePage,
      noticesPage,
      chooseNoticesPage,
      stopNoticesPage,
      threadsPage,
      newThreadPage,
      reviewPage,
      shareAnswerPage,
      threadPage,
      movePage,
      studioPage,
      studioModulePage,
      aboutModulePage,
      publishPage,
      studioLessonPage,
      previewPage,
      historyPage,
      alongPage,
      noConnectionPage,
      aboutPage,
      termsPage,
      privacyPage,
      accessibilityPage,
      { path: '*', loader: () => nothingHere(), Component: () => null },
    ],
  },
];
