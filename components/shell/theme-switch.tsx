import { DeviceDesktopIcon, MoonIcon, SunIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { setTheme } from "./set-theme.ts";
import type { Theme } from "./theme.ts";

const CHOICES = [
  { theme: "auto", label: "Auto", icon: <DeviceDesktopIcon size={12} /> },
  { theme: "light", label: "Light", icon: <SunIcon size={12} /> },
  { theme: "dark", label: "Dark", icon: <MoonIcon size={12} /> },
] as const satisfies readonly { theme: Theme; label: string; icon: ReactNode }[];

/** Light, dark or as the system says: three submit buttons, so it works where scripts do not run. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  return (
    <form action={setTheme}>
      <fieldset className="inline-flex rounded-full border border-line p-0.5">
        <legend className="sr-only">Theme</legend>
        {CHOICES.map((choice) => (
          <button
            key={choice.theme}
            type="submit"
            name="theme"
            value={choice.theme}
            aria-pressed={choice.theme === theme}
            className="flex min-h-6 items-center gap-1.5 rounded-full px-2.5 text-muted hover:text-fg aria-pressed:bg-active aria-pressed:font-semibold aria-pressed:text-fg"
          >
            <span aria-hidden="true">{choice.icon}</span>
            {choice.label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
