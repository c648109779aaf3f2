/** Of the commands about evidence. */
export const EVIDENCE_USAGE = `  evidence export --invoice ID [--out F]  all that the ledger holds of an invoice (or --inbound ID), as one signed archive
  evidence verify FILE [--key KEY]        whether an archive is unchanged, and signed by that key; needs nothing else
  evidence key                            print the public key that this gateway signs with`;
