import { bundledLanguages } from "shiki/langs";

type Grammar = keyof typeof bundledLanguages;

/** Grammar → the names, extensions and whole file names that ask for it. What is not here is shown without colours. */
const NAMES: Partial<Record<Grammar, string>> = {
  bash: "sh shell shellscript zsh console .bashrc .profile .zshrc",
  c: "h",
  cpp: "c++ cc cxx hpp hh",
  csharp: "cs c#",
  css: "",
  diff: "patch",
  docker: "dockerfile containerfile",
  elixir: "ex exs",
  go: "golang",
  graphql: "gql",
  html: "htm",
  ini: "cfg conf properties .editorconfig .gitconfig",
  java: "",
  javascript: "js mjs cjs",
  json: "webmanifest map",
  jsonc: "json5 tsconfig.json",
  jsx: "",
  kotlin: "kt kts",
  lua: "",
  make: "makefile mk gnumakefile",
  markdown: "md mdown",
  php: "",
  powershell: "ps1 psm1",
  python: "py pyi",
  r: "",
  ruby: "rb rake gemfile rakefile",
  rust: "rs",
  scss: "",
  sql: "",
  swift: "",
  toml: "cargo.lock",
  tsx: "",
  typescript: "ts mts cts",
  vue: "",
  xml: "svg xsd xsl plist",
  yaml: "yml",
};

const BY_NAME: ReadonlyMap<string, Grammar> = new Map(
  (Object.entries(NAMES) as [Grammar, string][]).flatMap(([grammar, names]) =>
    [grammar, ...names.split(" ")].map((name) => [name, grammar] as const),
  ),
);

/** The grammar for a word behind a code fence, such as "ts"; null for one that is not known. */
export const languageNamed = (name: string): Grammar | null => BY_NAME.get(name.toLowerCase()) ?? null;

/** The grammar for a file, by its whole name or its extension; null for one that is not known. */
export function languageOfFile(path: string): Grammar | null {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return BY_NAME.get(name) ?? BY_NAME.get(name.slice(name.lastIndexOf(".") + 1)) ?? null;
}

export const grammarOf = (language: Grammar) => bundledLanguages[language];
export type Language = Grammar;
