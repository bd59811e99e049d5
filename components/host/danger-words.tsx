import type { ReactNode } from "react";

/** Something that cannot be done by mistake: what it is called, what it changes, and what has to be typed. */
export type DangerousAct = {
  /** A row of the list in the settings. */
  label: string;
  summary: string;
  title: string;
  submitLabel: string;
  ends: ReactNode;
};

type Repository = { ownerLogin: string; name: string; private: boolean; archived: boolean };

const fullName = ({ ownerLogin, name }: Repository): string => `${ownerLogin}/${name}`;

export function visibilityWords(repository: Repository): DangerousAct {
  const name = fullName(repository);
  if (repository.private)
    return {
      label: "Make public",
      summary: "It is private: only people with access see it.",
      title: `Make ${name} public?`,
      submitLabel: "Make it public",
      ends: (
        <>
          <p>Everybody who reaches this server will see, without signing in:</p>
          <ul className="list-disc pl-6">
            <li>its files and its whole history</li>
            <li>its issues, comments and deployments</li>
          </ul>
        </>
      ),
    };
  return {
    label: "Make private",
    summary: "It is public: everybody who reaches this server sees it.",
    title: `Make ${name} private?`,
    submitLabel: "Make it private",
    ends: (
      <p>
        Only people with access, and integrations that were given it, will see it from now on. Copies that others made
        stay with them.
      </p>
    ),
  };
}

export function archiveWords(repository: Repository): DangerousAct {
  const name = fullName(repository);
  if (repository.archived)
    return {
      label: "Unarchive",
      summary: "It is archived: nothing in it can be changed.",
      title: `Unarchive ${name}?`,
      submitLabel: "Unarchive it",
      ends: <p>Issues, files and settings can be changed again.</p>,
    };
  return {
    label: "Archive",
    summary: "Keep it for reading. It can be unarchived.",
    title: `Archive ${name}?`,
    submitLabel: "Archive it",
    ends: <p>Nobody can push, open issues or comment until it is unarchived. Everything stays readable.</p>,
  };
}

export function deletionWords(repository: Repository): DangerousAct {
  const name = fullName(repository);
  return {
    label: "Delete",
    summary: "Gone for good, with everything in it.",
    title: `Delete ${name}?`,
    submitLabel: "Delete this repository",
    ends: (
      <>
        <p>This cannot be undone. It ends at once:</p>
        <ul className="list-disc pl-6">
          <li>the files and their whole history</li>
          <li>issues, comments, labels, statuses and deployments</li>
          <li>what integrations and people could reach through it</li>
        </ul>
      </>
    ),
  };
}
