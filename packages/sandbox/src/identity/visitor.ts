/** Whoever sits at the browser: absent, a person; else somebody who does the same at every sign-in page. */
type Behaviour = { readonly user: string } | "cancel";

export interface Visitor {
  current(): Behaviour | undefined;
  become(behaviour: Behaviour | undefined): void;
}

export function createVisitor(): Visitor {
  let behaviour: Behaviour | undefined;
  return {
    current: () => behaviour,
    become(next) {
      behaviour = next;
    },
  };
}
