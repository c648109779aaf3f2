import { asChecked, doneIf, type SetupFacts, type SetupFinding, type SetupStep } from "@erp-gateway/core";

/** What only a person can see: done when somebody says so. */
const confirmed = (name: string): Pick<SetupStep, "name" | "confirmable" | "check"> => ({
  name,
  confirmable: true,
  check: ({ confirmed: said }) => doneIf(said.has(name)),
});

/** Signing in is the first check that needs an account; with Entra ID somebody has to do it, and may have to again. */
const signedIn = (facts: SetupFacts): SetupFinding =>
  facts.checks.size === 0 || facts.connection.state === "REAUTHORIZATION_REQUIRED"
    ? doneIf(false)
    : asChecked(facts, "keys");

/** The vendor's page "Connecting 4PS Business Central with eConnect", part "Integration via the PSB". */
// biome-ignore format: one entry a line
export const SETUP: readonly SetupStep[] = [
  {
    ...confirmed("preparation"),
    title: { en: "Preparation: user name, organizations with KvK number, an administrator at hand", nl: "Voorbereiding: gebruikersnaam, organisaties met KvK-nummer, een beheerder beschikbaar" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Have ready: the user name of who sets this up, names and KvK numbers of the organizations, and somebody with global admin rights; an Entra admin may have to consent first. Confirm this step then.", nl: "Houd bij de hand: de gebruikersnaam van wie dit instelt, namen en KvK-nummers van de organisaties, en iemand met globale beheerdersrechten; soms moet een Entra-beheerder eerst toestemming geven. Bevestig daarna deze stap." },
  },
  {
    ...confirmed("extension-allowed"),
    title: { en: "The eConnect extension may be installed now", nl: "De eConnect-extensie mag nu worden geïnstalleerd" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Ask whether the extension may be installed now; some organizations allow it outside business hours only. Confirm this step then.", nl: "Vraag na of de extensie nu mag worden geïnstalleerd; sommige organisaties staan dat alleen buiten kantooruren toe. Bevestig daarna deze stap." },
  },
  {
    ...confirmed("extension-installed"),
    title: { en: "Step 1: eConnect extension installed", nl: "Stap 1: eConnect-extensie geïnstalleerd" },
    actor: "ADMINISTRATOR",
    remedy: { en: "In Business Central, search for Extensiebeheer, then for “eConnect”, and install the extension by the three dots. Confirm this step then.", nl: "Zoek in Business Central naar Extensiebeheer, daarna naar “eConnect”, en installeer de extensie via de drie puntjes. Bevestig daarna deze stap." },
  },
  {
    ...confirmed("http-client-allowed"),
    title: { en: "Step 2: HttpClient aanvragen checked", nl: "Stap 2: HttpClient aanvragen aangevinkt" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Click the eConnect Peppol link in Business Central and check “HttpClient aanvragen”. Confirm this step then.", nl: "Klik in Business Central op de link eConnect Peppol en vink “HttpClient aanvragen” aan. Bevestig daarna deze stap." },
  },
  {
    name: "signed-in",
    title: { en: "Step 2: signed in to the eConnect PSB", nl: "Stap 2: aangemeld bij de eConnect PSB" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Choose the environment, begin the sign-in (beginSignIn) and sign in with a Microsoft Entra ID account that has rights for the Business Central API; or enter the credentials and click “Verbinding testen”.", nl: "Kies de omgeving, begin met aanmelden (beginSignIn) en meld aan met een Microsoft Entra ID-account met rechten voor de API van Business Central; of vul de gegevens in en klik op “Verbinding testen”." },
    check: signedIn,
  },
  {
    name: "party-linked",
    title: { en: "Step 2: partyIds linked by TechSupport", nl: "Stap 2: partyId's gekoppeld door TechSupport" },
    actor: "ECONNECT",
    remedy: { en: "Send the text under supportRequest to TechSupport; they link the partyIds. Then sign in again, preferably in an incognito window.", nl: "Stuur de tekst onder supportRequest naar TechSupport; zij koppelen de partyId's. Meld daarna opnieuw aan, liefst in een incognitovenster." },
    check: (facts) => asChecked(facts, "party-linked"),
  },
  {
    name: "organization-chosen",
    title: { en: "Step 2: organization chosen and settings reviewed", nl: "Stap 2: organisatie gekozen en instellingen bekeken" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Enter the Party ID of the organization in the settings, review the others, and click “Verbinding testen”.", nl: "Vul het Party ID van de organisatie in bij de instellingen, loop de rest na en klik op “Verbinding testen”." },
    check: (facts) => asChecked(facts, "party-known", "party-permissions"),
  },
  {
    name: "sending-via-peppol",
    title: { en: "Step 2: Sending via Peppol checked", nl: "Stap 2: Verzenden via Peppol aangevinkt" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Switch “Sending via Peppol” on in the settings; while it is off, every invoice is refused.", nl: "Zet “Verzenden via Peppol” aan bij de instellingen; zolang het uit staat, wordt elke factuur geweigerd." },
    check: ({ connection }) => doneIf(connection.settings["sendViaPeppol"] !== false),
  },
  {
    name: "sending-profile",
    title: { en: "Step 3: sending profile configured, not as default", nl: "Stap 3: verzendprofiel ingesteld, niet als standaard" },
    actor: "ADMINISTRATOR",
    remedy: { en: "Make a sending profile on this connection, with processing mode Manual or Automatic. Do not make it the default: customers without Peppol would fail.", nl: "Maak een verzendprofiel op deze verbinding, met verwerkingsmodus Handmatig of Automatisch. Maak het niet de standaard: klanten zonder Peppol lopen dan vast." },
    check: ({ profiles }) => doneIf(profiles.some(({ isDefault }) => !isDefault)),
  },
  {
    name: "customer-card",
    title: { en: "Step 4: customer card with sending profile and Endpoint-ID", nl: "Stap 4: klantkaart met verzendprofiel en Endpoint-ID" },
    actor: "SENDER",
    remedy: { en: "On the customer card, set the sending profile, “elektronische facturering” to “Verzendprofiel van documenten”, and the Endpoint-ID with its scheme, e.g. 0106:12345678. If the invoice should show another ID, enter it at Legal ID with a scheme that does not start with 9. Fill in “uw referentie” or “extern documentnummer” on the invoice: they become the buyer's reference or order number.", nl: "Stel op de klantkaart het verzendprofiel in, “elektronische facturering” op “Verzendprofiel van documenten”, en het Endpoint-ID met schema, bijvoorbeeld 0106:12345678. Moet er een ander ID op de factuur staan, vul dat dan in bij Legal ID met een schema dat niet met 9 begint. Vul op de factuur “uw referentie” of “extern documentnummer” in: dat wordt de referentie van de koper of het ordernummer." },
    check: ({ hasCustomers }) => doneIf(hasCustomers),
  },
];
