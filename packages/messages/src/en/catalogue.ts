import type { catalogue as dutch } from '../nl-BE/catalogue.ts';

/** What authors hear about a manuscript that cannot be published yet. */
export const catalogue = {
  'authoring.name': 'Use lower-case letters, digits and hyphens only, at most {most} characters.',
  'authoring.list': 'Make this a list.',
  'authoring.number': 'Give a whole number from {least} to {most}.',
  'authoring.choice': 'Choose one of these: {choices}.',
  'authoring.twice': '“{name}” is there more than once. Give each a name of its own.',
  'authoring.empty': 'Fill this in.',
  'authoring.too-long': 'Shorten this to at most {most} characters.',
  'authoring.characters': 'There is a character in this that we cannot keep. Type it again.',
  'authoring.drawing.unknown': 'The drawing {source} does not exist. Add it or choose another.',
  'authoring.drawing.unsafe': 'The drawing {source} holds more than shapes and classes. Take the rest out.',
  'authoring.case.unknown': 'The case study {name} does not exist. Choose another.',
  'authoring.file.unknown':
    '{source} is not in the library of media. Put it there first, and name it as it is called there.',
  'authoring.lesson.empty': 'This lesson is still empty. Write something in it.',
  'authoring.module.unknown': 'The module {name} has not been published. Publish it first.',
  'authoring.slug.taken': '“{name}” already belongs to {other}. Choose another address.',
  'authoring.media.unknown': 'There is nothing under {source} in the library of media. Check the name, or add it.',
  'authoring.media.processing': '{source} is still being made ready. Try again in a moment.',
  'authoring.media.consent':
    'People can be recognised on {source}, and it does not say (any more) who agrees. Add that in the library of media.',
  'authoring.media.kind': '{source} is another kind of thing than can stand in this place.',
  'authoring.media.captions': '{source} has no captions yet. Add them in the library of media.',
  'authoring.media.chapters': '{source} has no chapters yet. Add them in the library of media.',
} satisfies Record<keyof typeof dutch, string>;
