/** Something the person at the keyboard can mend: shown as one line, exit code 1. */
export class UserMistake extends Error {
  override readonly name = "UserMistake";
}
