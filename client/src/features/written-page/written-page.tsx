import { fromMarkdown, toHtml } from '@fluxus/lesson-document';
import type { MessageKey } from '@fluxus/messages/say';
import type { ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import { page, useMessages, useSurroundings } from '../../page.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';

/** A page of plain text, written in Markdown: about, terms, privacy, accessibility. */
export function writtenPage({
  path,
  title,
  text,
  below,
}: {
  path: string;
  title: MessageKey;
  text: string;
  below?: ReactNode;
}) {
  const { document, problems } = fromMarkdown(text, { assignKeys: true });
  if (!document) throw new Error(`the text of ${path} cannot be read: ${JSON.stringify(problems)}`);
  const html = toHtml(document);
  function View() {
    const t = useMessages();
    const { locale } = useSurroundings();
    return (
      <article className="wrap written lesson-text">
        <h1>{t(title)}</h1>
        {locale !== contentLang && <p className="soft">{t('site.text-in-dutch')}</p>}
        <TrustedHtml html={html} />
        {below}
      </article>
    );
  }
  return page<null>({ path, load: async () => null, head: (_data, t) => ({ title: t(title) }), View });
}
