import type { RouteObject } from 'react-router';
import { accountPage } from './pages/account/AccountPage.tsx';
import { administrationPage } from './pages/administration/AdministrationPage.tsx';
import { administeredOrderPage } from './pages/administration/OrderPage.tsx';
import { administeredPersonPage } from './pages/administration/PersonPage.tsx';
import { cataloguePage } from './pages/catalogue/CataloguePage.tsx';
import { checkoutPage } from './pages/checkout/CheckoutPage.tsx';
import { homePage } from './pages/home/HomePage.tsx';
import { modulePage } from './pages/module/ModulePage.tsx';
import { orderPage } from './pages/order/OrderPage.tsx';
import { ordersPage } from './pages/orders/OrdersPage.tsx';
import { programmePage } from './pages/programme/ProgrammePage.tsx';
import { forgottenPasswordPage, newPasswordPage } from './pages/sign-in/passwordPages.tsx';
import { signInPage } from './pages/sign-in/SignInPage.tsx';
import { signUpPage } from './pages/sign-in/SignUpPage.tsx';
import { confirmEmailPage, signInLinkPage, verifyEmailPage } from './pages/sign-in/tokenPages.tsx';
import { withdrawalPage } from './pages/withdrawal/WithdrawalPage.tsx';
import { workshopsPage } from './pages/workshops/WorkshopsPage.tsx';
import { aboutPage, accessibilityPage, privacyPage, termsPage } from './pages/written.tsx';
import { nothingHere } from './page.tsx';
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
      checkoutPage,
      orderPage,
      ordersPage,
      withdrawalPage,
      workshopsPage,
      signInPage,
      signInLinkPage,
      verifyEmailPage,
      signUpPage,
      forgottenPasswordPage,
      newPasswordPage,
      accountPage,
      confirmEmailPage,
      administrationPage,
      administeredOrderPage,
      administeredPersonPage,
      aboutPage,
      termsPage,
      privacyPage,
      accessibilityPage,
      { path: '*', loader: () => nothingHere(), Component: () => null },
    ],
  },
];
