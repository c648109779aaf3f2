/** One line of a document's history, as the status endpoints list it. */
export interface DocumentStatus {
  readonly id: string;
  /** `Pending`, or the topic of the event that the change brought. */
  readonly name: string;
  readonly description: string | null;
  readonly createdOn: string;
}
