export const WEBHOOK_FAULTS = {
  "WEBHOOK-URL-01":
    "a webhook goes to an absolute https address of at most 2000 characters, without user name, password and fragment",
  "WEBHOOK-URL-02": "plain http is for addresses that the settings of this gateway name",
  "WEBHOOK-URL-03": "private addresses are for those that the settings of this gateway name",
  "WEBHOOK-TOPIC-01": "no event has this type",
  "WEBHOOK-TOPIC-02": "a webhook has 1 to 100 topics",
  "WEBHOOK-OVERLAP-01": "an overlap is 0 to 168 hours",
  "WEBHOOK-POSITION-01": "a position is 0 or more, and not beyond the newest event",
  WEBHOOK_CHANGED: "the webhook was changed at the same time; look at it and try again",
  WEBHOOK_MESSAGE_WAITING: "the message waits for its next attempt already",
} as const;

/** Why an attempt failed. */
export const WEBHOOK_ATTEMPT_FAULTS = {
  WEBHOOK_STATUS: "the receiver did not answer with a status from 200 to 299",
  WEBHOOK_REDIRECT: "the receiver answered with a redirect; none is followed",
  WEBHOOK_TIMEOUT: "the receiver did not answer within 15 seconds",
  WEBHOOK_UNREACHABLE: "the receiver could not be reached",
  WEBHOOK_CERTIFICATE: "the receiver's TLS certificate is not trusted",
  WEBHOOK_ADDRESS_REFUSED: "the receiver's name leads to a private address",
} as const;
