"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { KebabHorizontalIcon } from "@primer/octicons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";

type Words = { label: string; icon?: ReactNode; danger?: boolean | undefined };

export type MenuEntry =
  | ({ kind: "link"; href: string } & Words)
  /** Submits the form with this id, which stands elsewhere in the page. */
  | ({ kind: "submit"; form: string } & Words)
  | ({ kind: "action"; onSelect: () => void } & Words)
  | { kind: "separator"; key: string };

const ROW =
  "flex min-h-8 w-full select-none items-center gap-2 rounded-md px-2 text-left text-sm outline-none data-highlighted:bg-hover";

/** A menu of actions behind a button. It needs scripts, so what is in it has to be reachable in another way as well. */
export function Menu({
  label,
  items,
  children,
}: {
  /** Names the button when it shows three dots only. */
  label: string;
  items: readonly MenuEntry[];
  /** The button's words; three dots when there are none. */
  children?: ReactNode;
}) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger aria-label={children ? undefined : label} className={buttonClass({ square: !children })}>
        {children ?? <KebabHorizontalIcon />}
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <BaseMenu.Popup className="min-w-48 max-w-[calc(100vw-2rem)] rounded-lg bg-overlay p-2 text-fg shadow-floating outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {items.map((item) => (
              <Entry key={item.kind === "separator" ? item.key : item.label} item={item} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Entry({ item }: { item: MenuEntry }) {
  if (item.kind === "separator") return <BaseMenu.Separator className="-mx-2 my-2 h-px bg-line" />;
  const className = cx(ROW, item.danger && "text-danger");
  const words = (
    <>
      {item.icon && (
        <span className={item.danger ? undefined : "text-muted"} aria-hidden="true">
          {item.icon}
        </span>
      )}
      {item.label}
    </>
  );
  switch (item.kind) {
    case "link":
      return (
        <BaseMenu.LinkItem closeOnClick className={className} render={<Link href={item.href} prefetch={false} />}>
          {words}
        </BaseMenu.LinkItem>
      );
    case "submit":
      return (
        <BaseMenu.Item className={className} onClick={() => submitForm(item.form)}>
          {words}
        </BaseMenu.Item>
      );
    case "action":
      return (
        <BaseMenu.Item className={className} onClick={item.onSelect}>
          {words}
        </BaseMenu.Item>
      );
  }
}

function submitForm(id: string): void {
  const form = document.getElementById(id);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}
