import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/accounts/code-form.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { secondFactorState, totpSetup } from "@/lib/accounts/second-factor/totp.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { confirm, regenerate, turnOff } from "./actions.ts";

export const metadata: Metadata = { title: "Two-factor authentication" };

export default async function TwoFactorPage() {
  const viewer = await requireViewer();
  const [state, setup] = await Promise.all([
    secondFactorState(viewer.id),
    totpSetup({ accountId: viewer.id, login: viewer.login }),
  ]);
  if (!state.enabled && !setup) redirect("/settings/security");
  return (
    <>
      <Breadcrumbs items={[{ label: "Password and sign-in", href: "/settings/security" }]} />
      <PageHeading>Two-factor authentication</PageHeading>
      <div className="grid max-w-xl gap-8">
        {setup && <Setup {...setup} />}
        {state.enabled && state.since && (
          <p>
            On since <RelativeTime at={state.since} />. {leftWords(state.recoveryCodesLeft)}
          </p>
        )}
        {/* One form in both states: it shows the recovery codes after what it did has changed the page around it. */}
        <section aria-labelledby="code-heading" className="grid gap-4">
          <h2 id="code-heading" className="font-semibold text-base">
            {setup ? "Enter the code that the app shows" : "New recovery codes"}
          </h2>
          {!setup && <p className="text-muted">They take the place of the old ones, which then work no more.</p>}
          <CodeForm
            id="code"
            action={setup ? confirm : regenerate}
            label="Code"
            submitLabel={setup ? "Turn on" : "Make new recovery codes"}
            variant={setup ? "primary" : "secondary"}
          />
        </section>
        {state.enabled && (
          <section aria-labelledby="off-heading" className="grid gap-4">
            <h2 id="off-heading" className="font-semibold text-base">
              Turn it off
            </h2>
            <p className="text-muted">Then your password alone signs you in. The recovery codes end with it.</p>
            <CodeForm id="off-code" action={turnOff} label="Code" submitLabel="Turn off" variant="danger" />
          </section>
        )}
      </div>
    </>
  );
}

function Setup({ secret, qrCode }: { secret: string; qrCode: boolean[][] }) {
  return (
    <section aria-labelledby="scan-heading" className="grid gap-4">
      <h2 id="scan-heading" className="font-semibold text-base">
        Scan this with your authenticator app
      </h2>
      <QrCode modules={qrCode} />
      <p className="text-muted">Or type this secret into it, as a time-based one:</p>
      <p className="flex items-center gap-2">
        <code className="min-w-0 break-words rounded-md bg-subtle px-2 py-1 font-mono text-sm">{secret}</code>
        <CopyButton value={secret.replaceAll(" ", "")} label="Copy the secret" />
      </p>
    </section>
  );
}

/** Black on white in either theme, as cameras expect it. */
function QrCode({ modules }: { modules: boolean[][] }) {
  const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label="QR code with the secret that is written below"
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
      className="size-48 rounded-md border border-line bg-white text-black"
    >
      <path d={dark.join("")} fill="currentColor" />
    </svg>
  );
}

function leftWords(left: number): string {
  if (left === 0) return "No recovery codes are left.";
  return left === 1 ? "One recovery code is left." : `${left} recovery codes are left.`;
}
