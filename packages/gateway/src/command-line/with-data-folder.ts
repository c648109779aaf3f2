import { readConfig } from "../config.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";

/** Opens the data folder for a command, and closes it again. @returns exit code 0 @throws UserMistake, ConfigError */
export async function withDataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  work: (folder: DataFolder) => Promise<void> | void,
): Promise<number> {
  const folder = openDataFolder(readConfig(environment));
  try {
    await work(folder);
    return 0;
  } finally {
    folder.database.close();
  }
}
