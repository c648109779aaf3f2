/**
 * Elements and attributes of UBL that carry no term of EN 16931, with the rule that says so: the path of the parent from
 * the root (`.` the root itself, `LINE` a line of either kind, `//…` anywhere), then number and name of each. A number is
 * that of `UBL-CR-nnn`, `DTnn` stands for `UBL-DT-nn`; a name without prefix is `cbc:`.
 */
export const UNUSED = `
.: 1 ext:UBLExtensions 3 ProfileExecutionID 4 CopyIndicator 5 UUID 6 IssueTime 7 PricingCurrencyCode
  8 PaymentCurrencyCode 9 PaymentAlternativeCurrencyCode 10 AccountingCostCode 11 LineCountNumeric
  77 cac:StatementDocumentReference 137 cac:Signature 294 cac:BuyerCustomerParty 295 cac:SellerSupplierParty
  410 cac:DeliveryTerms 470 cac:PrepaidPayment 490 cac:TaxExchangeRate 491 cac:PricingExchangeRate
  492 cac:PaymentExchangeRate 493 cac:PaymentAlternativeExchangeRate 513 cac:WithholdingTaxTotal
cac:InvoicePeriod: 12 StartTime 13 EndTime 14 DurationMeasure 15 Description
cac:OrderReference: 16 CopyIndicator 17 UUID 18 IssueDate 19 IssueTime 20 CustomerReference 21 OrderTypeCode
  22 cac:DocumentReference
cac:BillingReference/cac:InvoiceDocumentReference: 23 CopyIndicator 24 UUID 25 IssueTime 26 DocumentTypeCode
  27 DocumentType 28 XPath 29 LanguageID 30 LocaleCode 31 VersionID 32 DocumentStatusCode 33 DocumentDescription
  34 cac:Attachment 35 cac:ValidityPeriod 36 cac:IssuerParty 37 cac:ResultOfVerification
cac:BillingReference: 38 cac:SelfBilledInvoiceDocumentReference 39 cac:CreditNoteDocumentReference
  40 cac:SelfBilledCreditNoteDocumentReference 41 cac:DebitNoteDocumentReference 42 cac:ReminderDocumentReference
  43 cac:AdditionalDocumentReference 44 cac:BillingReferenceLine
cac:DespatchDocumentReference: 45 CopyIndicator 46 UUID 47 IssueDate 48 IssueTime 49 DocumentTypeCode 50 DocumentType
  51 XPath 52 LanguageID 53 LocaleCode 54 VersionID 55 DocumentStatusCode 56 DocumentDescription 57 cac:Attachment
  58 cac:ValidityPeriod 59 cac:IssuerParty 60 cac:ResultOfVerification
cac:ReceiptDocumentReference: 61 CopyIndicator 62 UUID 63 IssueDate 64 IssueTime 65 DocumentTypeCode 66 DocumentType
  67 XPath 68 LanguageID 69 LocaleCode 70 VersionID 71 DocumentStatusCode 72 DocumentDescription 73 cac:Attachment
  74 cac:ValidityPeriod 75 cac:IssuerParty 76 cac:ResultOfVerification
cac:OriginatorDocumentReference: 78 CopyIndicator 79 UUID 80 IssueDate 81 IssueTime 82 DocumentTypeCode
  83 DocumentType 84 XPath 85 LanguageID 86 LocaleCode 87 VersionID 88 DocumentStatusCode 89 DocumentDescription
  90 cac:Attachment 91 cac:ValidityPeriod 92 cac:IssuerParty 93 cac:ResultOfVerification
cac:ContractDocumentReference: 94 CopyIndicator 95 UUID 96 IssueDate 97 IssueTime 98 DocumentTypeCode 99 DocumentType
  100 XPath 101 LanguageID 102 LocaleCode 103 VersionID 104 DocumentStatusCode 105 DocumentDescription
  106 cac:Attachment 107 cac:ValidityPeriod 108 cac:IssuerParty 109 cac:ResultOfVerification
cac:AdditionalDocumentReference: 110 CopyIndicator 111 UUID 112 IssueDate 113 IssueTime 114 DocumentType 115 XPath
  116 LanguageID 117 LocaleCode 118 VersionID 119 DocumentStatusCode 131 cac:ValidityPeriod 132 cac:IssuerParty
  133 cac:ResultOfVerification
cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference: 121 DocumentHash 122 HashAlgorithmMethod
  123 ExpiryDate 124 ExpiryTime 125 MimeCode 126 FormatCode 127 EncodingCode 128 CharacterSetCode 129 FileName
  130 Description
cac:ProjectReference: 134 UUID 135 IssueDate 136 cac:WorkPhaseReference
cac:AccountingSupplierParty: 138 CustomerAssignedAccountID 139 AdditionalAccountID 140 DataSendingCapability
  198 cac:DespatchContact 199 cac:AccountingContact 200 cac:SellerContact
cac:AccountingSupplierParty/cac:Party: 141 MarkCareIndicator 142 MarkAttentionIndicator 143 WebsiteURI
  144 LogoReferenceID 145 IndustryClassificationCode 146 cac:Language 168 cac:PhysicalLocation 193 cac:Person
  194 cac:AgentParty 195 cac:ServiceProviderParty 196 cac:PowerOfAttorney 197 cac:FinancialAccount
cac:AccountingSupplierParty/cac:Party/cac:PostalAddress: 147 ID 148 AddressTypeCode 149 AddressFormatCode 150 Postbox
  151 Floor 152 Room 153 BlockName 154 BuildingName 155 BuildingNumber 156 InhouseMail 157 Department
  158 MarkAttention 159 MarkCare 160 PlotIdentification 161 CitySubdivisionName 162 CountrySubentityCode 163 Region
  164 District 165 TimezoneOffset 167 cac:LocationCoordinate
cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country: 166 Name
cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme: 169 RegistrationName 170 TaxLevelCode
  171 ExemptionReasonCode 172 ExemptionReason 173 cac:RegistrationAddress
cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cac:TaxScheme: 174 Name 175 TaxTypeCode 176 CurrencyCode
  177 cac:JurisdictionRegionAddress
cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity: 178 RegistrationDate 179 RegistrationExpirationDate
  180 CompanyLegalFormCode 181 SoleProprietorshipIndicator 182 CompanyLiquidationStatusCode 183 CorporateStockAmount
  184 FullyPaidSharesIndicator 185 cac:RegistrationAddress 186 cac:CorporateRegistrationScheme 187 cac:HeadOfficeParty
  188 cac:ShareholderParty
cac:AccountingSupplierParty/cac:Party/cac:Contact: 189 ID 190 Telefax 191 Note 192 cac:OtherCommunication
cac:AccountingCustomerParty: 201 CustomerAssignedAccountID 202 SupplierAssignedAccountID 203 AdditionalAccountID
  262 cac:DeliveryContact 263 cac:AccountingContact 264 cac:BuyerContact
cac:AccountingCustomerParty/cac:Party: 204 MarkCareIndicator 205 MarkAttentionIndicator 206 WebsiteURI
  207 LogoReferenceID 208 IndustryClassificationCode 209 cac:Language 231 cac:PhysicalLocation 257 cac:Person
  258 cac:AgentParty 259 cac:ServiceProviderParty 260 cac:PowerOfAttorney 261 cac:FinancialAccount
cac:AccountingCustomerParty/cac:Party/cac:PostalAddress: 210 ID 211 AddressTypeCode 212 AddressFormatCode 213 Postbox
  214 Floor 215 Room 216 BlockName 217 BuildingName 218 BuildingNumber 219 InhouseMail 220 Department
  221 MarkAttention 222 MarkCare 223 PlotIdentification 224 CitySubdivisionName 225 CountrySubentityCode 226 Region
  227 District 228 TimezoneOffset 230 cac:LocationCoordinate
cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country: 229 Name
cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme: 232 RegistrationName 233 TaxLevelCode
  234 ExemptionReasonCode 235 ExemptionReason 236 cac:RegistrationAddress
cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cac:TaxScheme: 237 Name 238 TaxTypeCode 239 CurrencyCode
  240 cac:JurisdictionRegionAddress
cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity: 241 RegistrationDate 242 RegistrationExpirationDate
  243 CompanyLegalFormCode 244 CompanyLegalForm 245 SoleProprietorshipIndicator 246 CompanyLiquidationStatusCode
  247 CorporateStockAmount 248 FullyPaidSharesIndicator 249 cac:RegistrationAddress
  250 cac:CorporateRegistrationScheme 251 cac:HeadOfficeParty 252 cac:ShareholderParty
cac:AccountingCustomerParty/cac:Party/cac:Contact: 253 ID 254 Telefax 255 Note 256 cac:OtherCommunication
cac:PayeeParty: 265 MarkCareIndicator 266 MarkAttentionIndicator 267 WebsiteURI 268 LogoReferenceID 269 EndpointID
  270 IndustryClassificationCode 271 cac:Language 272 cac:PostalAddress 273 cac:PhysicalLocation
  274 cac:PartyTaxScheme 288 cac:Contact 289 cac:Person 290 cac:AgentParty 291 cac:ServiceProviderParty
  292 cac:PowerOfAttorney 293 cac:FinancialAccount
cac:PayeeParty/cac:PartyLegalEntity: 275 RegistrationName 276 RegistrationDate 277 RegistrationExpirationDate
  278 CompanyLegalFormCode 279 CompanyLegalForm 280 SoleProprietorshipIndicator 281 CompanyLiquidationStatusCode
  282 CorporateStockAmount 283 FullyPaidSharesIndicator 284 cac:RegistrationAddress
  285 cac:CorporateRegistrationScheme 286 cac:HeadOfficeParty 287 cac:ShareholderParty
cac:TaxRepresentativeParty: 296 MarkCareIndicator 297 MarkAttentionIndicator 298 WebsiteURI 299 LogoReferenceID
  300 EndpointID 301 IndustryClassificationCode 302 cac:PartyIdentification 303 cac:Language 325 cac:PhysicalLocation
  335 cac:PartyLegalEntity 336 cac:Contact 337 cac:Person 338 cac:AgentParty 339 cac:ServiceProviderParty
  340 cac:PowerOfAttorney 341 cac:FinancialAccount
cac:TaxRepresentativeParty/cac:PostalAddress: 304 ID 305 AddressTypeCode 306 AddressFormatCode 307 Postbox 308 Floor
  309 Room 310 BlockName 311 BuildingName 312 BuildingNumber 313 InhouseMail 314 Department 315 MarkAttention
  316 MarkCare 317 PlotIdentification 318 CitySubdivisionName 319 CountrySubentityCode 320 Region 321 District
  322 TimezoneOffset 324 cac:LocationCoordinate
cac:TaxRepresentativeParty/cac:PostalAddress/cac:Country: 323 Name
cac:TaxRepresentativeParty/cac:PartyTaxScheme: 326 RegistrationName 327 TaxLevelCode 328 ExemptionReasonCode
  329 ExemptionReason 330 cac:RegistrationAddress
cac:TaxRepresentativeParty/cac:PartyTaxScheme/cac:TaxScheme: 331 Name 332 TaxTypeCode 333 CurrencyCode
  334 cac:JurisdictionRegionAddress
cac:Delivery: 342 ID 343 Quantity 344 MinimumQuantity 345 MaximumQuantity 346 ActualDeliveryTime
  347 LatestDeliveryDate 348 LatestDeliveryTime 349 ReleaseID 350 TrackingID 382 cac:AlternativeDeliveryLocation
  383 cac:RequestedDeliveryPeriod 384 cac:EstimatedDeliveryPeriod 385 cac:CarrierParty 404 cac:NotifyParty
  405 cac:Despatch 406 cac:DeliveryTerms 407 cac:MinimumDeliveryUnit 408 cac:MaximumDeliveryUnit 409 cac:Shipment
  682 cac:DeliveryAddress
cac:Delivery/cac:DeliveryLocation: 351 Description 352 Conditions 353 CountrySubentity 354 CountrySubentityCode
  355 LocationTypeCode 356 InformationURI 357 Name 358 cac:ValidityPeriod 380 cac:SubsidiaryLocation
  381 cac:LocationCoordinate
cac:Delivery/cac:DeliveryLocation/cac:Address: 359 ID 360 AddressTypeCode 361 AddressFormatCode 362 Postbox 363 Floor
  364 Room 365 BlockName 366 BuildingName 367 BuildingNumber 368 InhouseMail 369 Department 370 MarkAttention
  371 MarkCare 372 PlotIdentification 373 CitySubdivisionName 374 CountrySubentityCode 375 Region 376 District
  377 TimezoneOffset 379 cac:LocationCoordinate
cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country: 378 Name
cac:Delivery/cac:DeliveryParty: 386 MarkCareIndicator 387 MarkAttentionIndicator 388 WebsiteURI 389 LogoReferenceID
  390 EndpointID 391 IndustryClassificationCode 392 cac:PartyIdentification 393 cac:Language 394 cac:PostalAddress
  395 cac:PhysicalLocation 396 cac:PartyTaxScheme 397 cac:PartyLegalEntity 398 cac:Contact 399 cac:Person
  400 cac:AgentParty 401 cac:ServiceProviderParty 402 cac:PowerOfAttorney 403 cac:FinancialAccount
cac:PaymentMeans: 411 ID 413 PaymentChannelCode 414 InstructionID 434 cac:CreditAccount 451 cac:TradeFinancing
  681 InstructionNote
cac:PaymentMeans/cac:CardAccount: 415 CardTypeCode 416 ValidityStartDate 417 ExpiryDate 418 IssuerID 419 IssueNumberID
  420 CV2ID 421 CardChipCode 422 ChipApplicationID
cac:PaymentMeans/cac:PayeeFinancialAccount: 424 AliasName 425 AccountTypeCode 426 AccountFormatCode 427 CurrencyCode
  428 PaymentNote 433 cac:Country
cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch: 429 Name 432 cac:Address
cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cac:FinancialInstitution: 430 Name
  431 cac:Address
cac:PaymentMeans/cac:PaymentMandate: 435 MandateTypeCode 436 MaximumPaymentInstructionsNumeric 437 MaximumPaidAmount
  438 SignatureID 439 cac:PayerParty 448 cac:ValidityPeriod 449 cac:PaymentReversalPeriod 450 cac:Clause
cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount: 440 Name 441 AliasName 442 AccountTypeCode
  443 AccountFormatCode 444 CurrencyCode 445 PaymentNote 446 cac:FinancialInstitutionBranch 447 cac:Country
cac:PaymentTerms: 452 ID 453 PaymentMeansID 454 PrepaidPaymentReferenceID 455 ReferenceEventCode
  456 SettlementDiscountPercent 457 PenaltySurchargePercent 458 PaymentPercent 459 Amount 460 SettlementDiscountAmount
  461 PenaltyAmount 462 PaymentTermsDetailsURI 463 PaymentDueDate 464 InstallmentDueDate 465 InvoicingPartyReference
  466 cac:SettlementPeriod 467 cac:PenaltyPeriod 468 cac:ExchangeRate 469 cac:ValidityPeriod
cac:AllowanceCharge: 471 ID 472 PrepaidIndicator 473 SequenceNumeric 474 AccountingCostCode 475 AccountingCost
  476 PerUnitAmount 488 cac:TaxTotal 489 cac:PaymentMeans
cac:AllowanceCharge/cac:TaxCategory: 477 Name 478 BaseUnitMeasure 479 PerUnitAmount 480 TaxExemptionReasonCode
  481 TaxExemptionReason 482 TierRange 483 TierRatePercent
cac:AllowanceCharge/cac:TaxCategory/cac:TaxScheme: 484 Name 485 TaxTypeCode 486 CurrencyCode
  487 cac:JurisdictionRegionAddress
cac:TaxTotal: 494 RoundingAmount 495 TaxEvidenceIndicator 496 TaxIncludedIndicator
cac:TaxTotal/cac:TaxSubtotal: 497 CalculationSequenceNumeric 498 TransactionCurrencyTaxAmount 499 Percent
  500 BaseUnitMeasure 501 PerUnitAmount 502 TierRange 503 TierRatePercent
cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory: 504 Name 505 BaseUnitMeasure 506 PerUnitAmount 507 TierRange
  508 TierRatePercent
cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme: 509 Name 510 TaxTypeCode 511 CurrencyCode
  512 cac:JurisdictionRegionAddress
cac:LegalMonetaryTotal: 514 PayableAlternativeAmount
LINE: 515 UUID 516 TaxPointDate 517 AccountingCostCode 518 PaymentPurposeCode 519 FreeOfChargeIndicator
  529 cac:DespatchLineReference 530 cac:ReceiptLineReference 531 cac:BillingReference 548 cac:PricingReference
  549 cac:OriginatorParty 550 cac:Delivery 551 cac:PaymentTerms 561 cac:TaxTotal 562 cac:WithholdingTaxTotal
  645 cac:DeliveryTerms 646 cac:SubInvoiceLine 647 cac:ItemPriceExtension
LINE/cac:InvoicePeriod: 520 StartTime 521 EndTime 522 DurationMeasure 523 DescriptionCode 524 Description
LINE/cac:OrderLineReference: 525 SalesOrderLineID 526 UUID 527 LineStatusCode 528 cac:OrderReference
LINE/cac:DocumentReference: 532 CopyIndicator 533 UUID 534 IssueDate 535 IssueTime 537 DocumentType 538 XPath
  539 LanguageID 540 LocaleCode 541 VersionID 542 DocumentStatusCode 543 DocumentDescription 544 cac:Attachment
  545 cac:ValidityPeriod 546 cac:IssuerParty 547 cac:ResultOfVerification
LINE/cac:AllowanceCharge: 552 ID 553 PrepaidIndicator 554 SequenceNumeric 555 AccountingCostCode 556 AccountingCost
  557 PerUnitAmount 558 cac:TaxCategory 559 cac:TaxTotal 560 cac:PaymentMeans
LINE/cac:Item: 563 PackQuantity 564 PackSizeNumeric 565 CatalogueIndicator 566 HazardousRiskIndicator
  567 AdditionalInformation 568 Keyword 569 BrandName 570 ModelName 581 cac:ManufacturersItemIdentification
  587 cac:CatalogueItemIdentification 588 cac:AdditionalItemIdentification 589 cac:CatalogueDocumentReference
  590 cac:ItemSpecificationDocumentReference 595 cac:TransactionConditions 596 cac:HazardousItem
  619 cac:ManufacturerParty 620 cac:InformationContentProviderParty 621 cac:OriginAddress 622 cac:ItemInstance
  623 cac:Certificate 624 cac:Dimension
LINE/cac:Item/cac:BuyersItemIdentification: 571 ExtendedID 572 BarcodeSymbologyID 573 cac:PhysicalAttribute
  574 cac:MeasurementDimension 575 cac:IssuerParty
LINE/cac:Item/cac:SellersItemIdentification: 576 ExtendedID 577 BarcodeSymbologyID 578 cac:PhysicalAttribute
  579 cac:MeasurementDimension 580 cac:IssuerParty
LINE/cac:Item/cac:StandardItemIdentification: 582 ExtendedID 583 BarcodeSymbologyID 584 cac:PhysicalAttribute
  585 cac:MeasurementDimension 586 cac:IssuerParty
LINE/cac:Item/cac:OriginCountry: 591 Name
LINE/cac:Item/cac:CommodityClassification: 592 NatureCode 593 CargoTypeCode 594 CommodityCode
LINE/cac:Item/cac:ClassifiedTaxCategory: 597 Name 598 BaseUnitMeasure 599 PerUnitAmount 600 TaxExemptionReasonCode
  601 TaxExemptionReason 602 TierRange 603 TierRatePercent
LINE/cac:Item/cac:ClassifiedTaxCategory/cac:TaxScheme: 604 Name 605 TaxTypeCode 606 CurrencyCode
  607 cac:JurisdictionRegionAddress
LINE/cac:Item/cac:AdditionalItemProperty: 608 ID 609 NameCode 610 TestMethod 611 ValueQuantity 612 ValueQualifier
  613 ImportanceCode 614 ListValue 615 cac:UsabilityPeriod 616 cac:ItemPropertyGroup 617 cac:RangeDimension
  618 cac:ItemPropertyRange
LINE/cac:Price: 625 PriceChangeReason 626 PriceTypeCode 627 PriceType 628 OrderableUnitFactorRate 629 ValidityPeriod
  630 PriceList 644 cac:PricingExchangeRate
LINE/cac:Price/cac:AllowanceCharge: 632 ID 633 AllowanceChargeReasonCode 634 AllowanceChargeReason
  635 MultiplierFactorNumeric 636 PrepaidIndicator 637 SequenceNumeric 638 AccountingCostCode 639 AccountingCost
  640 PerUnitAmount 641 cac:TaxCategory 642 cac:TaxTotal 643 cac:PaymentMeans
cbc:CustomizationID: 648 @schemeID
cbc:ProfileID: 649 @schemeID
cbc:ID: 650 @schemeID
cbc:SalesOrderID: 651 @schemeID
//cac:PartyTaxScheme/cbc:CompanyID: 652 @schemeID
cac:PaymentMeans/cbc:PaymentID: 653 @schemeID
cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID: 654 @schemeID
cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID: 655 @schemeID
cbc:InvoiceTypeCode: 656 @listID
cbc:DocumentCurrencyCode: 657 @listID
cbc:TaxCurrencyCode: 658 @listID
cac:AdditionalDocumentReference/cbc:DocumentTypeCode: 659 @listID
//cac:Country/cbc:IdentificationCode: 660 @listID
cac:PaymentMeans/cbc:PaymentMeansCode: 661 @listID
//cbc:AllowanceChargeReasonCode: 662 @listID
//: 663 @unitCodeListID 664 cac:FinancialInstitution DT08 @schemeName DT09 @schemeAgencyName DT10 @schemeDataURI
  DT11 @schemeURI DT12 @format DT13 @unitCodeListIdentifier DT14 @unitCodeListAgencyIdentifier
  DT15 @unitCodeListAgencyName DT16 @listAgencyName DT17 @listName DT19 @languageID DT20 @listURI DT21 @listSchemeURI
  DT22 @languageLocaleID DT23 @uri DT24 @currencyCodeListVersionID DT25 @characterSetCode DT26 @encodingCode
  DT27 @schemeAgencyID DT28 @listAgencyID
//cac:BuyersItemIdentification/cbc:ID: 667 @schemeID
//cac:SellersItemIdentification/cbc:ID: 668 @schemeID
//cac:Price/cac:AllowanceCharge: 669 AllowanceChargeReasonCode 670 AllowanceChargeReason 671 MultiplierFactorNumeric
cbc:CreditNoteTypeCode: 672 @listID
//cbc:PrimaryAccountNumberID: 674 @schemeID
//cac:CardAccount/cbc:NetworkID: 675 @schemeID
//cac:PaymentMandate/cbc:ID: 676 @schemeID
//cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID: 677 @schemeID
//cac:TaxCategory/cbc:ID: 678 @schemeID
//cac:ClassifiedTaxCategory/cbc:ID: 679 @schemeID
//cac:PaymentMeans: 680 cac:PayerFinancialAccount
`;
