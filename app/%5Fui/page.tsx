import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Container } from "@/components/shell/container.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { ActionsSection } from "./sections/actions.tsx";
import { FormsSection } from "./sections/forms.tsx";
import { FoundationsSection } from "./sections/foundations.tsx";
import { ListsSection } from "./sections/lists.tsx";
import { NavigationSection } from "./sections/navigation.tsx";
import { ShellSection } from "./sections/shell.tsx";
import { TellingSection } from "./sections/telling.tsx";
import { ValuesSection } from "./sections/values.tsx";

export const metadata: Metadata = { title: "Design system" };

const SECTIONS = [
  { id: "foundations", title: "Foundations", Body: FoundationsSection },
  { id: "actions", title: "Actions", Body: ActionsSection },
  { id: "forms", title: "Forms", Body: FormsSection },
  { id: "lists", title: "Lists and tables", Body: ListsSection },
  { id: "values", title: "Names, times, code and secrets", Body: ValuesSection },
  { id: "navigation", title: "Navigation", Body: NavigationSection },
  { id: "telling", title: "Messages and waiting", Body: TellingSection },
  { id: "shell", title: "Page shell", Body: ShellSection },
] as const;

/** Every component in every state, for those who build pages and for the accessibility checks. */
export default function DesignSystemPage() {
  if (process.env.MODE === "production") notFound();
  return (
    <Container>
      <PageHeading description="Every component in every state. Pages are made of these and nothing else.">
        Design system
      </PageHeading>
      <nav aria-label="Sections" className="mb-8">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {SECTIONS.map((section) => (
            <li key={section.id}>
              <Link href={`#${section.id}`} className="inline-block py-0.5">
                {section.title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-12">
        {SECTIONS.map(({ id, title, Body }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-4">
            <h2 id={`${id}-title`} className="mb-4 border-line border-b pb-2 font-semibold text-xl tracking-tight">
              {title}
            </h2>
            <div className="grid gap-8">
              <Body />
            </div>
          </section>
        ))}
      </div>
    </Container>
  );
}
