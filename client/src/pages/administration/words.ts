import type { MessageKey, Translate } from '@fluxus/messages';

/*
 * The API names things by fixed words. Those we know get a Dutch name; one that is new shows as it is, so that nothing
 * that happened stays out of sight.
 */

type Words = Readonly<Record<string, MessageKey>>;

const MAILS: Words = {
  'order-paid': 'beheer.mail.order-paid',
  'order-paid-withdrawable': 'beheer.mail.order-paid-withdrawable',
  'order-processing': 'beheer.mail.order-processing',
  'order-failed': 'beheer.mail.order-failed',
  'order-expired': 'beheer.mail.order-expired',
  'order-refunded': 'beheer.mail.order-refunded',
  'order-refund-failed': 'beheer.mail.order-refund-failed',
  'withdrawal-received': 'beheer.mail.withdrawal-received',
  'staff-alert': 'beheer.mail.staff-alert',
  'sign-in-link': 'beheer.mail.sign-in-link',
  'verify-email': 'beheer.mail.verify-email',
  'password-reset': 'beheer.mail.password-reset',
  'confirm-new-email': 'beheer.mail.confirm-new-email',
  'account-exists': 'beheer.mail.account-exists',
  'email-taken': 'beheer.mail.email-taken',
  'email-change-asked': 'beheer.mail.email-change-asked',
  'password-changed': 'beheer.mail.password-changed',
  'certificate-revoked': 'beheer.mail.certificate-revoked',
  'certificate-review': 'beheer.mail.certificate-review',
};

const JOBS: Words = {
  'open-payment': 'beheer.job.open-payment',
  'settle-payment': 'beheer.job.settle-payment',
  'send-refund': 'beheer.job.send-refund',
  'settle-refund': 'beheer.job.settle-refund',
  'settle-dispute': 'beheer.job.settle-dispute',
  'reconcile-payments': 'beheer.job.reconcile-payments',
  'send-mail': 'beheer.job.send-mail',
  'identity-mail-link': 'beheer.job.identity-mail-link',
  'identity-tidy': 'beheer.job.identity-tidy',
  'send-reviews': 'beheer.job.send-reviews',
};

const ACTS: Words = {
  'refund-order': 'beheer.act.refund-order',
  'grant-access': 'beheer.act.grant-access',
  'withdraw-access': 'beheer.act.withdraw-access',
  'change-roles': 'beheer.act.change-roles',
  'retry-mail': 'beheer.act.retry-mail',
  'retry-job': 'beheer.act.retry-job',
  'revoke-certificate': 'beheer.act.revoke-certificate',
};

const REFUND_CAUSES: Words = {
  staff: 'beheer.refund.cause.staff',
  withdrawal: 'beheer.refund.cause.withdrawal',
  provider: 'beheer.refund.cause.provider',
};

const HAPPENINGS: Words = {
  'payment-opened': 'beheer.history.payment-opened',
  'cancel-asked': 'beheer.history.cancel-asked',
  'amount-mismatch': 'beheer.history.amount-mismatch',
  'refund-pending': 'beheer.history.refund-pending',
  'refund-succeeded': 'beheer.history.refund-succeeded',
  'refund-failed': 'beheer.history.refund-failed',
  'refund-elsewhere': 'beheer.history.refund-elsewhere',
};

const STATUSES: Words = {
  'status-awaiting_payment': 'beheer.order.status.AWAITING_PAYMENT',
  'status-processing': 'beheer.order.status.PROCESSING',
  'status-paid': 'beheer.order.status.PAID',
  'status-failed': 'beheer.order.status.FAILED',
  'status-expired': 'beheer.order.status.EXPIRED',
  'status-cancelled': 'beheer.order.status.CANCELLED',
  'status-refunded': 'beheer.order.status.REFUNDED',
};

const PLACED: Words = {
  'withdrawal right kept': 'beheer.history.placed.kept',
  'withdrawal right given up': 'beheer.history.placed.given-up',
};

const find = (words: Words, word: string): MessageKey | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;

const say = (words: Words, word: string, t: Translate): string => {
  const key = find(words, word);
  return key ? t(key) : word;
};

export const mailName = (template: string, t: Translate): string => say(MAILS, template, t);
export const jobName = (queue: string, t: Translate): string => say(JOBS, queue, t);
export const actName = (act: string, t: Translate): string => say(ACTS, act, t);
export const refundCause = (cause: string, t: Translate): string => say(REFUND_CAUSES, cause, t);

/**
 * What happened to an order, in words. `message` is the kind of a message of Stripe; `codes` are its numbers, to look it
 * up there.
 */
type Happening = { what: string; message?: string; detail?: string; codes?: string };

export function happening({ kind, detail }: { kind: string; detail: string }, t: Translate): Happening {
  const status = find(STATUSES, kind);
  if (status) return { what: t('beheer.history.status', { status: t(status).toLowerCase() }), detail };
  const known = find(HAPPENINGS, kind);
  switch (kind) {
    case 'placed':
      return { what: t('beheer.history.placed'), detail: say(PLACED, detail, t) };
    case 'withdrawn':
      return { what: t('beheer.history.withdrawn'), detail };
    case 'refund-requested':
      return { what: t('beheer.history.refund-requested'), detail: refundCause(detail, t) };
    default:
      if (known) return { what: t(known), codes: detail };
      if (kind.startsWith('dispute-'))
        return { what: t('beheer.history.dispute'), codes: `${kind.slice('dispute-'.length)} ${detail}` };
      return { what: t('beheer.history.stripe'), message: kind, codes: detail };
  }
}
