import { validationFailed } from "@/lib/api/errors.ts";

/** 422 for one field of a personal access token's form. */
export const refuseField = (field: string, message: string) =>
  validationFailed({ resource: "PersonalAccessToken", field, code: "invalid", message });
