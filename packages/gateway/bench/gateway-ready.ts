import { type Figure, median } from "./figure.ts";
import { withGateway } from "./program.ts";

const RUNS = 5;

export async function gatewayReady(): Promise<readonly Figure[]> {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    seconds.push(await withGateway(async ({ readyAfterMs }) => readyAfterMs / 1000));
  }
  return [{ name: "gateway ready", value: median(seconds), unit: "s", most: 2, remark: `median of ${RUNS}` }];
}
