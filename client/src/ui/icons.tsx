import type { ReactNode } from 'react';

/** `size` in CSS pixels. Icons never stand alone: the words beside them say what they mean. */
export type IconProps = { size?: number };

function Icon({ size = 20, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const ArrowLeft = (props: IconProps) => (
  <Icon {...props}>
    <path d="M20 12H4m7-7-7 7 7 7" />
  </Icon>
);

export const Check = (props: IconProps) => (
  <Icon {...props}>
    <path d="m4.5 12.5 5 5 10-11" />
  </Icon>
);

export const CheckRound = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9.5" />
    <path d="m7.5 12.5 3 3 6-6.5" />
  </Icon>
);

export const Info = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9.5" />
    <path d="M12 11v5.5M12 7.5v.01" />
  </Icon>
);

export const Warning = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3 1.8 20.5h20.4z" />
    <path d="M12 10v4.5M12 17.5v.01" />
  </Icon>
);

export const Stop = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z" />
    <path d="M12 7.5v5.5M12 16.5v.01" />
  </Icon>
);

export const Offline = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 3l18 18M8.5 8.5A10 10 0 0 0 5 11M12 7.5a10 10 0 0 1 7 3.5M9 15a4.5 4.5 0 0 1 6 0M12 19v.01" />
  </Icon>
);

export const Lock = (props: IconProps) => (
  <Icon {...props}>
    <rect x="4.5" y="11" width="15" height="10" rx="2.5" />
    <path d="M8 11V7.5a4 4 0 0 1 8 0V11" />
  </Icon>
);

export const Clock = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9.5" />
    <path d="M12 6.5V12l3.5 2" />
  </Icon>
);

export const Download = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3.5v12m-5-5 5 5 5-5M4 20.5h16" />
  </Icon>
);

export const MenuLines = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17" />
  </Icon>
);

export const Bell = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0" />
  </Icon>
);
