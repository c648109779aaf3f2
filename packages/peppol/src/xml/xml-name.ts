/** An expanded name (Namespaces in XML 1.0). Within a document, equal names are the same object. */
export interface XmlName {
  /** Empty when the name is in none. */
  readonly namespace: string;
  readonly local: string;
  /** Index in the vocabulary the document was read with; −1 for a name that is not in it. */
  readonly id: number;
}

/** Names known beforehand, by namespace and local name: the same objects in every document read with it. */
export type Vocabulary = ReadonlyMap<string, ReadonlyMap<string, XmlName>>;
