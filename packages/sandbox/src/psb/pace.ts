/** Whether things happen before the caller gets his answer; the control API changes it. */
export interface Pace {
  /** A document is delivered, and its hooks have been called, before the answer to its upload leaves. */
  hooksBeforeAnswer: boolean;
}
