import type { cases as dutch } from '../nl-BE/cases.ts';

/** The case library, a case study, and its sheet for a team meeting. */
export const cases = {
  'cases.title': 'Exemples de terrain',
  'cases.lead': 'Comment BS Kameleon s’y prend, avec des questions pour vous et votre équipe.',
  'cases.description':
    'Exemples de terrain de BS Kameleon sur le travail avec les parents : une situation, une approche et des questions pour votre équipe. Choisissez par frein, âge, canal et phase.',
  'cases.filter.WORDS': 'Chercher un mot',
  'cases.filter.BARRIER': 'Frein',
  'cases.filter.AGE': 'Âge',
  'cases.filter.CHANNEL': 'Canal',
  'cases.filter.PHASE': 'Phase',
  'cases.filter.apply': 'Montrer les exemples',
  'cases.option': '{option} ({count})',
  'cases.count': '{count} des {total} exemples de terrain',
  'cases.set-aside': 'Nous ne connaissons pas ce qui était choisi ici : {names}. Vous voyez la liste sans ce choix.',
  'cases.none': 'Aucun exemple ne correspond à ce choix.',
  'cases.none.ways': 'Laissez tomber une chose et vous trouverez :',
  'cases.none.body': 'Laissez tomber quelques choix, ou regardez tous les exemples.',
  'cases.without': 'sans ‘{what}’ ({count})',
  'cases.all': 'Montrer tous les exemples ({count})',
  'cases.none-yet': 'Il n’y a pas encore d’exemples de terrain.',
  'cases.none-yet.body': 'Dès qu’il y en a un dans une leçon, vous le trouvez ici.',
  'cases.readable': 'Vous pouvez le lire en entier',
  'cases.of-module': 'Extrait de',
  'cases.situation': 'Situation',
  'cases.approach': 'Approche',
  'cases.effect': 'Effet',
  'cases.questions': 'Pour y réfléchir',
  'cases.source': 'Du récit de l’école',
  'cases.quotes-of':
    'Source : ce que BS Kameleon a raconté d’elle-même. Ce qui est entre “guillemets doubles” sont les mots de l’école, en néerlandais.',
  'cases.read-on': 'Lire l’exemple en entier',
  'cases.read-on.body':
    '{count, plural, one {Ce que l’école a fait et les questions pour votre équipe se lisent avec ce module.} other {Ce que l’école a fait et les questions pour votre équipe se lisent avec l’un de ces modules.}}',
  'cases.read-on.module': 'Voir le module',
  'cases.read-on.sign-in': 'Vous avez déjà accès ? Connectez-vous',
  'cases.team': 'Pour votre réunion d’équipe',
  'cases.team.body': 'Une feuille avec l’exemple, et des lignes pour écrire sous chaque question.',
  'cases.team.print': 'Imprimer pour votre équipe',
  'cases.sheet.back': 'Retour à l’exemple',
  'cases.sheet.how':
    'Voici la feuille comme elle sortira de l’imprimante. Choisissez ‘Imprimer’ dans votre navigateur.',
  'cases.sheet.print': 'Imprimer cette feuille',
  'cases.sheet.kicker': 'Exemple de terrain',
  'cases.lessons': 'Vous le rencontrez dans',
  'cases.related': 'Exemples proches',
} satisfies Record<keyof typeof dutch, string>;
