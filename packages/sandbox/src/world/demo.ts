/**
 * The people and companies of the demo world. The values are invented; numbers carry valid check digits.
 * `DEMO` is printed by the command line, so that any client can be pointed at the sandbox.
 */
export const DEMO = {
  organization: {
    name: "Bouwbedrijf De Linde B.V.",
    kvkNumber: "61234567",
    partyId: "NL:KVK:61234567",
    vatNumber: "NL861234571B01",
    companyId: "XCNL10019",
    iban: "NL39RABO0300065264",
  },
  api31: {
    appKey: "5f1c9a60b7d84e3f9a2c61d07be85a13",
    secret: "a09e5d7c41f64c2fb8d3f27196e04c58",
    subscriptionKey: "demo-api31-subscription-key",
    accountId: "A000000218",
  },
  psb: {
    clientId: "erp-gateway-demo",
    clientSecret: "demo-psb-client-secret",
    username: "koppeling@delinde.example",
    password: "demo-psb-password",
    subscriptionKey: "demo-psb-subscription-key",
  },
  businessCentral: {
    tenantId: "4f0c1d6e-8a57-4b0e-9c9b-6f3a2f7d1e10",
    environment: "Production",
    companyId: "c1d5a8f2-3b0e-4f5a-8c6d-7e9f0a1b2c3d",
    companyName: "De Linde Bouw",
    clientId: "7d9e2c4b-1f6a-4e8d-a3b5-0c2d4e6f8a9b",
    clientSecret: "demo-bc-client-secret",
  },
  entra: {
    /** Of the application that people sign in to; the tenants below know it. */
    clientId: "2b8f6a1d-93c4-4d57-8e0a-b16f5c7d3e92",
    clientSecret: "demo-entra-client-secret",
    /** Tenant of De Linde, the same as for Business Central. */
    tenantId: "4f0c1d6e-8a57-4b0e-9c9b-6f3a2f7d1e10",
    /** Tenant of the accountant. */
    otherTenantId: "9a3e7c52-0d1b-4f68-b7a4-e25c8d90f613",
    /** Its users may use an application only after an administrator consented. */
    strictTenantId: "c7d20b94-5e8f-4a36-91bd-0f4e6a7c8d25",
  },
  /** People who sign in with Entra ID, named after what happens to them. */
  people: {
    linked: { username: "anna@delinde.example", password: "demo-anna", name: "Anna de Boer" },
    unlinked: { username: "bram@delinde.example", password: "demo-bram", name: "Bram Visser" },
    unassigned: { username: "daan@delinde.example", password: "demo-daan", name: "Daan Kok" },
    consentMissing: { username: "carla@streng.example", password: "demo-carla", name: "Carla Jansen" },
    otherTenant: { username: "erik@cijfers.example", password: "demo-erik", name: "Erik Smit" },
  },
} as const;

/** Receivers of the demo world, numeric identifiers first. `behaviour` makes the magic ones differ. */
export const DEMO_PARTICIPANTS = [
  {
    name: "Woningcorporatie Het Baken",
    identifiers: ["0106:58765432", "9944:NL854321093B01"],
    address: {
      streetName: "Havenstraat",
      houseNumber: "45",
      postalCode: "3811BC",
      residence: "Amersfoort",
      countryCode: "NL",
    },
    home: "peppol",
    behaviour: "deliver",
  },
  { name: "Gemeente Lindebroek", identifiers: ["0190:00000001823456789000"], home: "peppol", behaviour: "deliver" },
  {
    name: "Aannemer Traag B.V. (retried, then delivered)",
    identifiers: ["0106:50000001"],
    home: "peppol",
    behaviour: "retry-then-deliver",
  },
  {
    name: "Vastgoed Streng B.V. (refuses on validation)",
    identifiers: ["0106:50000002"],
    home: "peppol",
    behaviour: "refuse",
  },
  {
    name: "Projectbureau Stil B.V. (silent for an hour)",
    identifiers: ["0106:50000003"],
    home: "peppol",
    behaviour: "silent",
  },
  {
    name: "Installatietechniek De Vries B.V.",
    identifiers: ["0106:54441587", "9944:NL823456791B01"],
    companyId: "XCNL10020",
    address: { streetName: "Leidingweg", houseNumber: "8", postalCode: "6718XA", residence: "Ede", countryCode: "NL" },
    home: "platform",
    behaviour: "deliver",
  },
  {
    name: "Staalbouw Noord B.V.",
    identifiers: ["0106:70123456", "9944:NL812345678B01"],
    companyId: "XCNL10021",
    address: {
      streetName: "Hoogovenkade",
      houseNumber: "101",
      postalCode: "9723AA",
      residence: "Groningen",
      countryCode: "NL",
    },
    home: "platform",
    behaviour: "deliver",
  },
] as const;

/** Vendors of the demo Business Central company; IBANs stand on the vendor's bank account list. */
export const DEMO_VENDORS = [
  {
    number: "L00010",
    name: "Staalbouw Noord B.V.",
    vatNumber: "NL812345678B01",
    kvkNumber: "70123456",
    ibans: ["NL91ABNA0417164300", "NL62RABO0991234567"],
  },
  {
    number: "L00020",
    name: "Betoncentrale Oost B.V.",
    vatNumber: "NL834567891B01",
    kvkNumber: "71234567",
    ibans: ["NL20INGB0001234567"],
  },
  {
    number: "L00030",
    name: "Verhuur Materieel West B.V.",
    vatNumber: "NL845678905B01",
    kvkNumber: "72345678",
    ibans: ["NL50RABO0310987654"],
  },
] as const;
