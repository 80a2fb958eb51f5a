import type { catalogue as dutch } from '../nl-BE/catalogue.ts';

/** What authors hear about a manuscript that cannot be published yet. */
export const catalogue = {
  'authoring.name': 'Utilisez seulement des minuscules, des chiffres et des traits d’union, {most} caractères au plus.',
  'authoring.list': 'Faites-en une liste.',
  'authoring.number': 'Donnez un nombre entier de {least} à {most}.',
  'authoring.choice': 'Choisissez parmi : {choices}.',
  'authoring.twice': '« {name} » apparaît plus d’une fois. Donnez à chacun son propre nom.',
  'authoring.empty': 'Complétez ceci.',
  'authoring.too-long': 'Raccourcissez ceci à {most} caractères au plus.',
  'authoring.characters': 'Il y a ici un caractère que nous ne pouvons pas conserver. Retapez ceci.',
  'authoring.drawing.unknown': 'Le dessin {source} n’existe pas. Ajoutez-le ou choisissez-en un autre.',
  'authoring.drawing.unsafe': 'Le dessin {source} contient plus que des formes et des classes. Enlevez le reste.',
  'authoring.case.unknown': 'L’exemple de terrain {name} n’existe pas. Choisissez-en un autre.',
  'authoring.file.unknown': '{source} n’est pas dans la médiathèque. Déposez-le d’abord, puis nommez-le comme là-bas.',
  'authoring.lesson.empty': 'Cette leçon est encore vide. Écrivez-y quelque chose.',
  'authoring.module.unknown': 'Le module {name} n’est pas publié. Publiez-le d’abord.',
  'authoring.slug.taken': '« {name} » appartient déjà à {other}. Choisissez une autre adresse.',
  'authoring.media.unknown': 'Il n’y a rien sous {source} dans la médiathèque. Vérifiez le nom, ou ajoutez-le.',
  'authoring.media.processing': '{source} est encore en préparation. Réessayez dans un instant.',
  'authoring.media.consent':
    'Des personnes sont reconnaissables sur {source}, et il n’est pas (ou plus) noté qui y consent. Complétez-le dans la médiathèque.',
  'authoring.media.kind': '{source} est autre chose que ce qui peut figurer à cet endroit.',
  'authoring.media.captions': '{source} n’a pas encore de sous-titres. Ajoutez-les dans la médiathèque.',
  'authoring.media.chapters': '{source} n’a pas encore de chapitres. Ajoutez-les dans la médiathèque.',
} satisfies Record<keyof typeof dutch, string>;
