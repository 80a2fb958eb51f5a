import type { notices as dutch } from '../nl-BE/notices.ts';

/** What people are told of: the list, its mails, and what one chooses about them. */
export const notices = {
  'notices.title': 'Notifications',
  'notices.lead':
    'Ce qui s’est passé dans les conversations que vous suivez, et ce que des collègues partagent avec vous.',
  'notices.preferences': 'Choisir ce que vous recevez par e-mail',
  'notices.none': 'Vous êtes à jour.',
  'notices.none.body':
    'Quand quelqu’un répond dans une conversation que vous suivez ou qu’un collègue partage quelque chose avec vous, vous le trouvez ici.',
  'notices.unread': '{count, plural, =0 {Tout est lu.} one {# notification non lue} other {# notifications non lues}}',
  'notices.new': 'Nouveau',
  'notices.read-one': 'Lu',
  'notices.read-one.label': 'Marquer comme lu : {sentence}',
  'notices.read-all': 'Tout marquer comme lu',
  'notices.older': 'Notifications plus anciennes',
  'notices.to-first': 'Vers les plus récentes',
  'notices.who':
    '{people, plural, =0 {{first}} one {{first}} =2 {{first} et {second}} other {{first} et {others, plural, one {# autre personne} other {# autres personnes}}}}',
  'notices.somebody': 'Quelqu’un',
  'notices.untitled': 'une conversation sans titre',
  'notices.say.mention':
    '{count, plural, one {{who} vous mentionne dans « {title} »} other {Vous êtes mentionné # fois dans « {title} », par {who}}}',
  'notices.say.quote':
    '{count, plural, one {{who} a répondu à votre message dans « {title} »} other {# réponses à vos messages dans « {title} », de {who}}}',
  'notices.say.reply':
    '{count, plural, one {{who} a écrit dans « {title} »} other {# nouveaux messages dans « {title} », de {who}}}',
  'notices.say.best-answer': 'Votre message a été choisi comme meilleure réponse dans « {title} »',
  'notices.say.reaction':
    '{people, plural, one {{who} a réagi à votre message dans « {title} »} other {{who} ont réagi à votre message dans « {title} »}}',
  'notices.say.shared-answer': '{who} partage une réponse avec vous',
  'notices.say.hidden':
    'Votre message dans « {title} » a été masqué. Pas d’accord ? Vous pouvez contester une fois, sous le message',
  'notices.say.upheld': 'Votre message dans « {title} » reste masqué, malgré votre contestation',
  'notices.say.shown': 'Votre message dans « {title} » est de nouveau lisible par tout le monde',
  'notices.say.report-hidden': 'Le message que vous avez signalé dans « {title} » a été masqué',
  'notices.say.report-kept':
    'Le message que vous avez signalé dans « {title} » reste en place. Pas d’accord ? Faites-le savoir à l’académie',
  'notices.say.banned':
    'Vous ne pouvez plus écrire dans les conversations pendant un temps. Pas d’accord ? Faites-le savoir à l’académie',
  'notices.say.unbanned': 'Vous pouvez de nouveau écrire dans les conversations',
  'notices.say.moved':
    'Ce que vous avez écrit se trouve maintenant dans « {title} ». Pas d’accord ? Faites-le savoir à l’académie',
  'notices.say.merged': 'La conversation dans laquelle vous avez écrit a été fusionnée avec « {title} »',
  'notices.excerpt': '« {excerpt} »',
  'notices.more': 'Et encore {count, plural, one {# notification} other {# notifications}}.',
  'notices.kind.MENTION': 'Quelqu’un vous mentionne avec @ dans une conversation',
  'notices.kind.QUOTE': 'Quelqu’un répond à votre message',
  'notices.kind.REPLY': 'Nouveaux messages dans les conversations que vous suivez',
  'notices.kind.BEST_ANSWER': 'Votre message est choisi comme meilleure réponse',
  'notices.kind.REACTION': 'Quelqu’un réagit à votre message',
  'notices.kind.SHARED_ANSWER': 'Un collègue partage une réponse avec vous',
  'notices.kind.MODERATION': 'Une décision sur votre message ou votre signalement',
  'notices.mail.AT_ONCE': 'Tout de suite',
  'notices.mail.DAILY': 'Une fois par jour',
  'notices.mail.WEEKLY': 'Une fois par semaine',
  'notices.mail.NONE': 'Pas d’e-mail',
  'notices.choose.title': 'Que recevez-vous par e-mail ?',
  'notices.choose.lead':
    'Sur le site, vous trouvez toujours tout dans vos notifications. Ici, vous choisissez quand un e-mail vous en parle aussi. La nuit, nous n’envoyons rien : les e-mails arrivent entre 7 et 21 heures, et ce que vous avez lu entre-temps sur le site n’y figure plus.',
  'notices.choose.talk': 'Conversations et partages',
  'notices.choose.obligatory':
    'Vous recevez toujours cet e-mail : la loi demande que nous vous communiquions une telle décision.',
  'notices.choose.submit': 'Enregistrer mon choix',
  'notices.choose.saved': 'Votre choix est enregistré.',
  'notices.choose.steps': 'Petits pas',
  'notices.choose.steps.label': 'Me rappeler mes petits pas par e-mail, le jour même et le lendemain',
  'notices.choose.reviews': 'Regards en arrière',
  'notices.choose.reviews.body':
    'Pour chaque attestation, vous choisissez si un e-mail vous invite à regarder en arrière après une, quatre et douze semaines.',
  'notices.choose.reviews.link': 'Vers vos attestations',
  'notices.choose.muted':
    'D’une conversation que vous ne voulez plus entendre, rien ne vous parvient : ni sur le site, ni par e-mail. Cela se choisit dans la conversation elle-même.',
  'notices.stop.title': 'E-mails sur vos notifications',
  'notices.stop.all': 'tout ce qui peut être arrêté',
  'notices.stop.lead': 'Vous recevez des e-mails à ce sujet : {what}.',
  'notices.stop.submit': 'Ne plus m’envoyer ces e-mails',
  'notices.stop.everything': 'Ou arrêter tous les e-mails sur vos notifications',
  'notices.stop.done': 'Vous ne recevez plus d’e-mails à ce sujet : {what}.',
  'notices.stop.change':
    'Sur le site, vous trouvez toujours vos notifications. Si vous voulez à nouveau des e-mails, vous le choisissez dans vos notifications.',
  'mail.notices.subject': '{count, plural, one {{only}} other {# notifications pour vous}}',
  'mail.notices.body':
    '{count, plural, one {Il y a quelque chose de nouveau pour vous.} other {Il y a du nouveau pour vous.}}\n\n{items}',
  'mail.notices.button': '{count, plural, one {Lire la suite} other {Voir vos notifications}}',
  'mail.foot.notices':
    'Vous recevez ce message parce que la Fluxus academie vous envoie des notifications par e-mail. Vous choisissez leur fréquence sur le site, dans Notifications.',
  'mail.foot.obligatory': 'Vous recevez ce message parce que nous communiquons toujours une telle décision.',
} satisfies Record<keyof typeof dutch, string>;
