import type { sales as dutch } from '../nl-BE/sales.ts';

/** Buying: refusals, the words of the law in plain French, and the mails about an order. */
export const sales = {
  'sales.already-entitled': 'Vous avez déjà ceci. Vous le retrouvez sous Mon parcours.',
  'sales.too-late':
    'Ce n’est plus possible : le paiement est déjà en cours ou terminé. Regardez où en est votre commande.',
  'sales.terms.missing': 'Lisez les conditions et cochez cette case si vous les acceptez.',
  'sales.request-key.wrong': 'Cette page est trop ancienne. Rechargez-la, puis commandez.',
  'sales.vat.exempt-art-44': 'Exempté de TVA (article 44 du Code de la TVA).',
  'sales.vat.standard-21': '21 % de TVA comprise.',
  'sales.vat.reduced-6': '6 % de TVA comprise.',
  'sales.characteristics':
    '{modules, plural, one {Un module} other {# modules}} avec {lessons, plural, one {une leçon} other {# leçons}}, environ {minutes} minutes en tout',
  'sales.consent.explain':
    'Vous pouvez vous rétracter de cette commande pendant quatorze jours, sans raison. Vous avez accès tout de suite, quel que soit votre choix. Si vous cochez les deux phrases, ce droit prend fin dès que votre accès commence. Si vous les laissez ouvertes toutes les deux, vous le gardez.',
  'sales.consent.immediate-access': 'Je veux commencer tout de suite, avant la fin des quatorze jours.',
  'sales.consent.acknowledge-loss': 'Je sais qu’ensuite je ne peux plus me rétracter de cette commande.',
  'sales.withdrawal.name': 'Indiquez votre nom, en 100 caractères au plus.',
  'sales.withdrawal.number': 'Indiquez le numéro de votre commande. Il se trouve dans votre e-mail et commence par FA.',
  'sales.withdrawal.email': 'Indiquez l’adresse e-mail de votre commande ; elle a la forme nom@ecole.be.',
  'access.subject.unknown': 'Ce module ou cette formation n’existe pas. Choisissez dans la liste.',
  'access.bought': 'Cet accès est acheté. Remboursez la commande, et l’accès s’arrête avec elle.',
  'insight.reason.missing': 'Écrivez en une phrase pourquoi vous faites ceci, en 3 à 500 caractères.',
  'sales.alert.amount': 'Le montant payé de {number} ne correspond pas à la commande. Aucun accès n’a été donné.',
  'sales.alert.refund-failed':
    'Le remboursement de {number} a échoué. La commande est de nouveau payée et l’accès court de nouveau.',
  'sales.alert.refund-elsewhere':
    'Pour {number}, un remboursement a eu lieu dans Stripe que nous ne pouvons pas situer.',
  'sales.alert.dispute': 'Le paiement de {number} est contesté auprès de la banque.',
  'sales.alert.withdrawal': 'Quelqu’un s’est rétracté de {number}, mais cela ne peut pas être traité automatiquement.',
  'mail.order-paid.subject': 'Votre paiement est arrivé : {title}',
  'mail.order-paid.body':
    'Bonjour {name},\n\nmerci, votre paiement est arrivé. Vous pouvez commencer tout de suite.\n\nCommande {number}, passée le {placedAt}\n{title} : {total}\n{vat}\nPayé le {paidAt}\n\nLors de votre commande, vous avez confirmé ceci :\n« {immediateAccess} »\n« {acknowledgeLoss} »\nVotre droit de rétractation prend ainsi fin, maintenant que votre accès a commencé.\n\nConservez cet e-mail : il est la preuve de votre commande.',
  'mail.order-paid.button': 'Voir votre commande',
  'mail.order-paid-withdrawable.subject': 'Votre paiement est arrivé : {title}',
  'mail.order-paid-withdrawable.body':
    'Bonjour {name},\n\nmerci, votre paiement est arrivé. Vous pouvez commencer tout de suite.\n\nCommande {number}, passée le {placedAt}\n{title} : {total}\n{vat}\nPayé le {paidAt}\n\nVous pouvez vous rétracter de cette commande sans raison jusqu’au {until} inclus. Cela se fait en bas de notre site, sous « Se rétracter d’une commande ». Tout vous est alors rendu.\n\nConservez cet e-mail : il est la preuve de votre commande.',
  'mail.order-paid-withdrawable.button': 'Voir votre commande',
  'mail.order-processing.subject': 'Votre paiement est en cours : {title}',
  'mail.order-processing.body':
    'Bonjour {name},\n\nnous avons votre commande {number} ({title}, {total}). Votre banque s’occupe du paiement. Cela peut prendre quelques jours.\n\nVous n’avez rien à faire. Dès que l’argent est là, vous recevez un e-mail et vous pouvez commencer.',
  'mail.order-processing.button': 'Suivre votre commande',
  'mail.order-failed.subject': 'Votre paiement n’a pas réussi : {title}',
  'mail.order-failed.body':
    'Bonjour {name},\n\nle paiement de la commande {number} ({title}, {total}) n’a pas réussi. Rien n’a été débité.\n\nVous pouvez commander à nouveau quand cela vous convient, éventuellement avec un autre moyen de paiement.',
  'mail.order-failed.button': 'Réessayer',
  'mail.order-expired.subject': 'Votre commande a expiré : {title}',
  'mail.order-expired.body':
    'Bonjour {name},\n\nvotre commande {number} ({title}) n’a pas été payée et a expiré. Rien n’a été débité.\n\nVous voulez encore le module ? Commandez-le simplement à nouveau. Sinon, vous n’avez rien à faire.',
  'mail.order-expired.button': 'Voir votre commande',
  'mail.order-refunded.subject': 'Votre argent vous est rendu : {title}',
  'mail.order-refunded.body':
    'Bonjour {name},\n\nnous avons remboursé {total} pour la commande {number} ({title}), par le chemin de votre paiement. Il peut s’écouler quelques jours ouvrables avant que vous le voyiez.\n\nVotre accès est arrêté. Ce que vous avez écrit reste à vous.',
  'mail.order-refunded.button': 'Voir votre commande',
  'mail.order-refund-failed.subject': 'Votre remboursement n’a pas encore réussi',
  'mail.order-refund-failed.body':
    'Bonjour {name},\n\nle remboursement de {total} pour la commande {number} n’a pas réussi auprès de la banque. Nous examinons cela et nous vous contactons. D’ici là, votre accès continue simplement.',
  'mail.order-refund-failed.button': 'Voir votre commande',
  'mail.withdrawal-received.subject': 'Nous avons reçu votre rétractation : {number}',
  'mail.withdrawal-received.body':
    'Bonjour {name},\n\nnous avons reçu votre rétractation le {at}. Voici ce que vous nous avez fait savoir :\n\nMoi, {name}, je me rétracte de ma commande {number}. Envoyez la confirmation à {email}.\n\nSi vous aviez le droit de rétractation, votre argent vous est rendu dans les quatorze jours, par le chemin de votre paiement. Si quelque chose n’est pas juste, nous vous le faisons savoir.\n\nConservez cet e-mail : il est la preuve de votre rétractation.',
  'mail.withdrawal-received.button': 'Vers l’académie',
  'mail.staff-alert.subject': 'À vérifier : commande {number}',
  'mail.staff-alert.body': 'Bonjour,\n\n{what}\n\nVérifiez-le dans la gestion.',
  'mail.staff-alert.button': 'Ouvrir la gestion',
} satisfies Record<keyof typeof dutch, string>;
