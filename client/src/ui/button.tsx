import type { ButtonHTMLAttributes, MouseEvent } from 'react';
import { Anchor, type AnchorProps } from './anchor.tsx';
import { classNames } from './class-names.ts';

/** One `main` a page; `quiet` is the second, `text` the third, `danger` takes something away. */
export type ButtonVariant = 'main' | 'quiet' | 'text' | 'danger';

type Look = { variant?: ButtonVariant; wide?: boolean; small?: boolean };

const looks = ({ variant = 'main', wide, small }: Look, more?: string) =>
  classNames('btn', variant !== 'main' && `btn-${variant}`, wide && 'btn-wide', small && 'btn-small', more);

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { pending?: boolean };

/** A button that says what it does. While `pending` it stays focusable and does nothing a second time. */
export function Button({ variant, wide, small, pending, className, type = 'submit', onClick, ...rest }: ButtonProps) {
  const press = pending ? (event: MouseEvent<HTMLButtonElement>) => event.preventDefault() : onClick;
  return (
    <button
      {...rest}
      type={type}
      className={looks({ variant, wide, small }, className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={press}
    />
  );
}

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function ButtonLink({ variant, wide, small, className, ...rest }: AnchorProps & Look) {
  return <Anchor {...rest} className={looks({ variant, wide, small }, className)} />;
}
