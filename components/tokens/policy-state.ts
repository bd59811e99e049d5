/** What the form of an organization's policy holds; days are as they were typed. */
export type PolicyValues = {
  classic_tokens_allowed: boolean;
  classic_tokens_longest_life: string;
  fine_grained_tokens_allowed: boolean;
  fine_grained_tokens_need_approval: boolean;
  fine_grained_tokens_longest_life: string;
};
export type PolicyState = { values: PolicyValues; errors: Readonly<Record<string, string>> };

export function policyValues(form: FormData): PolicyValues {
  const on = (name: string) => form.get(name) !== null;
  const days = (name: string) => form.get(name)?.toString().trim() ?? "";
  return {
    classic_tokens_allowed: on("classic_tokens_allowed"),
    classic_tokens_longest_life: days("classic_tokens_longest_life"),
    fine_grained_tokens_allowed: on("fine_grained_tokens_allowed"),
    fine_grained_tokens_need_approval: on("fine_grained_tokens_need_approval"),
    fine_grained_tokens_longest_life: days("fine_grained_tokens_longest_life"),
  };
}
