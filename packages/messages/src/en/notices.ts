import type { notices as dutch } from '../nl-BE/notices.ts';

/** What people are told of: the list, its mails, and what one chooses about them. */
export const notices = {
  'notices.title': 'Notifications',
  'notices.lead': 'What happened in conversations you follow, and what colleagues share with you.',
  'notices.preferences': 'Choose what you get by mail',
  'notices.none': 'You are all caught up.',
  'notices.none.body':
    'When somebody answers in a conversation you follow, or a colleague shares something with you, you find it here.',
  'notices.unread':
    '{count, plural, =0 {Everything is read.} one {# unread notification} other {# unread notifications}}',
  'notices.new': 'New',
  'notices.read-one': 'Read',
  'notices.read-one.label': 'Mark as read: {sentence}',
  'notices.read-all': 'Mark everything as read',
  'notices.older': 'Older notifications',
  'notices.to-first': 'To the newest',
  'notices.who':
    '{people, plural, =0 {{first}} one {{first}} =2 {{first} and {second}} other {{first} and {others, plural, one {# other} other {# others}}}}',
  'notices.somebody': 'Somebody',
  'notices.untitled': 'a conversation without a title',
  'notices.say.mention':
    '{count, plural, one {{who} mentions you in ‘{title}’} other {You are mentioned # times in ‘{title}’, by {who}}}',
  'notices.say.quote':
    '{count, plural, one {{who} answered your post in ‘{title}’} other {# answers to your posts in ‘{title}’, from {who}}}',
  'notices.say.reply': '{count, plural, one {{who} wrote in ‘{title}’} other {# new posts in ‘{title}’, from {who}}}',
  'notices.say.best-answer': 'Your post was chosen as the best answer in ‘{title}’',
  'notices.say.reaction':
    '{people, plural, one {{who} reacted to your post in ‘{title}’} other {{who} reacted to your post in ‘{title}’}}',
  'notices.say.shared-answer': '{who} shares an answer with you',
  'notices.say.hidden': 'Your post in ‘{title}’ was hidden. Do you disagree? You can appeal once, at the post',
  'notices.say.upheld': 'Your post in ‘{title}’ stays hidden, also after your appeal',
  'notices.say.shown': 'Your post in ‘{title}’ can be read by everybody again',
  'notices.say.report-hidden': 'The post you reported in ‘{title}’ was hidden',
  'notices.say.report-kept': 'The post you reported in ‘{title}’ stays. Do you disagree? Let the academy know',
  'notices.say.banned': 'You cannot write in conversations for some time. Do you disagree? Let the academy know',
  'notices.say.unbanned': 'You can write in conversations again',
  'notices.say.moved': 'What you wrote now stands in ‘{title}’. Do you disagree? Let the academy know',
  'notices.say.merged': 'The conversation you wrote in was merged with ‘{title}’',
  'notices.excerpt': '‘{excerpt}’',
  'notices.more': 'And {count, plural, one {# more notification} other {# more notifications}}.',
  'notices.kind.MENTION': 'Somebody mentions you with @ in a conversation',
  'notices.kind.QUOTE': 'Somebody answers your post',
  'notices.kind.REPLY': 'New posts in conversations you follow',
  'notices.kind.BEST_ANSWER': 'Your post is chosen as the best answer',
  'notices.kind.REACTION': 'Somebody reacts to your post with a reaction',
  'notices.kind.SHARED_ANSWER': 'A colleague shares an answer with you',
  'notices.kind.MODERATION': 'A decision about your post or your report',
  'notices.mail.AT_ONCE': 'At once',
  'notices.mail.DAILY': 'Once a day',
  'notices.mail.WEEKLY': 'Once a week',
  'notices.mail.NONE': 'No mail',
  'notices.choose.title': 'What do you get by mail?',
  'notices.choose.lead':
    'On the site you always find everything among your notifications. Here you choose how soon a mail tells you too. We send nothing at night: mails come between 7 am and 9 pm, and what you read on the site meanwhile is not in them.',
  'notices.choose.talk': 'Conversations and sharing',
  'notices.choose.obligatory': 'You always get this mail: the law asks us to tell you of such a decision.',
  'notices.choose.submit': 'Save your choice',
  'notices.choose.saved': 'Your choice is saved.',
  'notices.choose.steps': 'Small steps',
  'notices.choose.steps.label': 'Remind me of my small steps by mail, on the day itself and the day after',
  'notices.choose.reviews': 'Looking back',
  'notices.choose.reviews.body':
    'With each attest you choose whether a mail asks you to look back after one, four and twelve weeks.',
  'notices.choose.reviews.link': 'To your attests',
  'notices.choose.muted':
    'Of a conversation that you muted you hear nothing, on the site nor by mail. You choose that in the conversation itself.',
  'notices.stop.title': 'Mails about notifications',
  'notices.stop.all': 'everything that can be switched off',
  'notices.stop.lead': 'You now get mails about this: {what}.',
  'notices.stop.submit': 'Stop sending me those mails',
  'notices.stop.everything': 'Or stop all mails about notifications',
  'notices.stop.done': 'You get no more mails about this: {what}.',
  'notices.stop.change':
    'On the site you still find your notifications. If you want mails again, you choose so at your notifications.',
  'mail.notices.subject': '{count, plural, one {{only}} other {# notifications for you}}',
  'mail.notices.body':
    '{count, plural, one {There is something new for you.} other {There is news for you.}}\n\n{items}',
  'mail.notices.button': '{count, plural, one {Read on} other {See your notifications}}',
  'mail.foot.notices':
    'You get this message because the Fluxus academie sends you notifications by mail. How often, you choose on the site, at Notifications.',
  'mail.foot.obligatory': 'You get this message because we always tell people of such a decision.',
} satisfies Record<keyof typeof dutch, string>;
