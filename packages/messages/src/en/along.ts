import type { along as dutch } from '../nl-BE/along.ts';

/** What one keeps on the device for on the way. */
export const along = {
  'along.title': 'On the way',
  'along.lead':
    'What you kept on this device can be read and answered without a connection. When you sign out, all that is here leaves the device.',
  'along.list': 'Kept on this device',
  'along.facts': 'Kept on {date}, {size}',
  'along.none': 'Nothing kept yet',
  'along.none.body': 'Open a lesson and choose “Keep for on the way”. You will find it here.',
  'along.remove': 'Take away',
  'along.remove-all': 'Take all away',
  'along.steps': 'You can take your small steps along too.',
  'along.waiting': 'Waiting for a connection on this device: {count}',
  'along.waiting.body': 'It leaves by itself once you open My learning or a lesson with a connection.',
  'along.off':
    'Keeping for on the way is switched off now. What you write in an open lesson still stays on your device until it is sent.',
  'along.script': 'Keeping for on the way works with JavaScript only.',
  'along.no-connection.title': 'You are not connected',
  'along.no-connection.body': 'This page is not on this device. This is:',
  'along.again': 'Try again',
  'along.step.kept': 'Your step is on this device and leaves once there is a connection. You can make another one.',
  'along.step.full': 'You are not connected, and this device cannot keep your step. Leave this page open.',
  'along.step.refused':
    'You made this step without a connection. It cannot be saved like this, for instance because its day is over. Look at it and save it again.',
  'along.step.look': 'A step that you made without a connection could not be saved as it is.',
  'along.step.look.link': 'Look at it',
} satisfies Record<keyof typeof dutch, string>;
