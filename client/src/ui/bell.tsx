import { Anchor } from './anchor.tsx';
import { Bell as BellDrawing } from './icons.tsx';

export type BellProps = {
  href: string;
  /** What waits behind it, for who does not see it. */
  label: string;
  /** How much waits. */
  count: number;
  current?: boolean;
  /** What is said when more comes: of one, and of many with # for how many. */
  said: { one: string; many: string };
};

/** How much waits for somebody, in the bar above every page. A script keeps the number live; see features/notices. */
export function Bell({ href, label, count, current, said }: BellProps) {
  return (
    <>
      <Anchor className="topbar-bell" href={href} aria-current={current ? 'page' : undefined}>
        <BellDrawing size={22} />
        <span className="visually-hidden">{label} </span>
        <span className="topbar-count" data-waiting={count} hidden={count === 0}>
          {count > 99 ? '99+' : String(count)}
        </span>
      </Anchor>
      <span className="visually-hidden" role="status" data-bell-said="" data-one={said.one} data-many={said.many} />
    </>
  );
}
