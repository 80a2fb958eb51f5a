import type { along as dutch } from '../nl-BE/along.ts';

/** What one keeps on the device for on the way. */
export const along = {
  'along.title': 'En route',
  'along.lead':
    'Ce que vous avez gardé sur cet appareil se lit et se complète sans connexion. Si vous vous déconnectez de votre compte, tout ce qui est ici quitte l’appareil.',
  'along.list': 'Gardé sur cet appareil',
  'along.facts': 'Gardé le {date}, {size}',
  'along.none': 'Rien de gardé pour l’instant',
  'along.none.body': 'Ouvrez une leçon et choisissez « Garder pour la route ». Vous la retrouverez ici.',
  'along.remove': 'Retirer',
  'along.remove-all': 'Tout retirer',
  'along.steps': 'Vous pouvez aussi emporter vos petits pas.',
  'along.waiting': 'En attente d’une connexion sur cet appareil : {count}',
  'along.waiting.body': 'Tout part de soi-même dès que vous ouvrez Mon parcours ou une leçon avec une connexion.',
  'along.off':
    'Garder pour la route est désactivé pour l’instant. Ce que vous écrivez dans une leçon ouverte reste sur votre appareil jusqu’à l’envoi.',
  'along.script': 'Garder pour la route ne fonctionne qu’avec JavaScript.',
  'along.no-connection.title': 'Vous n’êtes pas connecté à internet',
  'along.no-connection.body': 'Cette page n’est pas sur cet appareil. Ceci, oui :',
  'along.again': 'Réessayer',
  'along.step.kept':
    'Votre petit pas est sur cet appareil et part dès le retour de la connexion. Vous pouvez en préparer un autre.',
  'along.step.full':
    'Vous n’êtes pas connecté à internet, et cet appareil ne peut pas garder votre petit pas. Laissez cette page ouverte.',
  'along.step.refused':
    'Vous avez préparé ce petit pas sans connexion. Il ne peut pas être enregistré ainsi, par exemple parce que le jour est passé. Vérifiez-le et enregistrez-le à nouveau.',
  'along.step.look': 'Un petit pas préparé sans connexion n’a pas pu être enregistré tel quel.',
  'along.step.look.link': 'Le vérifier',
} satisfies Record<keyof typeof dutch, string>;
