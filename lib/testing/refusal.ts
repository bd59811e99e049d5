import { isRefusal, type Refusal } from "@/lib/api/errors.ts";

/** The refusal that a command throws. What it throws otherwise is a fault, and that it refuses nothing is one too. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

/** Its status, and the field that it names first. */
export async function refusal(work: Promise<unknown>): Promise<[status: number, field?: string]> {
  const { status, errors } = await refusalOf(work);
  const [first] = errors;
  return typeof first === "object" && first.field ? [status, first.field] : [status];
}
