<?php
// Does with PHP's SoapClient, set up from the WSDL alone, what an administration does; prints what it got as JSON.
// Arguments: URL of the WSDL, namespace, app key, secret, invoice.
declare(strict_types=1);
[, $wsdl, $namespace, $appKey, $secret, $invoice] = $argv;

$client = new SoapClient($wsdl, ['cache_wsdl' => WSDL_CACHE_NONE, 'exceptions' => true]);
$functions = [];
foreach ($client->__getFunctions() as $function) {
    $functions[] = preg_replace('/^\S+ (\w+)\(.*$/', '$1', $function);
}

$token = $client->Login(['ConsumerKey' => $appKey, 'ConsumerSecret' => $secret])->SecurityToken;
$client->__setSoapHeaders(new SoapHeader($namespace, 'Authentication', ['SecurityToken' => $token]));

$parties = $client->GetAccountParties(['Paging' => ['Limit' => 50]]);
$party = $client->GetParty(['ReferenceId' => 'NL:KVK:54441587']);
$sent = $client->SendDocument([
    'Via' => ['ReferenceId' => 'XCNL10019'],
    'To' => ['ReferenceId' => 'XCNL10019'],
    'Subject' => 'Factuur',
    'Payload' => ['any' => $invoice],
    'TemplateId' => 'GLDT9223370666504283001RA000000006DTP2000001',
]);
$id = ['ExternalId' => $sent->ExternalId];
$list = [
    'EConnectPartyId' => 'XCNL10019',
    'Paging' => ['Limit' => 50],
    'Search' => ['CreatedOn' => ['To' => null, 'From' => '2026-01-01T00:00:00.000Z']],
];
$outbox = $client->GetOutboxDocuments($list);

// Delivery takes the platform a moment.
for ($i = 0; $i < 100 && $client->GetOutboxDocumentStatus($id)->Details->Code !== '10'; $i++) {
    usleep(20_000);
}
$outboxStatus = $client->GetOutboxDocumentStatus($id);
$inbox = $client->GetInboxDocuments($list);
$document = $client->GetInboxDocument($id);
$set = $client->SetInboxDocumentStatus($id + ['StatusCode' => '40']);
$status = $client->GetInboxDocumentStatus($id);
$file = $client->GetDocumentPdf($id)->File;

try {
    $client->GetInboxDocument(['ExternalId' => 'XCNIN1']);
    $fault = null;
} catch (SoapFault $error) {
    $fault = ['code' => $error->faultcode, 'text' => $error->faultstring];
}

echo json_encode([
    'functions' => $functions,
    'tokenLength' => strlen($token),
    'parties' => $parties,
    'party' => $party,
    'sent' => $sent,
    'outbox' => $outbox,
    'outboxStatus' => $outboxStatus->Details->Code,
    'inbox' => $inbox,
    'payload' => $document->Details->Payload->any,
    'downloaded' => $document->Details->Status->Code,
    'allowed' => count($document->Statuses->Status),
    'set' => $set,
    'status' => $status,
    'pdfName' => $file->Name,
    'pdf' => substr(base64_decode($file->Contents, true), 0, 5),
    'fault' => $fault,
], JSON_THROW_ON_ERROR);
