import type { media as dutch } from '../nl-BE/media.ts';

/** Media. */
export const media = {
  'media.refused.empty': 'Ce fichier est vide. Choisissez-en un autre.',
  'media.refused.type':
    'Ce n’est pas un fichier que nous pouvons garder. Choisissez une image (JPEG, PNG, WebP, GIF ou AVIF), un film (MP4 ou WebM), du son (MP3, M4A ou Ogg) ou un PDF. Nous regardons le contenu, pas le nom.',
  'media.refused.svg':
    'Un SVG peut contenir du code, nous ne l’acceptons donc pas. Enregistrez le dessin en PNG et choisissez-le.',
  'media.refused.heic':
    'La plupart des appareils n’affichent pas les photos HEIC. Enregistrez-la en JPEG et choisissez-la.',
  'media.refused.mov': 'Un film MOV ne se lit pas partout. Enregistrez-le en MP4 et choisissez-le.',
  'media.refused.kind': 'Ce n’est pas le bon genre de fichier ici. Choisissez un fichier du même genre.',
  'media.refused.no-picture':
    'Ce n’est pas une image qui peut figurer ici. Choisissez un JPEG, PNG, WebP, GIF ou AVIF.',
  'media.refused.large': 'Ce fichier est trop grand : {most} Mo au plus. Réduisez-le et réessayez.',
  'media.refused.pixels':
    'Cette image mesure {width} × {height} pixels. Nous ne pouvons pas en traiter plus de {most} millions. Réduisez-la et réessayez.',
  'media.refused.broken':
    'Ce fichier n’est pas complet : il s’interrompt ou n’est pas ce qu’il dit être. Enregistrez-le à nouveau et réessayez.',
  'media.refused.unfinished': 'Le fichier n’est pas encore entièrement arrivé. Patientez, ou renvoyez-le.',
  'media.refused.quota-own': 'Votre espace de {most} Mo est plein. Supprimez d’abord ce que vous n’utilisez plus.',
  'media.refused.quota':
    'La médiathèque est pleine : il y a place pour {most} Mo. Demandez à un administrateur de faire de la place.',
  'media.refused.pictures-a-day': 'En un jour, vous pouvez placer {most} images au plus. Réessayez demain.',
  'media.vtt.large': 'Les sous-titres peuvent faire {most} ko au plus.',
  'media.vtt.letters':
    'Ce ne sont pas des sous-titres : certains caractères sont illisibles. Enregistrez le fichier en UTF-8.',
  'media.vtt.header':
    'Ce ne sont pas des sous-titres WebVTT. La première ligne doit être WEBVTT, suivie d’une ligne vide.',
  'media.vtt.time': 'Ligne {line} : il faut deux temps, comme 00:01.000 --> 00:04.000, et le second vient après.',
  'media.vtt.order': 'Ligne {line} : ce temps précède le précédent. Mettez les sous-titres dans l’ordre.',
  'media.vtt.setting': 'Ligne {line} : nous ne connaissons pas ce qui suit les temps. Enlevez-le.',
  'media.vtt.silent': 'Ligne {line} : il y a des temps sans texte.',
  'media.vtt.line': 'Ligne {line} : cette ligne est trop longue. {most} caractères au plus.',
  'media.vtt.tag':
    'Ligne {line} : un signe ou une mise en forme n’est pas permis ici. Du texte simple va, avec <b>, <i> ou <u> ; écrivez & comme &amp; et < comme &lt;.',
  'media.vtt.many': 'Ligne {line} : il y a plus de {most} sous-titres. C’est trop pour un film.',
  'media.vtt.empty': 'Il n’y a aucun sous-titre dans ce fichier.',
  'media.vtt.chapters':
    'Ces chapitres ne sont pas corrects : chacun a un nom d’une ligne, et ils se suivent dans le temps.',
  'media.field.title': 'Donnez-lui un titre, pour le retrouver.',
  'media.field.alt':
    'Dites ce qu’on voit, pour qui ne le voit pas. Si l’image ne dit rien, cochez qu’elle est décorative.',
  'media.field.long': 'C’est trop long. {most} caractères au plus.',
  'media.field.characters': 'Certains caractères ne peuvent pas être gardés.',
  'media.field.focus': 'Donnez un nombre de 0 à 100.',
  'media.field.day': 'Donnez un jour qui existe, comme 2027-06-30.',
  'media.field.language': 'Choisissez néerlandais, français ou anglais.',
  'media.in-use':
    'Ceci reste, car {count, plural, one {une leçon le montre} other {# leçons le montrent}}, maintenant ou dans une version antérieure. Retirez-le d’abord de la leçon ; qui est à mi-chemin lit encore l’ancienne version.',
  'media.changed':
    'Quelqu’un d’autre l’a modifié entre-temps. Vous voyez l’état actuel ; ce que vous avez écrit est encore là pour être enregistré.',
} satisfies Record<keyof typeof dutch, string>;
