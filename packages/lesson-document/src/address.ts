const LINK = /^(https?:\/\/[^/?#]|mailto:[^@]+@|\/(?![/\\])|#[^#]*$)/i;
const SOURCE = /^(https:\/\/[^/?#]|\/(?![/\\])|[a-z0-9])/i;
// space, double quotes, angle brackets and backslashes are written as %xx in an address
const OUTSIDE = /[\s\p{Cc}"<>\\^`{|}]/u;

/** Whether a link may lead there: another site over HTTP, mail, a path on this site, or a place on this page. */
export function isLink(href: string): boolean {
  return LINK.test(href) && !OUTSIDE.test(href);
}

/** Whether a file may come from there: a path beside the lesson, a path on this site, or another site over HTTPS. */
export function isSource(src: string): boolean {
  if (!SOURCE.test(src) || OUTSIDE.test(src)) return false;
  return isElsewhere(src) || (!src.includes(':') && !src.split('/').includes('..'));
}

/** Whether a file that may come from there comes from another site. */
export function isElsewhere(src: string): boolean {
  return /^https:/i.test(src);
}

/** The address of a file in a page: a path beside the lesson is one of this site. */
export function addressOf(src: string): string {
  return isElsewhere(src) || src.startsWith('/') ? src : `/${src}`;
}
