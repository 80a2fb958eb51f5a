import type { identity as dutch } from '../nl-BE/identity.ts';

/** Accounts: what can be wrong, and the mails about getting in. */
export const identity = {
  'identity.wrong-credentials':
    'Cette adresse et ce mot de passe ne vont pas ensemble, ou votre adresse n’est pas encore confirmée. Regardez dans votre boîte mail, réessayez ou demandez un lien de connexion.',
  'identity.link-expired':
    'Ce lien ne fonctionne plus. Il a déjà servi ou il est trop ancien. N’hésitez pas à en demander un nouveau.',
  'identity.email.missing': 'Indiquez votre adresse e-mail.',
  'identity.email.invalid': 'Ceci ne ressemble pas à une adresse e-mail. Vérifiez-la ; elle a la forme nom@ecole.be.',
  'identity.email.same': 'C’est déjà votre adresse.',
  'identity.name.missing': 'Indiquez votre nom.',
  'identity.name.too-long': 'Votre nom peut compter {most} caractères au plus.',
  'identity.name.characters': 'Votre nom contient un caractère que nous ne pouvons pas conserver. Retapez votre nom.',
  'identity.password.missing': 'Indiquez votre mot de passe.',
  'identity.password.too-short':
    'Choisissez un mot de passe d’au moins {least} caractères. Quelques mots à la suite conviennent bien.',
  'identity.password.too-long': 'Choisissez un mot de passe de {most} caractères au plus.',
  'identity.password.wrong':
    'Ce n’est pas votre mot de passe actuel. Réessayez, ou choisissez-en un nouveau par « Mot de passe oublié ».',
  'identity.locale.unknown': 'Nous ne connaissons pas cette langue. Choisissez-en une dans la liste.',
  'identity.reason.missing': 'Écrivez en une phrase pourquoi vous faites ceci, en 3 à 500 caractères.',
  'identity.roles.own':
    'Vous ne pouvez pas vous retirer votre propre rôle de gestion. Demandez-le à une autre personne qui a ce rôle.',
  'identity.device': '{browser} sur {system}',
  'identity.device.unknown': 'Un appareil que nous ne reconnaissons pas',
  'identity.device.browser': 'un autre navigateur',
  'identity.device.system': 'un autre système',
  'mail.sign-in-link.subject': 'Votre lien de connexion',
  'mail.sign-in-link.body':
    'Bonjour,\n\nce lien vous connecte à la Fluxus academie. Il fonctionne une seule fois et reste valable une heure.\n\nVous n’avez rien demandé ? Alors vous n’avez rien à faire.',
  'mail.sign-in-link.button': 'Me connecter',
  'mail.verify-email.subject': 'Confirmez votre adresse e-mail',
  'mail.verify-email.body':
    'Bonjour {name},\n\nvous voulez un compte à la Fluxus academie. Confirmez encore que cette adresse est la vôtre, et vous pourrez commencer. Le lien fonctionne une seule fois et reste valable deux jours.\n\nCe n’était pas vous ? Alors n’appuyez pas sur le bouton. Sans confirmation, aucun compte n’est créé.',
  'mail.verify-email.button': 'Confirmer mon adresse',
  'mail.account-exists.subject': 'Vous avez déjà un compte',
  'mail.account-exists.body':
    'Bonjour,\n\nquelqu’un a voulu créer un compte à la Fluxus academie avec cette adresse, mais vous en avez déjà un. Si c’était vous, connectez-vous. Vous ne vous souvenez plus de votre mot de passe ? Là, vous en choisissez un nouveau ou vous demandez un lien.\n\nCe n’était pas vous ? Alors vous n’avez rien à faire. Rien n’a changé.',
  'mail.account-exists.button': 'Aller à la connexion',
  'mail.password-reset.subject': 'Choisissez un nouveau mot de passe',
  'mail.password-reset.body':
    'Bonjour,\n\nce lien vous permet de choisir un nouveau mot de passe pour la Fluxus academie. Il fonctionne une seule fois et reste valable une heure.\n\nVous n’avez rien demandé ? Alors vous n’avez rien à faire. Votre mot de passe reste tel quel.',
  'mail.password-reset.button': 'Choisir un nouveau mot de passe',
  'mail.password-changed.subject': 'Votre mot de passe est modifié',
  'mail.password-changed.body':
    'Bonjour,\n\nle mot de passe de votre compte à la Fluxus academie vient d’être modifié. Les autres appareils sont déconnectés.\n\nCe n’était pas vous ? Choisissez tout de suite un nouveau mot de passe.',
  'mail.password-changed.button': 'Choisir un nouveau mot de passe',
  'mail.confirm-new-email.subject': 'Confirmez votre nouvelle adresse e-mail',
  'mail.confirm-new-email.body':
    'Bonjour,\n\nvous voulez utiliser cette adresse pour votre compte à la Fluxus academie. Confirmez-la avec le bouton. D’ici là, votre ancienne adresse reste valable. Le lien reste valable deux jours.\n\nVous n’avez rien demandé ? Alors vous n’avez rien à faire.',
  'mail.confirm-new-email.button': 'Confirmer ma nouvelle adresse',
  'mail.email-taken.subject': 'Cette adresse a déjà un compte',
  'mail.email-taken.body':
    'Bonjour,\n\nquelqu’un a voulu utiliser cette adresse pour un autre compte à la Fluxus academie. Il existe déjà un compte avec cette adresse, donc rien n’a changé. Si c’était vous, connectez-vous avec cette adresse.',
  'mail.email-taken.button': 'Aller à la connexion',
  'mail.email-change-asked.subject': 'Votre adresse e-mail va changer',
  'mail.email-change-asked.body':
    'Bonjour,\n\npour votre compte à la Fluxus academie, une nouvelle adresse e-mail est demandée : {newEmail}. Elle ne change que lorsqu’elle y est confirmée.\n\nCe n’était pas vous ? Choisissez tout de suite un nouveau mot de passe et déconnectez-vous partout.',
  'mail.email-change-asked.button': 'Choisir un nouveau mot de passe',
} satisfies Record<keyof typeof dutch, string>;
