import { type AnchorHTMLAttributes, createContext, type ElementType, useContext } from 'react';

export type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/**
 * What a link is made of: a plain `a` in a document, the router's link (taking `href`) inside an application.
 * Wrap the application in `<AnchorContext value={…}>`; every link of this folder then uses it.
 */
export const AnchorContext = createContext<ElementType<AnchorProps>>('a');

/** A link, of the kind that its surroundings chose. */
export function Anchor(props: AnchorProps) {
  const Link = useContext(AnchorContext);
  return <Link {...props} />;
}
