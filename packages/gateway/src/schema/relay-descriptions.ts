const described = (description: string) => ({ description });

/** What the schema says of the parts that the Relay plug-in makes. */
export const RELAY_DESCRIPTIONS = {
  idFieldOptions: described("Global id; opaque."),
  nodeTypeOptions: described("Whatever can be found by its global id."),
  cursorFieldOptions: described("Pass it as `after` or `before`; opaque."),
  nodeFieldOptions: described("The thing itself."),
  edgesFieldOptions: described("In the order of the list."),
  pageInfoFieldOptions: described("Where this page stands in the list."),
  pageInfoTypeOptions: described("Where a page stands in its list."),
  hasNextPageFieldOptions: described("Whether the list goes on after this page."),
  hasPreviousPageFieldOptions: described("Whether something stands before this page."),
  startCursorFieldOptions: described("Of the first edge; absent when there is none."),
  endCursorFieldOptions: described("Of the last edge; absent when there is none."),
  firstArgOptions: described("1 to 100, default 20; with `after`."),
  lastArgOptions: described("1 to 100; with `before`."),
  afterArgOptions: described("Cursor: only what stands after it."),
  beforeArgOptions: described("Cursor: only what stands before it; with `last`."),
  defaultConnectionTypeOptions: described("One page of a list."),
  defaultEdgeTypeOptions: described("One place in a list."),
};
