import type { identity as dutch } from '../nl-BE/identity.ts';

/** Accounts: what can be wrong, and the mails about getting in. */
export const identity = {
  'identity.wrong-credentials':
    'This address and this password do not go together, or your address has not been confirmed yet. Check your mailbox, try again or ask for a link to sign in.',
  'identity.link-expired': 'This link no longer works. It has been used already or is too old. Do ask for a new one.',
  'identity.email.missing': 'Fill in your e-mail address.',
  'identity.email.invalid': 'This does not look like an e-mail address. Check it; it looks like name@school.be.',
  'identity.email.same': 'This is your address already.',
  'identity.name.missing': 'Fill in your name.',
  'identity.name.too-long': 'Your name can be at most {most} characters long.',
  'identity.name.characters': 'There is a character in your name that we cannot keep. Type your name again.',
  'identity.password.missing': 'Fill in your password.',
  'identity.password.too-short': 'Choose a password of at least {least} characters. A few words in a row work well.',
  'identity.password.too-long': 'Choose a password of at most {most} characters.',
  'identity.password.wrong':
    'This is not your current password. Try again, or choose a new one with “Forgotten your password”.',
  'identity.locale.unknown': 'We do not know this language. Choose one from the list.',
  'identity.reason.missing': 'Write in a sentence why you do this, in 3 to 500 characters.',
  'identity.roles.own': 'You cannot take away your own role of administrator. Ask another administrator to do it.',
  'identity.device': '{browser} on {system}',
  'identity.device.unknown': 'A device that we do not recognise',
  'identity.device.browser': 'another browser',
  'identity.device.system': 'another system',
  'mail.sign-in-link.subject': 'Your link to sign in',
  'mail.sign-in-link.body':
    'Hello,\n\nwith this link you sign in to Fluxus academie. It works once and is valid for an hour.\n\nDid you not ask for this? Then there is nothing you need to do.',
  'mail.sign-in-link.button': 'Sign me in',
  'mail.verify-email.subject': 'Confirm your e-mail address',
  'mail.verify-email.body':
    'Hello {name},\n\nyou would like an account at Fluxus academie. Just confirm that this address is yours, and you can begin. The link works once and is valid for two days.\n\nWas this not you? Then do not press the button. Without confirmation no account is made.',
  'mail.verify-email.button': 'Confirm my address',
  'mail.account-exists.subject': 'You have an account already',
  'mail.account-exists.body':
    'Hello,\n\nsomebody wanted to make an account at Fluxus academie with this address, but you have one already. If it was you, sign in. If you no longer know your password, you choose a new one there or ask for a link.\n\nWas it not you? Then there is nothing you need to do. Nothing has changed.',
  'mail.account-exists.button': 'To signing in',
  'mail.password-reset.subject': 'Choose a new password',
  'mail.password-reset.body':
    'Hello,\n\nwith this link you choose a new password for Fluxus academie. It works once and is valid for an hour.\n\nDid you not ask for this? Then there is nothing you need to do. Your password stays as it is.',
  'mail.password-reset.button': 'Choose a new password',
  'mail.password-changed.subject': 'Your password has been changed',
  'mail.password-changed.body':
    'Hello,\n\nthe password of your account at Fluxus academie has just been changed. Other devices have been signed out.\n\nWas this not you? Then choose a new password at once.',
  'mail.password-changed.button': 'Choose a new password',
  'mail.confirm-new-email.subject': 'Confirm your new e-mail address',
  'mail.confirm-new-email.body':
    'Hello,\n\nyou would like to use this address for your account at Fluxus academie. Confirm it with the button. Until then your old address holds. The link is valid for two days.\n\nDid you not ask for this? Then there is nothing you need to do.',
  'mail.confirm-new-email.button': 'Confirm my new address',
  'mail.email-taken.subject': 'This address has an account already',
  'mail.email-taken.body':
    'Hello,\n\nsomebody wanted to use this address for another account at Fluxus academie. There is an account with this address already, so nothing has changed. If it was you, sign in with this address.',
  'mail.email-taken.button': 'To signing in',
  'mail.email-change-asked.subject': 'Your e-mail address is being changed',
  'mail.email-change-asked.body':
    'Hello,\n\na new e-mail address has been asked for your account at Fluxus academie: {newEmail}. It changes only once it has been confirmed there.\n\nWas this not you? Then choose a new password at once and sign out everywhere.',
  'mail.email-change-asked.button': 'Choose a new password',
} satisfies Record<keyof typeof dutch, string>;
