import { fromMarkdown, toHtml } from '@fluxus/lesson-document';
import type { MessageKey } from '@fluxus/messages/say';
import { contentLang } from '../../content.tsx';
import { page, useMessages, useSurroundings } from '../../page.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';

/** A page of plain text, written in Markdown: about, terms, privacy, accessibility. */
export function writtenPage({ path, title, text }: { path: string; title: MessageKey; text: string }) {
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
        <WhoWeAre />
      </article>
    );
  }
  return page<null>({ path, shared: true, load: async () => null, head: (_data, t) => ({ title: t(title) }), View });
}

/** Where "schrijf ons" leads, and who answers. */
function WhoWeAre() {
  const t = useMessages();
  const { name, address, number, email } = useSurroundings().publisher;
  const items = [
    { term: t('site.identity.name'), description: name },
    { term: t('site.identity.address'), description: address },
    { term: t('site.identity.number'), description: number },
    { term: t('site.identity.contact'), description: <a href={`mailto:${email}`}>{email}</a> },
  ].filter((item) => item.description !== null);
  return (
    <section>
      <h2>{t('site.identity')}</h2>
      <DefinitionList items={items} />
    </section>
  );
}
