import type { Profile } from "../options.ts";
import { list, NOTHING, nillable, required, type TypeDefinition } from "./field.ts";

/** The named types. The schema misspells the receiver of a document; the vendor's samples of v3.1 do not. */
export function typesOf(profile: Profile): Readonly<Record<string, TypeDefinition>> {
  const receiver = profile === "docs31" ? "Receiver" : "Reciever";
  const document = (status: string) => ({
    ExternalId: "string",
    DocumentId: "string",
    Subject: "string",
    CreatedOn: required("dateTime"),
    ModifiedOn: required("dateTime"),
    Sender: "DocumentParty",
    [receiver]: "DocumentParty",
    Status: status,
    Template: "Template",
    Transaction: "Transaction",
  });

  return {
    Login: { fields: { ConsumerKey: "string", ConsumerSecret: "string" } },
    LoginResponse: { fields: { SecurityToken: "string" } },

    Paging: { fields: { Limit: required("int"), StartPage: "string" } },
    PagingResponse: { fields: { NextPage: "string" } },

    DocumentSearch: {
      fields: {
        ExternalId: "string",
        DocumentId: "string",
        Subject: "string",
        CreatedOn: "TimeSpanFilter",
        ModifiedOn: "TimeSpanFilter",
        Sender: "DocumentParty",
        [receiver]: "DocumentParty",
        Status: "Status",
        Template: "Template",
      },
    },
    TimeSpanFilter: { fields: { To: nillable("dateTime"), From: nillable("dateTime") } },
    DocumentParty: { fields: { EConnectPartyId: "string", Name: "string" } },
    Template: { fields: { Id: "string", Name: "string", MasterId: "string", MasterName: "string" } },

    ArrayOfDocument: { fields: { Document: list("Document") } },
    Document: { fields: document("Status") },
    DocumentDetails: { fields: { ...document("StatusDetails"), Payload: "any" } },
    Transaction: {
      fields: {
        Endpoint: "string",
        MessageId: "string",
        DeliveryMethod: required("DeliveryMethod"),
        SenderReferenceId: "string",
        ReceiverReferenceId: "string",
      },
    },
    DeliveryMethod: { values: ["ToInbox", "ToPeppol", "ToEmail", "OutboxOnly", "None"] },
    FileDocument: { fields: { Name: "string", Contents: "string" } },

    Status: { fields: { Name: "string", Code: "string" } },
    StatusDetails: { base: "Status", fields: { Info: "StatusInfo" } },
    StatusInfo: {
      fields: {
        UserId: "string",
        UserName: "string",
        AccountId: "string",
        AccountName: "string",
        ChangedOn: required("dateTime"),
      },
    },
    ArrayOfStatus: { fields: { Status: list("Status") } },

    SenderVia: { fields: { ReferenceId: "string" } },
    Recipient: { fields: { ReferenceId: "string", EmailAddress: "string" } },

    SearchParty: {
      fields: {
        ReferenceId: "string",
        Name: "string",
        ChamberNumber: "string",
        Residence: "string",
        CountryCode: "string",
      },
    },
    ArrayOfParty: { fields: { Party: list("Party") } },
    Party: { fields: { ReferenceId: "string", Name: "string", ChamberNumber: "string", Address: "Address" } },
    PartyDetails: { base: "Party", fields: { EConnectPartyId: "string" } },
    Address: {
      fields: {
        EstablishmentNumber: "string",
        StreetName: "string",
        HouseNumber: "string",
        HouseNumberAddition: "string",
        PostalCode: "string",
        Residence: "string",
        CountryCode: "string",
      },
    },

    Account: { fields: { Id: "string", Name: "string" } },
    SearchAccountParty: NOTHING,
    PartyAccountDetails: {
      base: "PartyDetails",
      fields: {
        Description: "string",
        Account: "Account",
        IsRegisteredToPeppol: required("boolean"),
        IsVerified: required("boolean"),
      },
    },
    ...accountParties(profile),
  };
}

/** Companies stand once inside the list, and once more inside themselves in the vendor's samples. */
function accountParties(profile: Profile): Readonly<Record<string, TypeDefinition>> {
  if (profile === "wsdl")
    return { ArrayOfPartyAccountDetails: { fields: { PartyAccountDetails: list("PartyAccountDetails") } } };
  return {
    ArrayOfPartyAccountDetails: { fields: { PartyAccountDetails: list("NestedPartyAccountDetails") } },
    NestedPartyAccountDetails: { fields: { PartyAccountDetails: "PartyAccountDetails" } },
  };
}
