import { permissionsFrom } from "@/components/integrations/form-values.ts";
import { selectionErrors, selectionFrom } from "@/components/repository-picker/selection-values.ts";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";

/** What the forms of personal access tokens hold, as it was typed. The names are those of the commands' schemas. */
export type TokenValues = {
  note: string;
  name: string;
  description: string;
  scopes: readonly string[];
  expires_in: string;
  expires_on: string;
  repository_selection: string;
  repository_ids: readonly number[];
  repository_query: string;
  repository_only_selected: boolean;
  permissions: Readonly<Record<string, string>>;
};

/** What an action gives back: what was typed and what is wrong with it, or the new value, this once. */
export type TokenFormState = {
  values: TokenValues;
  errors: Readonly<Record<string, string>>;
  token: string | null;
  /** Whether an organization has to approve it first. */
  pending?: boolean | undefined;
};

export type TokenFormAction = (state: TokenFormState, form: FormData) => Promise<TokenFormState>;

export const NEW_TOKEN: TokenValues = {
  note: "",
  name: "",
  description: "",
  scopes: [],
  expires_in: "30",
  expires_on: "",
  repository_selection: "none",
  repository_ids: [],
  repository_query: "",
  repository_only_selected: false,
  permissions: {},
};

export function tokenValues(form: FormData): TokenValues {
  const text = (name: string): string => form.get(name)?.toString().replaceAll("\0", "") ?? "";
  return {
    note: text("note"),
    name: text("name"),
    description: text("description"),
    scopes: form.getAll("scopes").map(String),
    expires_in: text("expires_in"),
    expires_on: text("expires_on"),
    ...selectionFrom(form),
    permissions: permissionsFrom(form),
  };
}

/** @throws whatever is not a refusal */
export function refusedToken(error: unknown, values: TokenValues): TokenFormState {
  if (!isRefusal(error)) throw error;
  return { values, errors: selectionErrors(fieldMessages(error)), token: null };
}
