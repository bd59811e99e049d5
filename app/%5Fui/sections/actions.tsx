import { DownloadIcon, KeyIcon, PencilIcon, PlusIcon, TrashIcon } from "@primer/octicons-react";
import { Button, IconButton, LinkButton } from "@/components/ui/button.tsx";
import type { ButtonVariant } from "@/components/ui/button-class.ts";
import { ConfirmDialog, ConfirmSection } from "@/components/ui/confirm.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Dialog, DialogClose } from "@/components/ui/dialog.tsx";
import { Menu } from "@/components/ui/menu.tsx";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { PendingForm } from "./demos.tsx";
import { Example, Row } from "./example.tsx";

const VARIANTS = ["primary", "secondary", "danger", "ghost"] as const satisfies ButtonVariant[];

async function nothing() {
  "use server";
}

export function ActionsSection() {
  return (
    <>
      <Example id="buttons" title="Button: variants, sizes, states">
        {VARIANTS.map((variant) => (
          <Row key={variant}>
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} size="sm">
              {variant}, sm
            </Button>
            <Button variant={variant} icon={<KeyIcon />}>
              With icon
            </Button>
            <Button variant={variant} disabled>
              Disabled
            </Button>
            <LinkButton href="#buttons" variant={variant}>
              Link
            </LinkButton>
          </Row>
        ))}
        <Row>
          <IconButton label="Edit" icon={<PencilIcon />} />
          <IconButton label="Add" icon={<PlusIcon />} variant="secondary" />
          <IconButton label="Delete" icon={<TrashIcon />} variant="danger" size="sm" />
          <CopyButton value="copied text" label="Copy the text" />
          <CopyButton value="copied text" label="Copy address" showLabel />
          <Tooltip text="Downloads the list">
            <DownloadIcon />
          </Tooltip>
        </Row>
        <div className="max-w-sm">
          <Button variant="primary" block>
            Block
          </Button>
        </div>
      </Example>
      <Example id="submit" title="SubmitButton: pending while the action runs">
        <PendingForm />
      </Example>
      <Example id="menu" title="Menu">
        <Row>
          <Menu
            label="More actions"
            items={[
              { kind: "link", label: "Edit", href: "#menu", icon: <PencilIcon /> },
              { kind: "submit", label: "Download list", form: "menu-form", icon: <DownloadIcon /> },
              { kind: "separator", key: "before-danger" },
              { kind: "link", label: "Delete", href: "#menu", icon: <TrashIcon />, danger: true },
            ]}
          />
          <Menu label="Actions" items={[{ kind: "link", label: "Transfer", href: "#menu" }]}>
            Actions
          </Menu>
        </Row>
        <form id="menu-form" action={nothing} />
      </Example>
      <Example id="dialog" title="Dialog and confirmation">
        <Row>
          <Dialog triggerLabel="Open a dialog" title="Generate a private key" description="The key downloads once.">
            <p className="mb-4">
              Only the public half is kept here. Whoever holds the file can act as this integration.
            </p>
            <div className="flex flex-wrap gap-2">
              <Button variant="primary">Generate</Button>
              <DialogClose>Not now</DialogClose>
            </div>
          </Dialog>
          <ConfirmDialog
            triggerLabel="Delete integration…"
            title="Delete CI Bot"
            action={nothing}
            expected="ci-bot"
            submitLabel="Delete this integration"
            fallbackHref="#confirm"
          >
            <p>This ends 3 installations and 12 tokens at once. It cannot be undone.</p>
          </ConfirmDialog>
        </Row>
        <div id="confirm" className="max-w-xl">
          <ConfirmSection
            title="Delete CI Bot"
            headingLevel="h3"
            action={nothing}
            expected="ci-bot"
            submitLabel="Delete this integration"
            error="That is not the name. Type ci-bot exactly to confirm."
          >
            <p>This ends 3 installations and 12 tokens at once. It cannot be undone.</p>
          </ConfirmSection>
        </div>
      </Example>
    </>
  );
}
