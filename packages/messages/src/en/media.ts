import type { media as dutch } from '../nl-BE/media.ts';

/** Media. */
export const media = {
  'media.refused.empty': 'This file is empty. Choose another one.',
  'media.refused.type':
    'This is not a file we can keep. Choose a picture (JPEG, PNG, WebP, GIF or AVIF), a film (MP4 or WebM), sound (MP3, M4A or Ogg) or a PDF. We look at what is in it, not at its name.',
  'media.refused.svg': 'An SVG can hold code, so we do not take it. Save the drawing as PNG and choose that.',
  'media.refused.heic': 'Most devices cannot show a HEIC photo. Save it as JPEG and choose that.',
  'media.refused.mov': 'A MOV film does not play everywhere. Save it as MP4 and choose that.',
  'media.refused.kind': 'This is another kind of file than belongs here. Choose one of the same kind.',
  'media.refused.no-picture': 'This is no picture that can stand here. Choose a JPEG, PNG, WebP, GIF or AVIF.',
  'media.refused.large': 'This file is too large: {most} MB at most. Make it smaller and try again.',
  'media.refused.pixels':
    'This picture measures {width} × {height} pixels. We cannot work on more than {most} million. Make it smaller and try again.',
  'media.refused.broken':
    'This file is not whole: it breaks off somewhere or is other than it says. Save it anew and try again.',
  'media.refused.unfinished': 'The file is not all here yet. Wait a moment, or send it again.',
  'media.refused.quota-own': 'Your own room of {most} MB is full. First delete something you no longer use.',
  'media.refused.quota': 'The library is full: there is room for {most} MB. Ask an administrator to make room.',
  'media.refused.pictures-a-day': 'You can place {most} pictures a day at most. Try again tomorrow.',
  'media.vtt.large': 'Captions may be {most} kB at most.',
  'media.vtt.letters': 'These are no captions: some characters cannot be read. Save the file as UTF-8.',
  'media.vtt.header': 'These are no captions in WebVTT. The first line must be WEBVTT, with an empty line after it.',
  'media.vtt.time': 'Line {line}: two times belong here, such as 00:01.000 --> 00:04.000, and the second comes later.',
  'media.vtt.order': 'Line {line}: this time comes before the one above. Put the captions in order.',
  'media.vtt.setting': 'Line {line}: we do not know what stands after the times. Leave it out.',
  'media.vtt.silent': 'Line {line}: here are times without words.',
  'media.vtt.line': 'Line {line}: this line is too long. At most {most} characters.',
  'media.vtt.tag':
    'Line {line}: here is a sign or mark-up that cannot be. Plain words may, with <b>, <i> or <u> in them; write & as &amp; and < as &lt;.',
  'media.vtt.many': 'Line {line}: there are more than {most} captions. That is too many for one film.',
  'media.vtt.empty': 'There is not one caption in this file.',
  'media.vtt.chapters':
    'These chapters are not right: each has a name of one line, and they follow each other in time.',
  'media.field.title': 'Give it a title, so that you find it again.',
  'media.field.alt':
    'Say what is to be seen, for those who do not see it. If the picture says nothing, tick that it is decoration.',
  'media.field.long': 'This is too long. At most {most} characters.',
  'media.field.characters': 'Some characters in this cannot be kept.',
  'media.field.focus': 'Give a number from 0 to 100.',
  'media.field.day': 'Give a day that exists, such as 2027-06-30.',
  'media.field.language': 'Choose Dutch, French or English.',
  'media.in-use':
    'This stays, because {count, plural, one {one lesson shows} other {# lessons show}} it, now or in a version before. First take it out of the lesson; who is half-way still reads the version before.',
  'media.changed':
    'Somebody else changed this meanwhile. You see how it is now; what you wrote is still there to be saved again.',
} satisfies Record<keyof typeof dutch, string>;
