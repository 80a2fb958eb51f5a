import { contentLang } from '../../content.tsx';
import { money } from '../../format.ts';
import type { ModuleRowFragment } from '../../graphql.gen.ts';
import { useMessages, useSurroundings } from '../../page.tsx';
import { Rings } from '../../ui/rings.tsx';

/** One module in a list: its accent, its name, how long, what it costs. */
export function ModuleRow({
  module,
  owned = false,
  heading: Heading = 'h3',
}: {
  module: ModuleRowFragment;
  owned?: boolean;
  heading?: 'h2' | 'h3';
}) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <a className="mod" href={`/modules/${module.slug}`}>
      <Rings {...module.accent} size={64} />
      <span className="mod-text">
        <Heading lang={contentLang}>{module.title}</Heading>
        <span className="soft" lang={contentLang}>
          {module.subtitle}
        </span>
        <span className="small soft">
          {t('lessons', { count: module.lessonCount })} · {t('minutes', { minutes: module.minutes })}
        </span>
      </span>
      <span className="price voice">
        {owned ? t('catalogue.owned') : module.offer && money(module.offer.priceCents, locale)}
      </span>
    </a>
  );
}
