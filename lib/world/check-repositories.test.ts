import { describe } from "vitest";
import { testMistakes, withOrganization, withRepository } from "@/lib/testing/world-mistakes.ts";

describe("mistakes in repositories", () => {
  testMistakes([
    [
      "a repository without an owner",
      withRepository({ name: "widgets" }),
      ["repositories[0].name: must be owner/name"],
    ],
    [
      "a repository's name with a space",
      withRepository({ name: "acme/my widgets" }),
      ["repositories[0].name: may have letters, digits, dots, hyphens and underscores alone; acme/my-widgets would do"],
    ],
    [
      "a repository's name that ends with .git",
      withRepository({ name: "acme/widgets.git" }),
      ['repositories[0].name: must not end with ".git" or ".wiki"'],
    ],
    [
      "a repository twice in different case",
      { ...withOrganization(), repositories: [{ name: "acme/widgets" }, { name: "Acme/Widgets" }] },
      ["repositories[1].name: the repository Acme/Widgets is there twice"],
    ],
    [
      "an id twice",
      {
        ...withOrganization(),
        repositories: [
          { id: 7, name: "acme/a" },
          { id: 7, name: "acme/b" },
        ],
      },
      ["repositories[1].id: the id 7 is there twice"],
    ],
    [
      "an id that leaves no room behind it",
      withRepository({ id: 2_147_483_647 }),
      ["repositories[0].id: must be at most 2000000000"],
    ],
    [
      "a description of two lines",
      withRepository({ description: "a\nb" }),
      ["repositories[0].description: must be one line"],
    ],
    [
      "a branch with a space",
      withRepository({ default_branch: "my branch" }),
      ['repositories[0].default_branch: must not contain a space or any of ~ ^ : ? * [ "\\"'],
    ],
    [
      "a collaborator who is not there",
      withRepository({ collaborators: { hubto: "push" } }),
      ['repositories[0].collaborators.hubto: there is no user hubto in this world, did you mean "hubot"?'],
    ],
    [
      "a label twice in different case",
      withRepository({ labels: [{ name: "bug" }, { name: "Bug" }] }),
      ["repositories[0].labels[1].name: the label Bug is there twice"],
    ],
    [
      "a colour of digits without quotes",
      withRepository({ labels: [{ name: "bug", color: 123456 }] }),
      ["repositories[0].labels[0].color: must be text: put it in quotes"],
    ],
    [
      "a colour by name",
      withRepository({ labels: [{ name: "bug", color: "red" }] }),
      ["repositories[0].labels[0].color: must be six hexadecimal digits, like d73a4a"],
    ],
    [
      "an issue with a label that the repository does not have",
      withRepository({ issues: [{ title: "It broke", labels: ["bgu"] }] }),
      ['repositories[0].issues[0].labels[0]: the repository has no label bgu, did you mean "bug"?'],
    ],
    [
      "an issue with a long title",
      withRepository({ issues: [{ title: "x".repeat(257) }] }),
      ["repositories[0].issues[0].title: is too long (maximum is 256 characters)"],
    ],
    [
      "an open issue with a reason for being closed",
      withRepository({ issues: [{ title: "It broke", state_reason: "completed" }] }),
      ["repositories[0].issues[0].state_reason: is a reason for being closed; set state: closed as well"],
    ],
    [
      "a comment without text",
      withRepository({ issues: [{ title: "It broke", comments: [{ author: "mona", body: " " }] }] }),
      ["repositories[0].issues[0].comments[0].body: cannot be blank"],
    ],
  ]);
});

describe("mistakes in files", () => {
  testMistakes([
    [
      "an absolute path",
      withRepository({ files: { "/a": "" } }),
      ['repositories[0].files./a: must not start with "/"'],
    ],
    [
      "a path that leaves the repository",
      withRepository({ files: { "../a": "" } }),
      ['repositories[0].files.../a: must not have "." or ".." as a part'],
    ],
    [
      "a path into .git",
      withRepository({ files: { ".GIT/config": "" } }),
      ['repositories[0].files..GIT/config: must not have ".git" as a part'],
    ],
    ["an empty path", withRepository({ files: { "": "" } }), ["repositories[0].files.: must not be empty"]],
    [
      "a path written as on Windows",
      withRepository({ files: { "src\\a.ts": "" } }),
      ['repositories[0].files.src\\a.ts: has a "\\"; put "/" between folders'],
    ],
    [
      "a file that is a folder as well",
      withRepository({ files: { src: "", "src/a/b.ts": "" } }),
      ["repositories[0].files.src/a/b.ts: src is a file already and cannot be a folder as well"],
    ],
    [
      "a file without content",
      withRepository({ files: { "a.txt": null } }),
      ["repositories[0].files.a.txt: must be text, or a mapping with the bytes under base64"],
    ],
    [
      "base64 that is none",
      withRepository({ files: { "a.png": { base64: "%" } } }),
      ["repositories[0].files.a.png.base64: must be base64"],
    ],
  ]);
});
