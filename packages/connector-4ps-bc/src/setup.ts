import { asChecked, doneIf, type SetupStep, SUBSCRIPTIONS } from "@erp-gateway/core";

const MINIMUM = "PROFESSIONAL";

/** The vendor's page "Connecting 4PS Business Central with eConnect" (path API31), as steps that check themselves. */
// biome-ignore format: one entry a line
export const SETUP: readonly SetupStep[] = [
  {
    name: "account-plan",
    title: { en: "eConnect account with at least a Professional subscription", nl: "eConnect-account met minstens een Professional-abonnement" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Choose Professional or higher on the eConnect platform or call eConnect sales, and record it with the organization.", nl: "Kies Professional of hoger op het eConnect-platform of bel eConnect sales, en leg het vast bij de organisatie." },
    check: ({ organization }) => doneIf(SUBSCRIPTIONS.indexOf(organization.subscription) >= SUBSCRIPTIONS.indexOf(MINIMUM)),
  },
  {
    name: "contract-and-subscription-key",
    title: { en: "Contract for API rights, with subscription key", nl: "Contract voor API-rechten, met subscription key" },
    actor: "ECONNECT",
    remedy: { en: "Call eConnect sales for the contract; they hand out the subscription key. Enter it in the settings.", nl: "Bel eConnect sales voor het contract; zij geven de subscription key. Vul die in bij de instellingen." },
    check(facts) {
      if (!facts.organization.apiContract || !facts.entered.has("subscriptionKey")) return doneIf(false);
      return asChecked(facts, "subscription-key");
    },
  },
  {
    name: "organization-activated",
    title: { en: "Organization activated on the eConnect platform", nl: "Organisatie geactiveerd op het eConnect-platform" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Activate the organization on the eConnect platform, by a one-cent iDEAL payment or by invoice, and then here.", nl: "Activeer de organisatie op het eConnect-platform, met een iDEAL-betaling van één cent of op factuur, en daarna hier." },
    check: (facts) => (facts.organization.state === "ACTIVE" ? asChecked(facts, "company-verified") : doneIf(false)),
  },
  {
    name: "connection-keys",
    title: { en: "Connection keys created", nl: "Verbindingssleutels aangemaakt" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Create connection keys on the eConnect platform (organization, Connections). The Secret is shown once; a new set makes the old one invalid.", nl: "Maak verbindingssleutels aan op het eConnect-platform (organisatie, Koppelingen). Het Secret is één keer te zien; een nieuwe set maakt de oude ongeldig." },
    check: (facts) => (facts.entered.has("appKey") && facts.entered.has("secret") ? asChecked(facts, "keys") : doneIf(false)),
  },
  {
    name: "settings-entered",
    title: { en: "App Key, Secret, Bedrijfs-ID eConnect and subscription key entered", nl: "App Key, Secret, Bedrijfs-ID eConnect en subscription key ingevuld" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Enter what the page “eConnect document uitwisseling instellingen” asks for; “Bedrijfs-ID eConnect” (XC…) stands under Organizations on the platform.", nl: "Vul in wat de pagina “eConnect document uitwisseling instellingen” vraagt; “Bedrijfs-ID eConnect” (XC…) staat onder Organisaties op het platform." },
    check(facts) {
      const isComplete = ["appKey", "secret", "companyId", "subscriptionKey"].every((name) => facts.entered.has(name));
      return isComplete ? asChecked(facts, "company-known") : doneIf(false);
    },
  },
  {
    name: "test-connection",
    title: { en: "“Verbinding testen” passes", nl: "“Verbinding testen” slaagt" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Click “Verbinding testen” (testConnection). Every check says what it found and who must act.", nl: "Klik op “Verbinding testen” (testConnection). Elke controle zegt wat er is gevonden en wie er iets moet doen." },
    check: (facts) => (facts.checks.size === 0 ? doneIf(false) : asChecked(facts, ...facts.checks.keys())),
  },
  {
    name: "envelope-namespaces",
    title: { en: "Generieke webservice naamruimten are right", nl: "Generieke webservice naamruimten kloppen" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Only when the test fails on them: prefix soapenv, namespace http://schemas.xmlsoap.org/soap/envelope/.", nl: "Alleen als de test daarop faalt: prefix soapenv, namespace http://schemas.xmlsoap.org/soap/envelope/." },
    check: (facts) => asChecked(facts, "envelope-namespaces"),
  },
  {
    name: "customer-identifiers",
    title: { en: "Customer card with KvK number, GLN or VAT number", nl: "Klantkaart met KvK-nummer, GLN of btw-nummer" },
    actor: "SENDER",
    remedy: { en: "Make a sending profile on this connection, and a customer card with that profile and an Endpoint-ID, e.g. 0106:12345678.", nl: "Maak een verzendprofiel op deze verbinding, en een klantkaart met dat profiel en een Endpoint-ID, bijvoorbeeld 0106:12345678." },
    check: ({ hasCustomers }) => doneIf(hasCustomers),
  },
];
