/** Of the commands about documents. */
export const DOCUMENT_USAGE = `  validate [--rules R,…] [--json] FILE…   check documents and folders; R is en16931, peppol, nlcius or
                                          nlcius-gaccount, default: what each claims to keep; --language nl;
                                          exit code 1: one is invalid, 2: one cannot be read; - is standard input
  convert [--format F] FILE               UBL to JSON, and back as PEPPOL_BIS_3, NLCIUS or NLCIUS_G_ACCOUNT; default:
                                          as the JSON says`;
