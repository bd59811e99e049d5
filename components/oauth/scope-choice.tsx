import { ScopePicker } from "@/components/tokens/scope-picker.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import type { Scope } from "@/lib/authorization/scopes.ts";

/** What an OAuth application asks for, each of which the person may leave out or narrow. */
export function ScopeChoice({ asked }: { asked: readonly Scope[] }) {
  if (asked.length === 0) return null;
  return (
    <div className="grid gap-3">
      <ScopePicker legend="It asks for" initial={asked} offered={asked} />
      <Banner tone="info">
        Leave out what you do not want to give: the application is told what it got. It may not do all that it offers
        then.
      </Banner>
    </div>
  );
}
