import type { learning as dutch } from '../nl-BE/learning.ts';

/** What the reader is refused, and why. */
export const learning = {
  'learning.refusal.not-entitled':
    'Cette leçon fait partie du module « {module} ». Dès que vous avez accès au module, vous lisez la suite ici.',
  'learning.refusal.not-entitled-visitor':
    'Cette leçon fait partie du module « {module} ». Si vous avez déjà accès, connectez-vous et lisez la suite.',
  'learning.refusal.conflict':
    'Vous avez aussi écrit ici sur un autre appareil. Nous n’avons rien écrasé. Choisissez le texte que vous gardez.',
  'learning.reflection.too-long':
    'Ce texte dépasse 20 000 caractères. Raccourcissez-le un peu, et nous pourrons le conserver.',
  'learning.reflection.characters':
    'Votre texte contient un caractère que nous ne pouvons pas conserver. Recollez-le comme texte simple.',
  'learning.reflection.save': 'Cet enregistrement n’a pas de numéro valable. Rechargez la page.',
  'learning.reflection.revision':
    'Nous ne savons pas quelle version de votre texte celle-ci prolonge. Rouvrez la leçon et essayez encore.',
  'learning.check.none': 'Choisissez d’abord une réponse.',
  'learning.check.one': 'Choisissez une seule réponse à cette question.',
  'learning.check.unknown': 'Cette réponse n’existe plus. Rouvrez la leçon, puis choisissez.',
  'learning.seen.too-many':
    'Cela fait trop de blocs à la fois. Rouvrez la leçon ; ce que vous avez déjà lu reste conservé.',
} satisfies Record<keyof typeof dutch, string>;
