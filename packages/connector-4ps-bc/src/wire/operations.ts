import type { Fields, Value } from "./shape.ts";

const PAGING = { Limit: "int", StartPage: "text" } as const;
const PAGING_RESPONSE = { NextPage: "text" } as const;
const TIME_SPAN = { To: "orNil", From: "orNil" } as const;
const PARTY_REFERENCE = { EConnectPartyId: "text", Name: "text" } as const;
const STATUS = { Name: "text", Code: "text" } as const;
const TEMPLATE = { Id: "text", Name: "text", MasterId: "text", MasterName: "text" } as const;

const STATUS_DETAILS = {
  ...STATUS,
  Info: { UserId: "text", UserName: "text", AccountId: "text", AccountName: "text", ChangedOn: "moment" },
} as const;

/** `Reciever` is how the schema spells it. */
const DOCUMENT_SEARCH = {
  ExternalId: "text",
  DocumentId: "text",
  Subject: "text",
  CreatedOn: TIME_SPAN,
  ModifiedOn: TIME_SPAN,
  Sender: PARTY_REFERENCE,
  Reciever: PARTY_REFERENCE,
  Status: STATUS,
  Template: TEMPLATE,
} as const;

const DOCUMENT_HEAD = {
  ExternalId: "text",
  DocumentId: "text",
  Subject: "text",
  CreatedOn: "moment",
  ModifiedOn: "moment",
  Sender: PARTY_REFERENCE,
  Reciever: PARTY_REFERENCE,
} as const;

const DOCUMENT_TAIL = {
  Template: TEMPLATE,
  Transaction: {
    Endpoint: "text",
    MessageId: "text",
    DeliveryMethod: "text",
    SenderReferenceId: "text",
    ReceiverReferenceId: "text",
  },
} as const;

const DOCUMENT = { ...DOCUMENT_HEAD, Status: STATUS, ...DOCUMENT_TAIL } as const;
const DOCUMENT_DETAILS = { ...DOCUMENT_HEAD, Status: STATUS_DETAILS, ...DOCUMENT_TAIL, Payload: "markup" } as const;

const PARTY = {
  ReferenceId: "text",
  Name: "text",
  ChamberNumber: "text",
  Address: {
    EstablishmentNumber: "text",
    StreetName: "text",
    HouseNumber: "text",
    HouseNumberAddition: "text",
    PostalCode: "text",
    Residence: "text",
    CountryCode: "text",
  },
} as const;
const PARTY_DETAILS = { ...PARTY, EConnectPartyId: "text" } as const;
const PARTY_ACCOUNT_DETAILS = {
  ...PARTY_DETAILS,
  Description: "text",
  Account: { Id: "text", Name: "text" },
  IsRegisteredToPeppol: "flag",
  IsVerified: "flag",
} as const;

const DOCUMENT_LIST = {
  request: { GroupId: "text", EConnectPartyId: "text", Paging: PAGING, Search: DOCUMENT_SEARCH },
  response: { Results: { many: { Document: DOCUMENT } }, PagingResponse: PAGING_RESPONSE },
} as const;
const DOCUMENT_BY_EXTERNAL_ID = {
  request: { ExternalId: "text" },
  response: { Details: DOCUMENT_DETAILS, Statuses: { many: { Status: STATUS } } },
} as const;
const STATUS_BY_EXTERNAL_ID = { request: { ExternalId: "text" }, response: { Details: STATUS_DETAILS } } as const;

/**
 * The operations of v3.1: those of the WSDL, and the two that are documented beside it. Of `GetAdvisedInvoiceRecipientId`
 * nothing but the name is known, so it is left out; `GetParty` answers the same question.
 * @see api31-soap §2.1, §2.2
 */
export const OPERATIONS = {
  Login: { request: { ConsumerKey: "text", ConsumerSecret: "text" }, response: { SecurityToken: "text" } },
  GetAccountDetails: {
    request: {},
    response: {
      Id: "text",
      Name: "text",
      Description: "text",
      EmailAddress: "text",
      FaxNumber: "text",
      PhoneNumber: "text",
      Website: "text",
      CanSendAppIntegrationRequests: "flag",
    },
  },
  GetAccountParties: {
    request: { Search: {}, Paging: PAGING },
    response: { Results: { many: { PartyAccountDetails: PARTY_ACCOUNT_DETAILS } }, PagingResponse: PAGING_RESPONSE },
  },
  GetParties: {
    request: {
      Search: { ReferenceId: "text", Name: "text", ChamberNumber: "text", Residence: "text", CountryCode: "text" },
      Paging: PAGING,
    },
    response: { Results: { many: { Party: PARTY } }, PagingResponse: PAGING_RESPONSE },
  },
  GetParty: { request: { ReferenceId: "text" }, response: { Details: PARTY_DETAILS } },
  SendDocument: {
    request: {
      Via: { ReferenceId: "text" },
      To: { ReferenceId: "text", EmailAddress: "text" },
      Subject: "text",
      Payload: "markup",
      TemplateId: "text",
    },
    response: { ExternalId: "text" },
  },
  GetInboxDocuments: DOCUMENT_LIST,
  GetInboxDocument: DOCUMENT_BY_EXTERNAL_ID,
  GetInboxDocumentStatus: STATUS_BY_EXTERNAL_ID,
  SetInboxDocumentStatus: { request: { ExternalId: "text", StatusCode: "text" }, response: { ExternalId: "text" } },
  GetOutboxDocuments: DOCUMENT_LIST,
  GetOutboxDocument: DOCUMENT_BY_EXTERNAL_ID,
  GetOutboxDocumentStatus: STATUS_BY_EXTERNAL_ID,
  GetDocuments: DOCUMENT_LIST,
  GetDocument: { request: { DocumentId: "text" }, response: DOCUMENT_BY_EXTERNAL_ID.response },
  GetDocumentPdf: { request: { ExternalId: "text" }, response: { File: { Name: "text", Contents: "text" } } },
  RequestAppIntegration: {
    request: { To: { ReferenceId: "text", EmailAddress: "text" }, PayByRequester: "flag" },
    response: { IntegrationToken: "text" },
  },
  RequestAppIntegrationCredentials: {
    request: { IntegrationToken: "text" },
    response: { ApplicationName: "text", ConsumerKey: "text", ConsumerSecret: "text", EmailAddress: "text" },
  },
} as const satisfies Readonly<Record<string, { readonly request: Fields; readonly response: Fields }>>;

export type Operation = keyof typeof OPERATIONS;
export type RequestOf<O extends Operation> = Value<(typeof OPERATIONS)[O]["request"]>;
export type ResponseOf<O extends Operation> = Value<(typeof OPERATIONS)[O]["response"]>;
