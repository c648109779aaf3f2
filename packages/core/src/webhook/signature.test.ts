import { expect, it } from "vitest";
import { Secret } from "../secret.ts";
import { signedHeaders, toWebhookSecret } from "./signature.ts";

/** The example of the specification's libraries. */
const KNOWN = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  at: new Date(1_614_265_330_000),
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

const setAt = new Date(0);
const known = { secret: new Secret(KNOWN.secret), setAt };

it("MUST be that of Standard Webhooks", () => {
  expect(signedHeaders({ secrets: [known] }, KNOWN.id, KNOWN.body, KNOWN.at)).toEqual({
    "webhook-id": KNOWN.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": KNOWN.signature,
  });
});

it("MUST be one for each secret that has not ended, the current one first", () => {
  const current = { secret: toWebhookSecret(new Secret("x".repeat(32))), setAt };
  const signaturesAt = (endsAt: Date) => {
    const secrets = [current, { ...known, endsAt }] as const;
    return signedHeaders({ secrets }, KNOWN.id, KNOWN.body, KNOWN.at)["webhook-signature"]?.split(" ");
  };
  expect(signaturesAt(new Date(KNOWN.at.getTime() + 1))).toEqual([
    expect.stringMatching(/^v1,.{44}$/),
    KNOWN.signature,
  ]);
  expect(signaturesAt(KNOWN.at)).toEqual([expect.not.stringContaining(KNOWN.signature)]);
});

it("MUST be made with a secret of the form that Standard Webhooks gives it", () => {
  const text = toWebhookSecret(new Secret("x".repeat(32))).reveal();
  expect(text).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
  expect(Buffer.from(text.slice(6), "base64")).toHaveLength(32);
});
