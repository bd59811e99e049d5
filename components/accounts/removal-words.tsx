/** What leaving or removing ends, for the dialog and for the page of the same question. */
export function removalWords({ login, org, isViewer }: { login: string; org: string; isViewer: boolean }) {
  const whose = isViewer ? "your" : "their";
  return {
    title: isViewer ? `Leave ${org}?` : `Remove ${login} from ${org}?`,
    submit: isViewer ? `Leave ${org}` : `Remove ${login}`,
    ends: (
      <>
        <p>This ends {whose} access at once:</p>
        <ul className="list-disc pl-6">
          <li>to the organization’s private repositories, also as a collaborator</li>
          <li>through its teams</li>
          <li>to its settings and integrations</li>
        </ul>
        <p>
          What {isViewer ? "you" : "they"} wrote stays. An owner can invite {isViewer ? "you" : "them"} again.
        </p>
      </>
    ),
  };
}
