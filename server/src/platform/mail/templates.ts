import { type Locale, type MessageKey, messagesIn } from '@fluxus/messages';
import { escapeHtml } from '../escape-html.ts';
import type { MailData } from './mail-queue.ts';

/** A part of a mail that calendars read; its method stands in it too. */
export type CalendarPart = { method: string; content: string };

/** `unsubscribe` is the whole address where one stops getting such mails. */
export type ComposedMail = {
  subject: string;
  text: string;
  html: string;
  unsubscribe: string | undefined;
  /** One event each; the first is the mail's own invitation, the others go along. */
  calendars: readonly CalendarPart[];
};

/** Calendar parts as the data of a mail carries them. */
export function calendarParts(parts: readonly CalendarPart[]): string {
  return JSON.stringify(parts);
}

/**
 * A mail is a subject, paragraphs and at most one button. Its words are messages named `mail.<template>.subject`,
 * `mail.<template>.body` (paragraphs parted by an empty line) and `mail.<template>.button`; `data.url` is where the button
 * leads, `data.unsubscribe` where one stops getting such mails, for those that one chose oneself, and `data.foot` why one
 * gets it, where that is something else.
 * `data.calendars` holds calendar parts, as `calendarParts` writes them.
 */
export function composeMail(template: string, locale: Locale, data: MailData, publicUrl: string): ComposedMail {
  const t = messagesIn(locale);
  const values = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      value === null ? '' : typeof value === 'boolean' ? String(value) : value,
    ]),
  );
  const say = (part: string) => t(`mail.${template}.${part}` as MessageKey, values);
  const subject = say('subject').replace(/[\r\n]+/g, ' ');
  const paragraphs = say('body')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim());
  const url = typeof data.url === 'string' ? new URL(data.url, publicUrl).href : undefined;
  const unsubscribe = typeof data.unsubscribe === 'string' ? new URL(data.unsubscribe, publicUrl).href : undefined;
  const foot = typeof data.foot === 'string' ? data.foot : t(unsubscribe ? 'mail.foot.chosen' : 'mail.foot');
  const leave = unsubscribe ? t('mail.foot.unsubscribe') : '';
  const text = [
    ...paragraphs,
    ...(url ? [`${say('button')}: ${url}`] : []),
    '-- ',
    foot,
    ...(unsubscribe ? [`${leave}: ${unsubscribe}`] : []),
  ].join('\n\n');
  const leaveHtml = unsubscribe
    ? ` <a href="${escapeHtml(unsubscribe)}" style="color:#5d5046">${escapeHtml(leave)}</a>`
    : '';
  const button = url
    ? `<p style="margin:28px 0"><a href="${escapeHtml(url)}" style="background:#17492f;color:#fffdf8;padding:13px 24px;border-radius:999px;text-decoration:none;font-weight:600">${escapeHtml(say('button'))}</a></p>`
    : '';
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${escapeHtml(subject)}</title><body style="margin:0;background:#fdf9f1;color:#2b2017;font:16px/1.6 Verdana,sans-serif"><div style="max-width:34rem;margin:0 auto;padding:32px 20px"><p style="font:600 20px/1 Georgia,serif;margin:0 0 28px">Fluxus academie</p>${paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('')}${button}<p style="margin:40px 0 0;border-top:1px solid #dcd3c2;padding-top:16px;font-size:13px;color:#5d5046">${escapeHtml(foot)}${leaveHtml}</p></div></body></html>`;
  const calendars = typeof data.calendars === 'string' ? (JSON.parse(data.calendars) as CalendarPart[]) : [];
  return { subject, text, html, unsubscribe, calendars };
}
