import { type Figure, median } from "./figure.ts";
import { startGateway } from "./program.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const RUNS = 5;

export async function gatewayReady(): Promise<readonly Figure[]> {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await inTemporaryFolder(async (folder) => {
      const gateway = await startGateway(folder);
      await gateway.stop();
      seconds.push(gateway.readyAfterMs / 1000);
    });
  }
  return [{ name: "gateway ready", value: median(seconds), unit: "s", most: 2, remark: `median of ${RUNS}` }];
}
