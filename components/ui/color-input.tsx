"use client";

import { type ComponentProps, useRef, useState } from "react";
import { cx } from "./cx.ts";
import { Input } from "./input.tsx";

const DIGITS = /^#?[0-9a-f]{6}$/i;

/** What a palette shows: six digits with the number sign, `fallback` while the text is not a colour. */
const asColor = (text: string, fallback: string): string =>
  DIGITS.test(text.trim()) ? `#${text.trim().replace(/^#/, "").toLowerCase()}` : `#${fallback}`;

/**
 * A colour as six hexadecimal digits, beside the browser's own palette where there are scripts: the text is what is
 * sent, the palette fills it in. `fallback` is the colour of an empty one.
 */
export function ColorInput({
  fallback,
  defaultValue = "",
  className,
  ...rest
}: Omit<ComponentProps<typeof Input>, "defaultValue" | "type" | "leading" | "mono"> & {
  fallback: string;
  defaultValue?: string | undefined;
}) {
  const text = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(defaultValue);
  return (
    <div className={cx("flex gap-2", className)}>
      <Input
        {...rest}
        ref={text}
        mono
        maxLength={7}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        defaultValue={defaultValue}
        onInput={({ currentTarget }) => setShown(currentTarget.value)}
      />
      <input
        type="color"
        aria-label="Pick from a palette"
        className="h-8 w-12 shrink-0 cursor-pointer rounded-md border border-control bg-canvas p-1 focus-visible:outline-2 focus-visible:outline-focus noscript:hidden"
        value={asColor(shown, fallback)}
        onChange={({ currentTarget }) => {
          if (!text.current) return;
          text.current.value = currentTarget.value.slice(1);
          text.current.dispatchEvent(new Event("input", { bubbles: true }));
        }}
      />
    </div>
  );
}
