import { Form } from "@/app/_ui/form";
import { claim, claimTheNext } from "@/app/(manager)/work/queue/actions";

/** Forms of a page whose buttons stand elsewhere on it, by their `form` attribute; a refusal speaks here, on top. */
export function ClaimForms() {
  return (
    <>
      <Form action={claim} id="claim" bare>
        {null}
      </Form>
      <Form action={claimTheNext} id="next" bare>
        {null}
      </Form>
    </>
  );
}
