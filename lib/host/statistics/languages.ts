/** Which language a file is in, by the ending of its name; only what is written as code counts. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  C: ["c", "h"],
  "C#": ["cs"],
  "C++": ["cc", "cpp", "cxx", "hh", "hpp"],
  CSS: ["css"],
  Clojure: ["clj", "cljs"],
  Dart: ["dart"],
  Elixir: ["ex", "exs"],
  Erlang: ["erl"],
  Go: ["go"],
  HCL: ["hcl", "tf"],
  HTML: ["html", "htm"],
  Haskell: ["hs"],
  Java: ["java"],
  JavaScript: ["js", "cjs", "mjs", "jsx"],
  Kotlin: ["kt", "kts"],
  Lua: ["lua"],
  "Objective-C": ["m"],
  PHP: ["php"],
  Perl: ["pl", "pm"],
  Python: ["py"],
  R: ["r"],
  Ruby: ["rb"],
  Rust: ["rs"],
  SCSS: ["scss"],
  Scala: ["scala"],
  Shell: ["sh", "bash", "zsh"],
  Svelte: ["svelte"],
  Swift: ["swift"],
  TypeScript: ["ts", "cts", "mts", "tsx"],
  Vue: ["vue"],
  Zig: ["zig"],
};
/** Files that are a language's by their whole name. */
const NAMES: Readonly<Record<string, string>> = { dockerfile: "Dockerfile", makefile: "Makefile" };

const BY_ENDING = new Map(
  Object.entries(LANGUAGES).flatMap(([language, endings]) => endings.map((ending) => [ending, language] as const)),
);
/** What is brought along and not written here. */
const VENDORED = /(^|\/)(node_modules|vendor|third_party|dist)\//;

/** Language → bytes, the largest first. */
export function bytesByLanguage(files: readonly { path: string; size: number | null }[]): Record<string, number> {
  const bytes = new Map<string, number>();
  for (const { path, size } of files) {
    const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
    const language = NAMES[name] ?? BY_ENDING.get(name.slice(name.lastIndexOf(".") + 1));
    if (!language || !size || VENDORED.test(path)) continue;
    bytes.set(language, (bytes.get(language) ?? 0) + size);
  }
  return Object.fromEntries([...bytes].toSorted(([, a], [, b]) => b - a));
}
