import { FieldsForm } from "./fields-form.tsx";
import type { FormState } from "./form-state.ts";

/** Changes the login of a person or an organization; says what goes on leading there and what does not. */
export function LoginForm({
  login,
  action,
  hidden,
}: {
  login: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden?: Readonly<Record<string, string>>;
}) {
  return (
    <div className="grid max-w-xl gap-4">
      <p>After a change:</p>
      <ul className="list-disc pl-5">
        <li>
          Links, clones and requests of clients to its repositories go on: the old addresses lead to the new ones.
        </li>
        <li>
          <span className="font-mono">/{login}</span> itself leads nowhere any more, and anybody can take the login.
        </li>
        <li>
          Integrations that are installed are told and keep their access. Integrations of its own keep their names.
        </li>
      </ul>
      <FieldsForm
        action={action}
        submitLabel="Change login"
        pendingLabel="Changing"
        hidden={hidden}
        fields={[
          {
            name: "login",
            label: "Login",
            value: login,
            required: true,
            autoComplete: "off",
            hint: "Letters, digits and single hyphens, at most 39.",
          },
        ]}
      />
    </div>
  );
}
