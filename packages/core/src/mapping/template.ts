/** A name, or names with dots between. */
export const FIELD_NAME = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** `Order {number}` → `number` */
export const fieldsOf = (template: string): readonly string[] =>
  Array.from(template.matchAll(PLACEHOLDER), ([, field]) => field ?? "");

/** What stands between the placeholders. */
export const restOf = (template: string): string => template.replaceAll(PLACEHOLDER, "");

/** Pastes values in once: braces in a value are text. `undefined` when a field has none. */
export function fillTemplate(template: string, read: (field: string) => string | undefined): string | undefined {
  const values = fieldsOf(template).map(read);
  if (values.includes(undefined)) return undefined;
  const next = values.values();
  return template.replaceAll(PLACEHOLDER, () => next.next().value ?? "");
}
