import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { InsightModule } from '../insight/index.ts';
import { LearningModule } from '../learning/index.ts';
import { AdministrationResolver } from './administration/administration.resolver.ts';
import { OrderSearch } from './administration/order-search.ts';
import { SearchAdministration } from './administration/search-administration.ts';
import { ShowAdministeredOrder } from './administration/show-administered-order.ts';
import { ShowAdministeredPerson } from './administration/show-administered-person.ts';
import { CancelOrder } from './cancel-order.ts';
import { ConfirmWithdrawal } from './confirm-withdrawal.ts';
import { DefineOffer } from './define-offer.ts';
import { Letters } from './letters.ts';
import { LiveOrdersController } from './live-orders.controller.ts';
import { ModuleOfferResolver, ProgrammeOfferResolver } from './offer.resolver.ts';
import { Offers } from './offers.ts';
import { OpenPayment } from './open-payment.ts';
import { OrderResolver } from './order.resolver.ts';
import { OrderViews } from './order-views.ts';
import { Orders } from './orders.ts';
import { Payments } from './payments.ts';
import { PlaceOrder } from './place-order.ts';
import { ReceiveEvent } from './receive-event.ts';
import { Reconcile } from './reconcile.ts';
import { RefreshOrder } from './refresh-order.ts';
import { RefundOrder } from './refund-order.ts';
import { Refunds } from './refunds.ts';
import { RequestRefund } from './request-refund.ts';
import { SendRefund } from './send-refund.ts';
import { SettleDispute } from './settle-dispute.ts';
import { SettlePayment } from './settle-payment.ts';
import { SettleRefund } from './settle-refund.ts';
import { ShowCheckout } from './show-checkout.ts';
import { ShowOrder } from './show-order.ts';
import { SoldThings } from './sold.ts';
import { StripeClient } from './stripe-client.ts';
import { WebhookController } from './webhook.controller.ts';

const useCases = [
  CancelOrder,
  ConfirmWithdrawal,
  DefineOffer,
  OpenPayment,
  PlaceOrder,
  ReceiveEvent,
  Reconcile,
  RefreshOrder,
  RefundOrder,
  RequestRefund,
  SendRefund,
  SettleDispute,
  SettlePayment,
  SettleRefund,
  ShowCheckout,
  ShowOrder,
];
const administration = [
  AdministrationResolver,
  OrderSearch,
  SearchAdministration,
  ShowAdministeredOrder,
  ShowAdministeredPerson,
];
const underneath = [Letters, Offers, Orders, OrderViews, Payments, Refunds, SoldThings, StripeClient];

/** Buying: offers, orders, money in and money back. */
@Module({
  imports: [AccessModule, CatalogueModule, IdentityModule, InsightModule, LearningModule],
  controllers: [WebhookController, LiveOrdersController],
  providers: [
    ...useCases,
    ...administration,
    ...underneath,
    OrderResolver,
    ModuleOfferResolver,
    ProgrammeOfferResolver,
  ],
  exports: [DefineOffer, Reconcile],
})
export class SalesModule {}
