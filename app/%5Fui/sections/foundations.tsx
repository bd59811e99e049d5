import { Logo } from "@/components/shell/logo.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Example, Row } from "./example.tsx";

const SURFACES = [
  { name: "canvas", className: "bg-canvas" },
  { name: "subtle", className: "bg-subtle" },
  { name: "inset", className: "bg-inset" },
  { name: "hover", className: "bg-hover" },
  { name: "active", className: "bg-active" },
  { name: "overlay", className: "bg-overlay" },
];

const TONES = [
  { name: "accent", soft: "border-accent-line bg-accent-subtle text-accent", full: "bg-accent-emphasis" },
  { name: "success", soft: "border-success-line bg-success-subtle text-success", full: "bg-success-emphasis" },
  { name: "warning", soft: "border-warning-line bg-warning-subtle text-warning", full: "bg-warning-emphasis" },
  { name: "danger", soft: "border-danger-line bg-danger-subtle text-danger", full: "bg-danger-emphasis" },
  { name: "done", soft: "border-done-line bg-done-subtle text-done", full: "bg-done-emphasis" },
];

export function FoundationsSection() {
  return (
    <>
      <Example id="mark" title="Mark">
        <Row>
          <Logo size={16} />
          <Logo size={24} />
          <Logo size={48} />
        </Row>
      </Example>
      <Example id="surfaces" title="Surfaces">
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-6">
          {SURFACES.map((surface) => (
            <div key={surface.name} className={`rounded-md border border-line p-3 ${surface.className}`}>
              {surface.name}
              <span className="block text-muted text-xs">muted</span>
            </div>
          ))}
        </div>
      </Example>
      <Example id="tones" title="Tones">
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-5">
          {TONES.map((tone) => (
            <div key={tone.name} className="overflow-hidden rounded-md">
              <p className={`rounded-t-md border p-3 ${tone.soft}`}>{tone.name}</p>
              <p className={`p-3 text-on-emphasis ${tone.full}`}>on emphasis</p>
            </div>
          ))}
        </div>
      </Example>
      <Example id="type" title="Type">
        <div className="grid gap-1">
          <p className="font-semibold text-2xl tracking-tight">Page heading, 24 px</p>
          <p className="font-semibold text-xl tracking-tight">Section heading, 20 px</p>
          <p className="font-semibold text-base">Box heading, 16 px</p>
          <p>Body, 14 px on a line of 20 px. An integration acts as itself, with the permissions it was given.</p>
          <p className="text-muted text-xs">Small print, 12 px: last used 3 hours ago.</p>
          <p className="font-mono text-xs">Monospace, 12 px: Iv1.0123456789abcdef</p>
        </div>
      </Example>
      <Example id="links" title="Links">
        <p>
          In a sentence, <Link href="#links">a link is underlined</Link>. Elsewhere:{" "}
          <Link href="#links" look="plain">
            plain
          </Link>
          ,{" "}
          <Link href="#links" look="muted">
            muted
          </Link>
          ,{" "}
          <Link href="#links" look="strong">
            strong
          </Link>
          .
        </p>
      </Example>
    </>
  );
}
