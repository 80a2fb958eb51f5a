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
  'authoring.file.unknown':
    'Les films et les fichiers à télécharger ne peuvent pas encore être publiés. Retirez {source} de la leçon.',
  'authoring.lesson.empty': 'Cette leçon est encore vide. Écrivez-y quelque chose.',
  'authoring.module.unknown': 'Le module {name} n’est pas publié. Publiez-le d’abord.',
  'authoring.slug.taken': '« {name} » appartient déjà à {other}. Choisissez une autre adresse.',
} satisfies Record<keyof typeof dutch, string>;
