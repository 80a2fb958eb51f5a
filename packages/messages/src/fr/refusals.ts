import type { refusals as dutch } from '../nl-BE/refusals.ts';

/** Refusals and faults: what happened, what it means, what you can do. */
export const refusals = {
  'refusal.invalid-input':
    'Quelque chose n’est pas encore juste. Regardez les champs indiqués ; ce que vous avez rempli y est encore.',
  'refusal.not-found':
    'Nous ne trouvons pas ceci. Peut-être que cela n’existe plus, ou que cela ne vous est pas destiné.',
  'refusal.too-often':
    'C’était trop souvent à la suite. Attendez {minutes, plural, one {une minute} other {# minutes}}, puis réessayez.',
  'refusal.not-signed-in': 'Connectez-vous d’abord. Vous reprendrez ensuite là où vous étiez.',
  'refusal.not-allowed': 'Vous n’avez pas accès ici. Demandez à l’académie si vous pensez que ce n’est pas juste.',
  'fault.unexpected':
    'Quelque chose s’est mal passé chez nous. Réessayez dans un moment. Si cela continue, donnez-nous ce numéro : {id}.',
  'fault.unreadable':
    'Il y a ici quelque chose que nous ne pouvons pas lire, comme un caractère invisible ou un mauvais numéro. Vérifiez et réessayez.',
  'fault.too-large': 'C’est trop grand pour être envoyé. Raccourcissez et réessayez.',
  'fault.cross-site':
    'Cette demande venait d’un autre site et n’a donc pas été exécutée. Ouvrez vous-même l’académie et réessayez.',
} satisfies Record<keyof typeof dutch, string>;
