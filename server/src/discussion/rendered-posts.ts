import { type Mention, postToHtml } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';

/** How many rendered posts are kept; at a kilobyte each that is two megabytes. */
const MOST = 2000;
/** Longer ones are rendered each time. */
const LONGEST_KEPT = 4000;

/** Posts as HTML: what one revision of a post says never changes, so that it is rendered once while people read it. */
@Injectable()
export class RenderedPosts {
  private readonly kept = new Map<string, string>();

  of(
    { threadId, number, revision, text }: { threadId: string; number: number; revision: number; text: string },
    mentions: readonly Mention[] = [],
  ): string {
    // somebody who is mentioned may be called otherwise since
    const key = [threadId, number, revision, ...mentions.map(({ written, name }) => `${written}\0${name}`)].join(' ');
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const html = postToHtml(text, mentions);
    if (html.length <= LONGEST_KEPT) this.kept.set(key, html);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
    return html;
  }
}
