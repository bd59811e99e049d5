import { cx } from "./cx.ts";

export type ButtonVariant = "primary" | "secondary" | "danger" | "ghost";
export type ButtonSize = "sm" | "md";

const BASE =
  "inline-flex max-w-full shrink-0 items-center justify-center gap-2 rounded-md border text-center font-medium no-underline select-none transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55";

const VARIANTS = {
  primary:
    "border-transparent bg-accent-emphasis text-on-emphasis shadow-resting hover:bg-accent-emphasis-hover disabled:hover:bg-accent-emphasis",
  secondary: "border-line bg-subtle text-fg shadow-resting hover:bg-hover active:bg-active disabled:hover:bg-subtle",
  danger:
    "border-line bg-subtle text-danger shadow-resting hover:border-transparent hover:bg-danger-emphasis hover:text-on-emphasis focus-visible:border-transparent focus-visible:bg-danger-emphasis focus-visible:text-on-emphasis",
  ghost: "border-transparent bg-transparent text-fg hover:bg-hover active:bg-active",
} as const satisfies Record<ButtonVariant, string>;

const SIZES = { sm: "min-h-7 px-2.5 py-0.5 text-xs", md: "min-h-8 px-3 py-1 text-sm" } as const;
const SQUARES = { sm: "size-7 p-0 text-xs", md: "size-8 p-0 text-sm" } as const;

/** The classes of a button, for an element that Button and LinkButton cannot render (a trigger of another library). */
export function buttonClass(options: {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Fills the width of its container. */
  block?: boolean | undefined;
  /** Holds an icon alone. */
  square?: boolean | undefined;
}): string {
  const { variant = "secondary", size = "md", block, square } = options;
  return cx(BASE, VARIANTS[variant], square ? SQUARES[size] : SIZES[size], block && "w-full");
}
