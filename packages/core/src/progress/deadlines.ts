import type { Delivery } from "../delivery/delivery.ts";

type Begun = Pick<Delivery, "stateSince" | "createdAt">;

export const beganAt = ({ stateSince, createdAt }: Begun): Date => stateSince ?? createdAt;

/** By when a state should have moved. */
export const deadline = (begun: Begun, withinMs: number): Date => new Date(beganAt(begun).getTime() + withinMs);
