declare const brand: unique symbol;

/** A `Base` that went through its parser. The cast stands in that parser and nowhere else. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
