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
  'authoring.file.unknown': 'Films and files to keep cannot be published yet. Take {source} out of the lesson.',
  'authoring.lesson.empty': 'This lesson is still empty. Write something in it.',
  'authoring.module.unknown': 'The module {name} has not been published. Publish it first.',
  'authoring.slug.taken': '“{name}” already belongs to {other}. Choose another address.',
} satisfies Record<keyof typeof dutch, string>;
