// Made by generate-structure.mjs from the schemas of UBL 2.1, © OASIS Open 2013. All Rights Reserved.
// Not to be edited.

/** Data type → elements of it that stand in an Invoice or a CreditNote. */
export const BASIC = {
  Amount: `
  cbc:AllowanceTotalAmount cbc:Amount cbc:BaseAmount cbc:ChargeTotalAmount cbc:CorporateStockAmount
  cbc:DeclaredCustomsValueAmount cbc:DeclaredForCarriageValueAmount cbc:DeclaredStatisticsValueAmount
  cbc:FreeOnBoardValueAmount cbc:InsurancePremiumAmount cbc:InsuranceValueAmount cbc:LineExtensionAmount
  cbc:MaximumPaidAmount cbc:PaidAmount cbc:PayableAlternativeAmount cbc:PayableAmount cbc:PayableRoundingAmount
  cbc:PenaltyAmount cbc:PerUnitAmount cbc:PrepaidAmount cbc:PriceAmount cbc:RoundingAmount cbc:SettlementDiscountAmount
  cbc:TaxAmount cbc:TaxExclusiveAmount cbc:TaxInclusiveAmount cbc:TaxableAmount cbc:TotalInvoiceAmount
  cbc:TransactionCurrencyTaxAmount cbc:ValueAmount`,
  Any: `
  ext:ExtensionContent`,
  BinaryObject: `
  cbc:EmbeddedDocumentBinaryObject`,
  Code: `
  cbc:AccountFormatCode cbc:AccountTypeCode cbc:AccountingCostCode cbc:ActionCode cbc:AddressFormatCode
  cbc:AddressTypeCode cbc:AllowanceChargeReasonCode cbc:CalculationMethodCode cbc:CardChipCode cbc:CardTypeCode
  cbc:CargoTypeCode cbc:CertificateTypeCode cbc:ChannelCode cbc:CharacterSetCode cbc:CommodityCode
  cbc:CompanyLegalFormCode cbc:CompanyLiquidationStatusCode cbc:ConditionCode cbc:ContractTypeCode
  cbc:CoordinateSystemCode cbc:CorporateRegistrationTypeCode cbc:CountrySubentityCode cbc:CreditNoteTypeCode
  cbc:CurrencyCode cbc:CustomsStatusCode cbc:DescriptionCode cbc:DirectionCode cbc:DispositionCode
  cbc:DocumentCurrencyCode cbc:DocumentStatusCode cbc:DocumentTypeCode cbc:EmergencyProceduresCode cbc:EncodingCode
  cbc:EnvironmentalEmissionTypeCode cbc:ExemptionReasonCode cbc:FinancingInstrumentCode cbc:FormatCode
  cbc:FreightRateClassCode cbc:FullnessIndicationCode cbc:GenderCode cbc:HandlingCode cbc:HazardousCategoryCode
  cbc:HazardousRegulationCode cbc:IdentificationCode cbc:ImportanceCode cbc:IndustryClassificationCode
  cbc:InhalationToxicityZoneCode cbc:InvoiceTypeCode cbc:ItemClassificationCode cbc:LatitudeDirectionCode
  cbc:LineStatusCode cbc:LocaleCode cbc:LocationTypeCode cbc:LongitudeDirectionCode cbc:LossRiskResponsibilityCode
  cbc:MandateTypeCode cbc:MathematicOperatorCode cbc:MedicalFirstAidGuideCode cbc:MimeCode cbc:NameCode cbc:NatureCode
  cbc:OrderTypeCode cbc:OwnerTypeCode cbc:PackageLevelCode cbc:PackagingTypeCode cbc:PackingCriteriaCode
  cbc:PaymentAlternativeCurrencyCode cbc:PaymentChannelCode cbc:PaymentCurrencyCode cbc:PaymentMeansCode
  cbc:PaymentPurposeCode cbc:PositionCode cbc:PreferenceCriterionCode cbc:PriceTypeCode cbc:PricingCurrencyCode
  cbc:ProviderTypeCode cbc:QuantityDiscrepancyCode cbc:ReferenceEventCode cbc:RejectActionCode cbc:RejectReasonCode
  cbc:ResponseCode cbc:SealIssuerTypeCode cbc:SealStatusCode cbc:ServiceTypeCode cbc:ShippingPriorityLevelCode
  cbc:ShortageActionCode cbc:SizeTypeCode cbc:SourceCurrencyCode cbc:StatusCode cbc:StatusReasonCode
  cbc:TargetCurrencyCode cbc:TariffClassCode cbc:TariffCode cbc:TaxCurrencyCode cbc:TaxExemptionReasonCode
  cbc:TaxLevelCode cbc:TaxTypeCode cbc:TimingComplaintCode cbc:TrackingDeviceCode cbc:TradeServiceCode
  cbc:TransitDirectionCode cbc:TransportAuthorizationCode cbc:TransportEmergencyCardCode cbc:TransportEquipmentTypeCode
  cbc:TransportEventTypeCode cbc:TransportHandlingUnitTypeCode cbc:TransportMeansTypeCode cbc:TransportModeCode
  cbc:TransportServiceCode cbc:UNDGCode cbc:ValidationResultCode cbc:WeekDayCode cbc:WorkPhaseCode
  ext:ExtensionReasonCode`,
  Date: `
  cbc:ActualDeliveryDate cbc:ActualDespatchDate cbc:ActualPickupDate cbc:BestBeforeDate cbc:BirthDate cbc:Date
  cbc:DueDate cbc:EarliestPickupDate cbc:EffectiveDate cbc:EndDate cbc:EstimatedDeliveryDate cbc:EstimatedDespatchDate
  cbc:ExpiryDate cbc:GuaranteedDespatchDate cbc:InstallmentDueDate cbc:IssueDate cbc:LatestDeliveryDate
  cbc:LatestPickupDate cbc:ManufactureDate cbc:NominationDate cbc:OccurrenceDate cbc:PaidDate cbc:PaymentDueDate
  cbc:ReceivedDate cbc:ReferenceDate cbc:RegistrationDate cbc:RegistrationExpirationDate cbc:RequestedDespatchDate
  cbc:RequiredDeliveryDate cbc:StartDate cbc:TaxPointDate cbc:ValidationDate cbc:ValidityStartDate`,
  Identifier: `
  cbc:AccountID cbc:AdditionalAccountID cbc:AircraftID cbc:AttributeID cbc:BarcodeSymbologyID cbc:BrokerAssignedID
  cbc:CV2ID cbc:CarrierAssignedID cbc:ChipApplicationID cbc:CompanyID cbc:ConsigneeAssignedID cbc:ConsignorAssignedID
  cbc:ContractedCarrierAssignedID cbc:CustomerAssignedAccountID cbc:CustomizationID cbc:EndpointID cbc:ExchangeMarketID
  cbc:ExtendedID cbc:FreightForwarderAssignedID cbc:HazardClassID cbc:ID cbc:IdentificationID cbc:InformationURI
  cbc:InstructionID cbc:IssueNumberID cbc:IssuerID cbc:JourneyID cbc:LanguageID cbc:LicensePlateID cbc:LineID
  cbc:LoadingSequenceID cbc:LocationID cbc:LogoReferenceID cbc:LotNumberID cbc:LowerOrangeHazardPlacardID cbc:MarkingID
  cbc:NationalityID cbc:NetworkID cbc:PaymentID cbc:PaymentMeansID cbc:PaymentTermsDetailsURI
  cbc:PerformingCarrierAssignedID cbc:PrepaidPaymentReferenceID cbc:PrimaryAccountNumberID cbc:ProductTraceID
  cbc:ProfileExecutionID cbc:ProfileID cbc:RadioCallSignID cbc:RailCarID cbc:ReferenceID cbc:ReferencedConsignmentID
  cbc:RegistrationID cbc:RegistrationNationalityID cbc:ReleaseID cbc:RequiredCustomsID cbc:SalesOrderID
  cbc:SalesOrderLineID cbc:SequenceID cbc:SequenceNumberID cbc:SerialID cbc:SignatureID cbc:SuccessiveSequenceID
  cbc:SupplierAssignedAccountID cbc:TraceID cbc:TrackingID cbc:TrainID cbc:TransportationServiceDetailsURI
  cbc:UBLVersionID cbc:URI cbc:UUID cbc:UpperOrangeHazardPlacardID cbc:ValidatorID cbc:VersionID cbc:VesselID
  cbc:WebsiteURI ext:ExtensionAgencyID ext:ExtensionAgencyURI ext:ExtensionURI ext:ExtensionVersionID`,
  Indicator: `
  cbc:AnimalFoodApprovedIndicator cbc:AnimalFoodIndicator cbc:BulkCargoIndicator cbc:CatalogueIndicator
  cbc:ChargeIndicator cbc:CompletionIndicator cbc:ConsolidatableIndicator cbc:ContainerizedIndicator cbc:CopyIndicator
  cbc:CustomsImportClassifiedIndicator cbc:DangerousGoodsApprovedIndicator cbc:FreeOfChargeIndicator
  cbc:FullyPaidSharesIndicator cbc:GeneralCargoIndicator cbc:HazardousRiskIndicator cbc:HumanFoodApprovedIndicator
  cbc:HumanFoodIndicator cbc:IndicationIndicator cbc:LegalStatusIndicator cbc:LivestockIndicator
  cbc:MarkAttentionIndicator cbc:MarkCareIndicator cbc:OnCarriageIndicator cbc:PowerIndicator cbc:PreCarriageIndicator
  cbc:PrepaidIndicator cbc:RefrigeratedIndicator cbc:RefrigerationOnIndicator cbc:ReturnabilityIndicator
  cbc:ReturnableMaterialIndicator cbc:SoleProprietorshipIndicator cbc:SpecialSecurityIndicator
  cbc:SplitConsignmentIndicator cbc:TaxEvidenceIndicator cbc:TaxIncludedIndicator cbc:ThirdPartyPayerIndicator`,
  Measure: `
  cbc:AltitudeMeasure cbc:BaseUnitMeasure cbc:ChargeableWeightMeasure cbc:DurationMeasure cbc:GrossTonnageMeasure
  cbc:GrossVolumeMeasure cbc:GrossWeightMeasure cbc:LatitudeDegreesMeasure cbc:LatitudeMinutesMeasure
  cbc:LeadTimeMeasure cbc:LoadingLengthMeasure cbc:LongitudeDegreesMeasure cbc:LongitudeMinutesMeasure
  cbc:MaximumMeasure cbc:Measure cbc:MinimumMeasure cbc:NetNetWeightMeasure cbc:NetTonnageMeasure cbc:NetVolumeMeasure
  cbc:NetWeightMeasure cbc:TareWeightMeasure cbc:ValueMeasure`,
  Name: `
  cbc:AdditionalStreetName cbc:AliasName cbc:BlockName cbc:BrandName cbc:BuildingName cbc:CategoryName cbc:CityName
  cbc:CitySubdivisionName cbc:FamilyName cbc:FileName cbc:FirstName cbc:HolderName cbc:MiddleName cbc:ModelName
  cbc:Name cbc:OtherName cbc:RegistrationName cbc:StreetName cbc:TechnicalName cbc:VesselName`,
  Numeric: `
  cbc:CalculationSequenceNumeric cbc:LineCountNumeric cbc:MaximumPaymentInstructionsNumeric cbc:MultiplierFactorNumeric
  cbc:PackSizeNumeric cbc:SequenceNumeric`,
  Percent: `
  cbc:AirFlowPercent cbc:HumidityPercent cbc:PartecipationPercent cbc:PaymentPercent cbc:PenaltySurchargePercent
  cbc:Percent cbc:ProgressPercent cbc:ReliabilityPercent cbc:SettlementDiscountPercent cbc:TierRatePercent`,
  Quantity: `
  cbc:BackorderQuantity cbc:BaseQuantity cbc:BatchQuantity cbc:ChargeableQuantity cbc:ChildConsignmentQuantity
  cbc:ConsignmentQuantity cbc:ConsumerUnitQuantity cbc:CreditedQuantity cbc:CrewQuantity cbc:CustomsTariffQuantity
  cbc:DeliveredQuantity cbc:InvoicedQuantity cbc:MaximumQuantity cbc:MinimumQuantity cbc:OutstandingQuantity
  cbc:OversupplyQuantity cbc:PackQuantity cbc:PassengerQuantity cbc:Quantity cbc:ReceivedQuantity cbc:RejectedQuantity
  cbc:ReturnableQuantity cbc:ShortQuantity cbc:TotalGoodsItemQuantity cbc:TotalPackageQuantity
  cbc:TotalPackagesQuantity cbc:TotalTransportHandlingUnitQuantity cbc:ValueQuantity`,
  Rate: `
  cbc:CalculationRate cbc:OrderableUnitFactorRate cbc:SourceCurrencyBaseRate cbc:TargetCurrencyBaseRate`,
  Text: `
  cbc:AccountingCost cbc:AdditionalInformation cbc:AllowanceChargeReason cbc:BackorderReason cbc:BirthplaceName
  cbc:BuildingNumber cbc:BuyerReference cbc:CanonicalizationMethod cbc:CarrierServiceInstructions cbc:CertificateType
  cbc:Channel cbc:Characteristics cbc:CompanyLegalForm cbc:Condition cbc:Conditions cbc:Content cbc:ContractType
  cbc:CountrySubentity cbc:CustomerReference cbc:CustomsClearanceServiceInstructions cbc:DamageRemarks
  cbc:DataSendingCapability cbc:DeliveryInstructions cbc:DemurrageInstructions cbc:Department cbc:Description
  cbc:District cbc:DocumentDescription cbc:DocumentHash cbc:DocumentType cbc:ElectronicMail cbc:ExemptionReason
  cbc:Extension cbc:Floor cbc:ForwarderServiceInstructions cbc:HandlingInstructions cbc:HashAlgorithmMethod
  cbc:HaulageInstructions cbc:Information cbc:InhouseMail cbc:InstructionNote cbc:Instructions
  cbc:InvoicingPartyReference cbc:JobTitle cbc:Keyword cbc:Line cbc:ListValue cbc:Location cbc:LossRisk
  cbc:MarkAttention cbc:MarkCare cbc:MaximumValue cbc:MinimumValue cbc:NameSuffix cbc:Note cbc:OrganizationDepartment
  cbc:OutstandingReason cbc:PackingMaterial cbc:PaymentNote cbc:PlacardEndorsement cbc:PlacardNotation
  cbc:PlotIdentification cbc:PostalZone cbc:Postbox cbc:PriceChangeReason cbc:PriceType cbc:Priority cbc:Reference
  cbc:Region cbc:RegistrationNationality cbc:RejectReason cbc:Remarks cbc:Room cbc:SealingPartyType cbc:ServiceType
  cbc:ShippingMarks cbc:ShipsRequirements cbc:SignatureMethod cbc:SpecialInstructions cbc:SpecialServiceInstructions
  cbc:SpecialTerms cbc:SpecialTransportRequirements cbc:StatusReason cbc:SummaryDescription cbc:TariffDescription
  cbc:TaxExemptionReason cbc:Telefax cbc:Telephone cbc:TestMethod cbc:Text cbc:TierRange cbc:TimezoneOffset
  cbc:TimingComplaint cbc:Title cbc:TradingRestrictions cbc:TransportationServiceDescription cbc:ValidateProcess
  cbc:ValidateTool cbc:ValidateToolVersion cbc:Value cbc:ValueQualifier cbc:WorkPhase cbc:XPath ext:ExtensionAgencyName
  ext:ExtensionReason`,
  Time: `
  cbc:ActualDeliveryTime cbc:ActualDespatchTime cbc:ActualPickupTime cbc:EarliestPickupTime cbc:EffectiveTime
  cbc:EndTime cbc:EstimatedDeliveryTime cbc:EstimatedDespatchTime cbc:ExpiryTime cbc:GuaranteedDespatchTime
  cbc:IssueTime cbc:LatestDeliveryTime cbc:LatestPickupTime cbc:ManufactureTime cbc:NominationTime cbc:OccurrenceTime
  cbc:PaidTime cbc:ReferenceTime cbc:RequestedDespatchTime cbc:RequiredDeliveryTime cbc:StartTime cbc:ValidationTime`,
} as const;

/**
 * Types of the other elements: name of the type, elements of it, `=`, and what stands in them, in order; without prefix
 * it is `cbc:`. `?` at most once, `*` any number, `+` at least once, else exactly once.
 */
export const AGGREGATE = `
CreditNoteType: CreditNote = ext:UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID
  CopyIndicator? UUID? IssueDate IssueTime? TaxPointDate? CreditNoteTypeCode? Note* DocumentCurrencyCode?
  TaxCurrencyCode? PricingCurrencyCode? PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode?
  AccountingCost? LineCountNumeric? BuyerReference? cac:InvoicePeriod* cac:DiscrepancyResponse* cac:OrderReference?
  cac:BillingReference* cac:DespatchDocumentReference* cac:ReceiptDocumentReference* cac:ContractDocumentReference*
  cac:AdditionalDocumentReference* cac:StatementDocumentReference* cac:OriginatorDocumentReference* cac:Signature*
  cac:AccountingSupplierParty cac:AccountingCustomerParty cac:PayeeParty? cac:BuyerCustomerParty?
  cac:SellerSupplierParty? cac:TaxRepresentativeParty? cac:Delivery* cac:DeliveryTerms* cac:PaymentMeans*
  cac:PaymentTerms* cac:TaxExchangeRate? cac:PricingExchangeRate? cac:PaymentExchangeRate?
  cac:PaymentAlternativeExchangeRate? cac:AllowanceCharge* cac:TaxTotal* cac:LegalMonetaryTotal cac:CreditNoteLine+
InvoiceType: Invoice = ext:UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID
  CopyIndicator? UUID? IssueDate IssueTime? DueDate? InvoiceTypeCode? Note* TaxPointDate? DocumentCurrencyCode?
  TaxCurrencyCode? PricingCurrencyCode? PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode?
  AccountingCost? LineCountNumeric? BuyerReference? cac:InvoicePeriod* cac:OrderReference? cac:BillingReference*
  cac:DespatchDocumentReference* cac:ReceiptDocumentReference* cac:StatementDocumentReference*
  cac:OriginatorDocumentReference* cac:ContractDocumentReference* cac:AdditionalDocumentReference*
  cac:ProjectReference* cac:Signature* cac:AccountingSupplierParty cac:AccountingCustomerParty cac:PayeeParty?
  cac:BuyerCustomerParty? cac:SellerSupplierParty? cac:TaxRepresentativeParty? cac:Delivery* cac:DeliveryTerms?
  cac:PaymentMeans* cac:PaymentTerms* cac:PrepaidPayment* cac:AllowanceCharge* cac:TaxExchangeRate?
  cac:PricingExchangeRate? cac:PaymentExchangeRate? cac:PaymentAlternativeExchangeRate? cac:TaxTotal*
  cac:WithholdingTaxTotal* cac:LegalMonetaryTotal cac:InvoiceLine+
AddressLineType: cac:AddressLine = Line
AddressType: cac:PostalAddress cac:DeliveryAddress cac:Address cac:RegistrationAddress cac:ResidenceAddress
  cac:DespatchAddress cac:ReturnAddress cac:OriginAddress cac:JurisdictionRegionAddress cac:ApplicableTerritoryAddress
  cac:LocationAddress cac:ApplicableAddress = ID? AddressTypeCode? AddressFormatCode? Postbox? Floor? Room? StreetName?
  AdditionalStreetName? BlockName? BuildingName? BuildingNumber? InhouseMail? Department? MarkAttention? MarkCare?
  PlotIdentification? CitySubdivisionName? CityName? PostalZone? CountrySubentity? CountrySubentityCode? Region?
  District? TimezoneOffset? cac:AddressLine* cac:Country? cac:LocationCoordinate*
AirTransportType: cac:AirTransport = AircraftID
AllowanceChargeType: cac:AllowanceCharge cac:FreightAllowanceCharge cac:ExtraAllowanceCharge
  cac:ServiceAllowanceCharge = ID? ChargeIndicator AllowanceChargeReasonCode? AllowanceChargeReason*
  MultiplierFactorNumeric? PrepaidIndicator? SequenceNumeric? Amount BaseAmount? AccountingCostCode? AccountingCost?
  PerUnitAmount? cac:TaxCategory* cac:TaxTotal? cac:PaymentMeans*
AttachmentType: cac:Attachment cac:DigitalSignatureAttachment = EmbeddedDocumentBinaryObject? cac:ExternalReference?
BillingReferenceLineType: cac:BillingReferenceLine = ID Amount? cac:AllowanceCharge*
BillingReferenceType: cac:BillingReference = cac:InvoiceDocumentReference? cac:SelfBilledInvoiceDocumentReference?
  cac:CreditNoteDocumentReference? cac:SelfBilledCreditNoteDocumentReference? cac:DebitNoteDocumentReference?
  cac:ReminderDocumentReference? cac:AdditionalDocumentReference? cac:BillingReferenceLine*
BranchType: cac:FinancialInstitutionBranch = ID? Name? cac:FinancialInstitution? cac:Address?
CardAccountType: cac:CardAccount = PrimaryAccountNumberID NetworkID CardTypeCode? ValidityStartDate? ExpiryDate?
  IssuerID? IssueNumberID? CV2ID? CardChipCode? ChipApplicationID? HolderName?
CertificateType: cac:Certificate = ID CertificateTypeCode CertificateType Remarks* cac:IssuerParty
  cac:DocumentReference* cac:Signature*
ClauseType: cac:Clause = ID? Content*
CommodityClassificationType: cac:CommodityClassification cac:SupportedCommodityClassification
  cac:UnsupportedCommodityClassification = NatureCode? CargoTypeCode? CommodityCode? ItemClassificationCode?
CommunicationType: cac:OtherCommunication = ChannelCode? Channel? Value?
ConditionType: cac:Condition = AttributeID Measure? Description* MinimumMeasure? MaximumMeasure?
ConsignmentType: cac:Consignment cac:ChildConsignment = ID CarrierAssignedID? ConsigneeAssignedID?
  ConsignorAssignedID? FreightForwarderAssignedID? BrokerAssignedID? ContractedCarrierAssignedID?
  PerformingCarrierAssignedID? SummaryDescription* TotalInvoiceAmount? DeclaredCustomsValueAmount? TariffDescription*
  TariffCode? InsurancePremiumAmount? GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure?
  ChargeableWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure? LoadingLengthMeasure? Remarks* HazardousRiskIndicator?
  AnimalFoodIndicator? HumanFoodIndicator? LivestockIndicator? BulkCargoIndicator? ContainerizedIndicator?
  GeneralCargoIndicator? SpecialSecurityIndicator? ThirdPartyPayerIndicator? CarrierServiceInstructions*
  CustomsClearanceServiceInstructions* ForwarderServiceInstructions* SpecialServiceInstructions* SequenceID?
  ShippingPriorityLevelCode? HandlingCode? HandlingInstructions* Information* TotalGoodsItemQuantity?
  TotalTransportHandlingUnitQuantity? InsuranceValueAmount? DeclaredForCarriageValueAmount?
  DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? SpecialInstructions* SplitConsignmentIndicator?
  DeliveryInstructions* ConsignmentQuantity? ConsolidatableIndicator? HaulageInstructions* LoadingSequenceID?
  ChildConsignmentQuantity? TotalPackagesQuantity? cac:ConsolidatedShipment* cac:CustomsDeclaration*
  cac:RequestedPickupTransportEvent? cac:RequestedDeliveryTransportEvent? cac:PlannedPickupTransportEvent?
  cac:PlannedDeliveryTransportEvent? cac:Status* cac:ChildConsignment* cac:ConsigneeParty? cac:ExporterParty?
  cac:ConsignorParty? cac:ImporterParty? cac:CarrierParty? cac:FreightForwarderParty? cac:NotifyParty?
  cac:OriginalDespatchParty? cac:FinalDeliveryParty? cac:PerformingCarrierParty? cac:SubstituteCarrierParty?
  cac:LogisticsOperatorParty? cac:TransportAdvisorParty? cac:HazardousItemNotificationParty? cac:InsuranceParty?
  cac:MortgageHolderParty? cac:BillOfLadingHolderParty? cac:OriginalDepartureCountry? cac:FinalDestinationCountry?
  cac:TransitCountry* cac:TransportContract? cac:TransportEvent* cac:OriginalDespatchTransportationService?
  cac:FinalDeliveryTransportationService? cac:DeliveryTerms? cac:PaymentTerms? cac:CollectPaymentTerms?
  cac:DisbursementPaymentTerms? cac:PrepaidPaymentTerms? cac:FreightAllowanceCharge* cac:ExtraAllowanceCharge*
  cac:MainCarriageShipmentStage* cac:PreCarriageShipmentStage* cac:OnCarriageShipmentStage* cac:TransportHandlingUnit*
  cac:FirstArrivalPortLocation? cac:LastExitPortLocation?
ContactType: cac:DespatchContact cac:AccountingContact cac:SellerContact cac:DeliveryContact cac:BuyerContact
  cac:Contact = ID? Name? Telephone? Telefax? ElectronicMail? Note* cac:OtherCommunication*
ContractType: cac:ForeignExchangeContract cac:TransportContract = ID? IssueDate? IssueTime? NominationDate?
  NominationTime? ContractTypeCode? ContractType? Note* VersionID? Description* cac:ValidityPeriod?
  cac:ContractDocumentReference* cac:NominationPeriod? cac:ContractualDelivery?
CorporateRegistrationSchemeType: cac:CorporateRegistrationScheme = ID? Name? CorporateRegistrationTypeCode?
  cac:JurisdictionRegionAddress*
CountryType: cac:Country cac:ExportCountry cac:OriginCountry cac:OriginalDepartureCountry cac:FinalDestinationCountry
  cac:TransitCountry = IdentificationCode? Name?
CreditAccountType: cac:CreditAccount = AccountID
CreditNoteLineType: cac:CreditNoteLine cac:SubCreditNoteLine = ID UUID? Note* CreditedQuantity? LineExtensionAmount?
  TaxPointDate? AccountingCostCode? AccountingCost? PaymentPurposeCode? FreeOfChargeIndicator? cac:InvoicePeriod*
  cac:OrderLineReference* cac:DiscrepancyResponse* cac:DespatchLineReference* cac:ReceiptLineReference*
  cac:BillingReference* cac:DocumentReference* cac:PricingReference? cac:OriginatorParty? cac:Delivery*
  cac:PaymentTerms* cac:TaxTotal* cac:AllowanceCharge* cac:Item? cac:Price? cac:DeliveryTerms* cac:SubCreditNoteLine*
  cac:ItemPriceExtension?
CustomerPartyType: cac:AccountingCustomerParty cac:BuyerCustomerParty = CustomerAssignedAccountID?
  SupplierAssignedAccountID? AdditionalAccountID* cac:Party? cac:DeliveryContact? cac:AccountingContact?
  cac:BuyerContact?
CustomsDeclarationType: cac:CustomsDeclaration = ID cac:IssuerParty?
DeliveryTermsType: cac:DeliveryTerms = ID? SpecialTerms* LossRiskResponsibilityCode? LossRisk* Amount?
  cac:DeliveryLocation? cac:AllowanceCharge?
DeliveryType: cac:Delivery cac:ContractualDelivery = ID? Quantity? MinimumQuantity? MaximumQuantity?
  ActualDeliveryDate? ActualDeliveryTime? LatestDeliveryDate? LatestDeliveryTime? ReleaseID? TrackingID?
  cac:DeliveryAddress? cac:DeliveryLocation? cac:AlternativeDeliveryLocation? cac:RequestedDeliveryPeriod?
  cac:PromisedDeliveryPeriod? cac:EstimatedDeliveryPeriod? cac:CarrierParty? cac:DeliveryParty? cac:NotifyParty*
  cac:Despatch? cac:DeliveryTerms* cac:MinimumDeliveryUnit? cac:MaximumDeliveryUnit? cac:Shipment?
DeliveryUnitType: cac:MinimumDeliveryUnit cac:MaximumDeliveryUnit cac:DeliveryUnit = BatchQuantity
  ConsumerUnitQuantity? HazardousRiskIndicator?
DependentPriceReferenceType: cac:DependentPriceReference = Percent? cac:LocationAddress? cac:DependentLineReference?
DespatchLineType: cac:HandlingUnitDespatchLine = ID UUID? Note* LineStatusCode? DeliveredQuantity? BackorderQuantity?
  BackorderReason* OutstandingQuantity? OutstandingReason* OversupplyQuantity? cac:OrderLineReference+
  cac:DocumentReference* cac:Item cac:Shipment*
DespatchType: cac:Despatch = ID? RequestedDespatchDate? RequestedDespatchTime? EstimatedDespatchDate?
  EstimatedDespatchTime? ActualDespatchDate? ActualDespatchTime? GuaranteedDespatchDate? GuaranteedDespatchTime?
  ReleaseID? Instructions* cac:DespatchAddress? cac:DespatchLocation? cac:DespatchParty? cac:CarrierParty?
  cac:NotifyParty* cac:Contact? cac:EstimatedDespatchPeriod? cac:RequestedDespatchPeriod?
DimensionType: cac:Dimension cac:MeasurementDimension cac:FloorSpaceMeasurementDimension
  cac:PalletSpaceMeasurementDimension cac:RangeDimension cac:TotalCapacityDimension = AttributeID Measure? Description*
  MinimumMeasure? MaximumMeasure?
DocumentReferenceType: cac:DespatchDocumentReference cac:ReceiptDocumentReference cac:StatementDocumentReference
  cac:OriginatorDocumentReference cac:ContractDocumentReference cac:AdditionalDocumentReference cac:DocumentReference
  cac:InvoiceDocumentReference cac:SelfBilledInvoiceDocumentReference cac:CreditNoteDocumentReference
  cac:SelfBilledCreditNoteDocumentReference cac:DebitNoteDocumentReference cac:ReminderDocumentReference
  cac:OriginalDocumentReference cac:WorkOrderDocumentReference cac:IdentityDocumentReference
  cac:MandateDocumentReference cac:CatalogueDocumentReference cac:ItemSpecificationDocumentReference
  cac:ShipmentDocumentReference cac:RegistryCertificateDocumentReference = ID CopyIndicator? UUID? IssueDate?
  IssueTime? DocumentTypeCode? DocumentType? XPath* LanguageID? LocaleCode? VersionID? DocumentStatusCode?
  DocumentDescription* cac:Attachment? cac:ValidityPeriod? cac:IssuerParty? cac:ResultOfVerification?
EmissionCalculationMethodType: cac:EmissionCalculationMethod = CalculationMethodCode? FullnessIndicationCode?
  cac:MeasurementFromLocation? cac:MeasurementToLocation?
EnvironmentalEmissionType: cac:EnvironmentalEmission = EnvironmentalEmissionTypeCode ValueMeasure Description*
  cac:EmissionCalculationMethod*
ExchangeRateType: cac:TaxExchangeRate cac:PricingExchangeRate cac:PaymentExchangeRate
  cac:PaymentAlternativeExchangeRate cac:ExchangeRate = SourceCurrencyCode SourceCurrencyBaseRate? TargetCurrencyCode
  TargetCurrencyBaseRate? ExchangeMarketID? CalculationRate? MathematicOperatorCode? Date? cac:ForeignExchangeContract?
ExternalReferenceType: cac:ExternalReference = URI? DocumentHash? HashAlgorithmMethod? ExpiryDate? ExpiryTime?
  MimeCode? FormatCode? EncodingCode? CharacterSetCode? FileName? Description*
FinancialAccountType: cac:FinancialAccount cac:PayerFinancialAccount cac:PayeeFinancialAccount
  cac:FinancingFinancialAccount = ID? Name? AliasName? AccountTypeCode? AccountFormatCode? CurrencyCode? PaymentNote*
  cac:FinancialInstitutionBranch? cac:Country?
FinancialInstitutionType: cac:FinancialInstitution = ID? Name? cac:Address?
GoodsItemContainerType: cac:GoodsItemContainer = ID Quantity? cac:TransportEquipment*
GoodsItemType: cac:GoodsItem cac:ContainedGoodsItem = ID? SequenceNumberID? Description* HazardousRiskIndicator?
  DeclaredCustomsValueAmount? DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount?
  InsuranceValueAmount? ValueAmount? GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure?
  ChargeableWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure? Quantity? PreferenceCriterionCode? RequiredCustomsID?
  CustomsStatusCode? CustomsTariffQuantity? CustomsImportClassifiedIndicator? ChargeableQuantity? ReturnableQuantity?
  TraceID? cac:Item* cac:GoodsItemContainer* cac:FreightAllowanceCharge* cac:InvoiceLine* cac:Temperature*
  cac:ContainedGoodsItem* cac:OriginAddress? cac:Delivery? cac:Pickup? cac:Despatch? cac:MeasurementDimension*
  cac:ContainingPackage* cac:ShipmentDocumentReference? cac:MinimumTemperature? cac:MaximumTemperature?
HazardousGoodsTransitType: cac:HazardousGoodsTransit = TransportEmergencyCardCode? PackingCriteriaCode?
  HazardousRegulationCode? InhalationToxicityZoneCode? TransportAuthorizationCode? cac:MaximumTemperature?
  cac:MinimumTemperature?
HazardousItemType: cac:HazardousItem = ID? PlacardNotation? PlacardEndorsement? AdditionalInformation* UNDGCode?
  EmergencyProceduresCode? MedicalFirstAidGuideCode? TechnicalName? CategoryName? HazardousCategoryCode?
  UpperOrangeHazardPlacardID? LowerOrangeHazardPlacardID? MarkingID? HazardClassID? NetWeightMeasure? NetVolumeMeasure?
  Quantity? cac:ContactParty? cac:SecondaryHazard* cac:HazardousGoodsTransit* cac:EmergencyTemperature?
  cac:FlashpointTemperature? cac:AdditionalTemperature*
InvoiceLineType: cac:InvoiceLine cac:SubInvoiceLine = ID UUID? Note* InvoicedQuantity? LineExtensionAmount
  TaxPointDate? AccountingCostCode? AccountingCost? PaymentPurposeCode? FreeOfChargeIndicator? cac:InvoicePeriod*
  cac:OrderLineReference* cac:DespatchLineReference* cac:ReceiptLineReference* cac:BillingReference*
  cac:DocumentReference* cac:PricingReference? cac:OriginatorParty? cac:Delivery* cac:PaymentTerms*
  cac:AllowanceCharge* cac:TaxTotal* cac:WithholdingTaxTotal* cac:Item cac:Price? cac:DeliveryTerms?
  cac:SubInvoiceLine* cac:ItemPriceExtension?
ItemIdentificationType: cac:BuyersItemIdentification cac:SellersItemIdentification
  cac:ManufacturersItemIdentification cac:StandardItemIdentification cac:CatalogueItemIdentification
  cac:AdditionalItemIdentification = ID ExtendedID? BarcodeSymbologyID? cac:PhysicalAttribute*
  cac:MeasurementDimension* cac:IssuerParty?
ItemInstanceType: cac:ItemInstance = ProductTraceID? ManufactureDate? ManufactureTime? BestBeforeDate?
  RegistrationID? SerialID? cac:AdditionalItemProperty* cac:LotIdentification?
ItemLocationQuantityType: cac:OriginalItemLocationQuantity = LeadTimeMeasure? MinimumQuantity? MaximumQuantity?
  HazardousRiskIndicator? TradingRestrictions* cac:ApplicableTerritoryAddress* cac:Price? cac:DeliveryUnit*
  cac:ApplicableTaxCategory* cac:Package? cac:AllowanceCharge* cac:DependentPriceReference?
ItemPropertyGroupType: cac:ItemPropertyGroup = ID Name? ImportanceCode?
ItemPropertyRangeType: cac:ItemPropertyRange = MinimumValue? MaximumValue?
ItemPropertyType: cac:AdditionalItemProperty = ID? Name NameCode? TestMethod? Value? ValueQuantity? ValueQualifier*
  ImportanceCode? ListValue* cac:UsabilityPeriod? cac:ItemPropertyGroup* cac:RangeDimension? cac:ItemPropertyRange?
ItemType: cac:Item = Description* PackQuantity? PackSizeNumeric? CatalogueIndicator? Name? HazardousRiskIndicator?
  AdditionalInformation* Keyword* BrandName* ModelName* cac:BuyersItemIdentification? cac:SellersItemIdentification?
  cac:ManufacturersItemIdentification* cac:StandardItemIdentification? cac:CatalogueItemIdentification?
  cac:AdditionalItemIdentification* cac:CatalogueDocumentReference? cac:ItemSpecificationDocumentReference*
  cac:OriginCountry? cac:CommodityClassification* cac:TransactionConditions* cac:HazardousItem*
  cac:ClassifiedTaxCategory* cac:AdditionalItemProperty* cac:ManufacturerParty* cac:InformationContentProviderParty?
  cac:OriginAddress* cac:ItemInstance* cac:Certificate* cac:Dimension*
LanguageType: cac:Language = ID? Name? LocaleCode?
LineReferenceType: cac:DespatchLineReference cac:ReceiptLineReference cac:DependentLineReference = LineID UUID?
  LineStatusCode? cac:DocumentReference?
LocationCoordinateType: cac:LocationCoordinate = CoordinateSystemCode? LatitudeDegreesMeasure?
  LatitudeMinutesMeasure? LatitudeDirectionCode? LongitudeDegreesMeasure? LongitudeMinutesMeasure?
  LongitudeDirectionCode? AltitudeMeasure?
LocationType: cac:PhysicalLocation cac:DeliveryLocation cac:AlternativeDeliveryLocation cac:SubsidiaryLocation
  cac:DespatchLocation cac:FirstArrivalPortLocation cac:LastExitPortLocation cac:LoadingPortLocation
  cac:UnloadingPortLocation cac:TransshipPortLocation cac:FreightChargeLocation cac:Location cac:PickupLocation
  cac:LoadingLocation cac:UnloadingLocation cac:StorageLocation cac:RegistryPortLocation cac:MeasurementFromLocation
  cac:MeasurementToLocation = ID? Description* Conditions* CountrySubentity? CountrySubentityCode? LocationTypeCode?
  InformationURI? Name? cac:ValidityPeriod* cac:Address? cac:SubsidiaryLocation* cac:LocationCoordinate*
LotIdentificationType: cac:LotIdentification = LotNumberID? ExpiryDate? cac:AdditionalItemProperty*
MaritimeTransportType: cac:MaritimeTransport = VesselID? VesselName? RadioCallSignID? ShipsRequirements*
  GrossTonnageMeasure? NetTonnageMeasure? cac:RegistryCertificateDocumentReference? cac:RegistryPortLocation?
MonetaryTotalType: cac:LegalMonetaryTotal = LineExtensionAmount? TaxExclusiveAmount? TaxInclusiveAmount?
  AllowanceTotalAmount? ChargeTotalAmount? PrepaidAmount? PayableRoundingAmount? PayableAmount
  PayableAlternativeAmount?
OrderLineReferenceType: cac:OrderLineReference = LineID SalesOrderLineID? UUID? LineStatusCode? cac:OrderReference?
OrderReferenceType: cac:OrderReference = ID SalesOrderID? CopyIndicator? UUID? IssueDate? IssueTime?
  CustomerReference? OrderTypeCode? cac:DocumentReference?
PackageType: cac:ContainingPackage cac:ActualPackage cac:Package cac:ContainedPackage = ID? Quantity?
  ReturnableMaterialIndicator? PackageLevelCode? PackagingTypeCode? PackingMaterial* TraceID? cac:ContainedPackage*
  cac:ContainingTransportEquipment? cac:GoodsItem* cac:MeasurementDimension* cac:DeliveryUnit* cac:Delivery?
  cac:Pickup? cac:Despatch?
PartyIdentificationType: cac:PartyIdentification = ID
PartyLegalEntityType: cac:PartyLegalEntity = RegistrationName? CompanyID? RegistrationDate?
  RegistrationExpirationDate? CompanyLegalFormCode? CompanyLegalForm? SoleProprietorshipIndicator?
  CompanyLiquidationStatusCode? CorporateStockAmount? FullyPaidSharesIndicator? cac:RegistrationAddress?
  cac:CorporateRegistrationScheme? cac:HeadOfficeParty? cac:ShareholderParty*
PartyNameType: cac:PartyName = Name
PartyTaxSchemeType: cac:PartyTaxScheme = RegistrationName? CompanyID? TaxLevelCode? ExemptionReasonCode?
  ExemptionReason* cac:RegistrationAddress? cac:TaxScheme
PartyType: cac:PayeeParty cac:TaxRepresentativeParty cac:IssuerParty cac:SignatoryParty cac:Party cac:AgentParty
  cac:CarrierParty cac:DeliveryParty cac:NotifyParty cac:OriginatorParty cac:HeadOfficeParty cac:NotaryParty
  cac:WitnessParty cac:DespatchParty cac:PayerParty cac:FinancingParty cac:ManufacturerParty
  cac:InformationContentProviderParty cac:ConsigneeParty cac:ExporterParty cac:ConsignorParty cac:ImporterParty
  cac:FreightForwarderParty cac:OriginalDespatchParty cac:FinalDeliveryParty cac:PerformingCarrierParty
  cac:SubstituteCarrierParty cac:LogisticsOperatorParty cac:TransportAdvisorParty cac:HazardousItemNotificationParty
  cac:InsuranceParty cac:MortgageHolderParty cac:BillOfLadingHolderParty cac:TerminalOperatorParty
  cac:CustomsAgentParty cac:ContactParty cac:ResponsibleTransportServiceProviderParty cac:PickupParty cac:OwnerParty
  cac:ProviderParty cac:LoadingProofParty cac:OperatingParty = MarkCareIndicator? MarkAttentionIndicator? WebsiteURI?
  LogoReferenceID? EndpointID? IndustryClassificationCode? cac:PartyIdentification* cac:PartyName* cac:Language?
  cac:PostalAddress? cac:PhysicalLocation? cac:PartyTaxScheme* cac:PartyLegalEntity* cac:Contact? cac:Person*
  cac:AgentParty? cac:ServiceProviderParty* cac:PowerOfAttorney* cac:FinancialAccount?
PaymentMandateType: cac:PaymentMandate = ID? MandateTypeCode? MaximumPaymentInstructionsNumeric? MaximumPaidAmount?
  SignatureID? cac:PayerParty? cac:PayerFinancialAccount? cac:ValidityPeriod? cac:PaymentReversalPeriod? cac:Clause*
PaymentMeansType: cac:PaymentMeans = ID? PaymentMeansCode PaymentDueDate? PaymentChannelCode? InstructionID?
  InstructionNote* PaymentID* cac:CardAccount? cac:PayerFinancialAccount? cac:PayeeFinancialAccount? cac:CreditAccount?
  cac:PaymentMandate? cac:TradeFinancing?
PaymentTermsType: cac:PaymentTerms cac:CollectPaymentTerms cac:DisbursementPaymentTerms cac:PrepaidPaymentTerms = ID?
  PaymentMeansID* PrepaidPaymentReferenceID? Note* ReferenceEventCode? SettlementDiscountPercent?
  PenaltySurchargePercent? PaymentPercent? Amount? SettlementDiscountAmount? PenaltyAmount? PaymentTermsDetailsURI?
  PaymentDueDate? InstallmentDueDate? InvoicingPartyReference? cac:SettlementPeriod? cac:PenaltyPeriod?
  cac:ExchangeRate? cac:ValidityPeriod?
PaymentType: cac:PrepaidPayment = ID? PaidAmount? ReceivedDate? PaidDate? PaidTime? InstructionID?
PeriodType: cac:InvoicePeriod cac:ValidityPeriod cac:RequestedDeliveryPeriod cac:PromisedDeliveryPeriod
  cac:EstimatedDeliveryPeriod cac:SettlementPeriod cac:PenaltyPeriod cac:EstimatedDespatchPeriod
  cac:RequestedDespatchPeriod cac:PaymentReversalPeriod cac:NominationPeriod cac:TransitPeriod
  cac:EstimatedTransitPeriod cac:UsabilityPeriod cac:Period cac:EstimatedDurationPeriod = StartDate? StartTime?
  EndDate? EndTime? DurationMeasure? DescriptionCode* Description*
PersonType: cac:Person cac:PassengerPerson cac:DriverPerson cac:ReportingPerson cac:CrewMemberPerson
  cac:SecurityOfficerPerson cac:MasterPerson cac:ShipsSurgeonPerson = ID? FirstName? FamilyName? Title? MiddleName?
  OtherName? NameSuffix? JobTitle? NationalityID? GenderCode? BirthDate? BirthplaceName? OrganizationDepartment?
  cac:Contact? cac:FinancialAccount? cac:IdentityDocumentReference* cac:ResidenceAddress?
PhysicalAttributeType: cac:PhysicalAttribute = AttributeID PositionCode? DescriptionCode? Description*
PickupType: cac:Pickup = ID? ActualPickupDate? ActualPickupTime? EarliestPickupDate? EarliestPickupTime?
  LatestPickupDate? LatestPickupTime? cac:PickupLocation? cac:PickupParty?
PowerOfAttorneyType: cac:PowerOfAttorney = ID? IssueDate? IssueTime? Description* cac:NotaryParty? cac:AgentParty
  cac:WitnessParty* cac:MandateDocumentReference*
PriceExtensionType: cac:ItemPriceExtension = Amount cac:TaxTotal*
PriceListType: cac:PriceList cac:PreviousPriceList = ID? StatusCode? cac:ValidityPeriod* cac:PreviousPriceList?
PriceType: cac:Price cac:AlternativeConditionPrice = PriceAmount BaseQuantity? PriceChangeReason* PriceTypeCode?
  PriceType? OrderableUnitFactorRate? cac:ValidityPeriod* cac:PriceList? cac:AllowanceCharge* cac:PricingExchangeRate?
PricingReferenceType: cac:PricingReference = cac:OriginalItemLocationQuantity? cac:AlternativeConditionPrice*
ProjectReferenceType: cac:ProjectReference = ID UUID? IssueDate? cac:WorkPhaseReference*
RailTransportType: cac:RailTransport = TrainID RailCarID?
ReceiptLineType: cac:ReceivedHandlingUnitReceiptLine = ID UUID? Note* ReceivedQuantity? ShortQuantity?
  ShortageActionCode? RejectedQuantity? RejectReasonCode? RejectReason* RejectActionCode? QuantityDiscrepancyCode?
  OversupplyQuantity? ReceivedDate? TimingComplaintCode? TimingComplaint? cac:OrderLineReference?
  cac:DespatchLineReference* cac:DocumentReference* cac:Item* cac:Shipment*
ResponseType: cac:DiscrepancyResponse = ReferenceID? ResponseCode? Description* EffectiveDate? EffectiveTime?
  cac:Status*
ResultOfVerificationType: cac:ResultOfVerification = ValidatorID? ValidationResultCode? ValidationDate?
  ValidationTime? ValidateProcess? ValidateTool? ValidateToolVersion? cac:SignatoryParty?
RoadTransportType: cac:RoadTransport = LicensePlateID
SecondaryHazardType: cac:SecondaryHazard = ID? PlacardNotation? PlacardEndorsement? EmergencyProceduresCode?
  Extension*
ServiceFrequencyType: cac:ScheduledServiceFrequency = WeekDayCode
ServiceProviderPartyType: cac:ServiceProviderParty = ID? ServiceTypeCode? ServiceType* cac:Party cac:SellerContact?
ShareholderPartyType: cac:ShareholderParty = PartecipationPercent? cac:Party?
ShipmentStageType: cac:ShipmentStage cac:MainCarriageShipmentStage cac:PreCarriageShipmentStage
  cac:OnCarriageShipmentStage = ID? TransportModeCode? TransportMeansTypeCode? TransitDirectionCode?
  PreCarriageIndicator? OnCarriageIndicator? EstimatedDeliveryDate? EstimatedDeliveryTime? RequiredDeliveryDate?
  RequiredDeliveryTime? LoadingSequenceID? SuccessiveSequenceID? Instructions* DemurrageInstructions* CrewQuantity?
  PassengerQuantity? cac:TransitPeriod? cac:CarrierParty* cac:TransportMeans? cac:LoadingPortLocation?
  cac:UnloadingPortLocation? cac:TransshipPortLocation? cac:LoadingTransportEvent? cac:ExaminationTransportEvent?
  cac:AvailabilityTransportEvent? cac:ExportationTransportEvent? cac:DischargeTransportEvent?
  cac:WarehousingTransportEvent? cac:TakeoverTransportEvent? cac:OptionalTakeoverTransportEvent?
  cac:DropoffTransportEvent? cac:ActualPickupTransportEvent? cac:DeliveryTransportEvent? cac:ReceiptTransportEvent?
  cac:StorageTransportEvent? cac:AcceptanceTransportEvent? cac:TerminalOperatorParty? cac:CustomsAgentParty?
  cac:EstimatedTransitPeriod? cac:FreightAllowanceCharge* cac:FreightChargeLocation? cac:DetentionTransportEvent*
  cac:RequestedDepartureTransportEvent? cac:RequestedArrivalTransportEvent? cac:RequestedWaypointTransportEvent*
  cac:PlannedDepartureTransportEvent? cac:PlannedArrivalTransportEvent? cac:PlannedWaypointTransportEvent*
  cac:ActualDepartureTransportEvent? cac:ActualWaypointTransportEvent? cac:ActualArrivalTransportEvent?
  cac:TransportEvent* cac:EstimatedDepartureTransportEvent? cac:EstimatedArrivalTransportEvent? cac:PassengerPerson*
  cac:DriverPerson* cac:ReportingPerson? cac:CrewMemberPerson* cac:SecurityOfficerPerson? cac:MasterPerson?
  cac:ShipsSurgeonPerson?
ShipmentType: cac:Shipment cac:ConsolidatedShipment cac:ReferencedShipment cac:ReportedShipment = ID
  ShippingPriorityLevelCode? HandlingCode? HandlingInstructions* Information* GrossWeightMeasure? NetWeightMeasure?
  NetNetWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure? TotalGoodsItemQuantity?
  TotalTransportHandlingUnitQuantity? InsuranceValueAmount? DeclaredCustomsValueAmount? DeclaredForCarriageValueAmount?
  DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? SpecialInstructions* DeliveryInstructions*
  SplitConsignmentIndicator? ConsignmentQuantity? cac:Consignment* cac:GoodsItem* cac:ShipmentStage* cac:Delivery?
  cac:TransportHandlingUnit* cac:ReturnAddress? cac:OriginAddress? cac:FirstArrivalPortLocation?
  cac:LastExitPortLocation? cac:ExportCountry? cac:FreightAllowanceCharge*
SignatureType: cac:Signature = ID Note* ValidationDate? ValidationTime? ValidatorID? CanonicalizationMethod?
  SignatureMethod? cac:SignatoryParty? cac:DigitalSignatureAttachment? cac:OriginalDocumentReference?
StatusType: cac:Status cac:CurrentStatus = ConditionCode? ReferenceDate? ReferenceTime? Description*
  StatusReasonCode? StatusReason* SequenceID? Text* IndicationIndicator? Percent? ReliabilityPercent? cac:Condition*
StowageType: cac:Stowage = LocationID? Location* cac:MeasurementDimension*
SupplierPartyType: cac:AccountingSupplierParty cac:SellerSupplierParty cac:SupplierParty = CustomerAssignedAccountID?
  AdditionalAccountID* DataSendingCapability? cac:Party? cac:DespatchContact? cac:AccountingContact? cac:SellerContact?
TaxCategoryType: cac:TaxCategory cac:ClassifiedTaxCategory cac:ApplicableTaxCategory = ID? Name? Percent?
  BaseUnitMeasure? PerUnitAmount? TaxExemptionReasonCode? TaxExemptionReason* TierRange? TierRatePercent? cac:TaxScheme
TaxSchemeType: cac:TaxScheme = ID? Name? TaxTypeCode? CurrencyCode? cac:JurisdictionRegionAddress*
TaxSubtotalType: cac:TaxSubtotal = TaxableAmount? TaxAmount CalculationSequenceNumeric? TransactionCurrencyTaxAmount?
  Percent? BaseUnitMeasure? PerUnitAmount? TierRange? TierRatePercent? cac:TaxCategory
TaxTotalType: cac:TaxTotal cac:WithholdingTaxTotal = TaxAmount RoundingAmount? TaxEvidenceIndicator?
  TaxIncludedIndicator? cac:TaxSubtotal*
TemperatureType: cac:Temperature cac:MinimumTemperature cac:MaximumTemperature cac:EmergencyTemperature
  cac:FlashpointTemperature cac:AdditionalTemperature = AttributeID Measure Description*
TradeFinancingType: cac:TradeFinancing = ID? FinancingInstrumentCode? cac:ContractDocumentReference?
  cac:DocumentReference* cac:FinancingParty cac:FinancingFinancialAccount? cac:Clause*
TradingTermsType: cac:HaulageTradingTerms = Information* Reference? cac:ApplicableAddress?
TransactionConditionsType: cac:TransactionConditions = ID? ActionCode? Description* cac:DocumentReference*
TransportEquipmentSealType: cac:TransportEquipmentSeal = ID SealIssuerTypeCode? Condition? SealStatusCode?
  SealingPartyType?
TransportEquipmentType: cac:TransportEquipment cac:SupportedTransportEquipment cac:UnsupportedTransportEquipment
  cac:ContainingTransportEquipment cac:AttachedTransportEquipment cac:ContainedInTransportEquipment = ID?
  ReferencedConsignmentID* TransportEquipmentTypeCode? ProviderTypeCode? OwnerTypeCode? SizeTypeCode? DispositionCode?
  FullnessIndicationCode? RefrigerationOnIndicator? Information* ReturnabilityIndicator? LegalStatusIndicator?
  AirFlowPercent? HumidityPercent? AnimalFoodApprovedIndicator? HumanFoodApprovedIndicator?
  DangerousGoodsApprovedIndicator? RefrigeratedIndicator? Characteristics? DamageRemarks* Description*
  SpecialTransportRequirements* GrossWeightMeasure? GrossVolumeMeasure? TareWeightMeasure? TrackingDeviceCode?
  PowerIndicator? TraceID? cac:MeasurementDimension* cac:TransportEquipmentSeal* cac:MinimumTemperature?
  cac:MaximumTemperature? cac:ProviderParty? cac:LoadingProofParty? cac:SupplierParty? cac:OwnerParty?
  cac:OperatingParty? cac:LoadingLocation? cac:UnloadingLocation? cac:StorageLocation? cac:PositioningTransportEvent*
  cac:QuarantineTransportEvent* cac:DeliveryTransportEvent* cac:PickupTransportEvent* cac:HandlingTransportEvent*
  cac:LoadingTransportEvent* cac:TransportEvent* cac:ApplicableTransportMeans? cac:HaulageTradingTerms*
  cac:HazardousGoodsTransit* cac:PackagedTransportHandlingUnit* cac:ServiceAllowanceCharge* cac:FreightAllowanceCharge*
  cac:AttachedTransportEquipment* cac:Delivery? cac:Pickup? cac:Despatch? cac:ShipmentDocumentReference*
  cac:ContainedInTransportEquipment* cac:Package* cac:GoodsItem*
TransportEventType: cac:RequestedPickupTransportEvent cac:RequestedDeliveryTransportEvent
  cac:PlannedPickupTransportEvent cac:PlannedDeliveryTransportEvent cac:TransportEvent cac:LoadingTransportEvent
  cac:ExaminationTransportEvent cac:AvailabilityTransportEvent cac:ExportationTransportEvent
  cac:DischargeTransportEvent cac:WarehousingTransportEvent cac:TakeoverTransportEvent
  cac:OptionalTakeoverTransportEvent cac:DropoffTransportEvent cac:ActualPickupTransportEvent
  cac:DeliveryTransportEvent cac:ReceiptTransportEvent cac:StorageTransportEvent cac:AcceptanceTransportEvent
  cac:DetentionTransportEvent cac:RequestedDepartureTransportEvent cac:RequestedArrivalTransportEvent
  cac:RequestedWaypointTransportEvent cac:PlannedDepartureTransportEvent cac:PlannedArrivalTransportEvent
  cac:PlannedWaypointTransportEvent cac:ActualDepartureTransportEvent cac:ActualWaypointTransportEvent
  cac:ActualArrivalTransportEvent cac:EstimatedDepartureTransportEvent cac:EstimatedArrivalTransportEvent
  cac:PositioningTransportEvent cac:QuarantineTransportEvent cac:PickupTransportEvent cac:HandlingTransportEvent =
  IdentificationID? OccurrenceDate? OccurrenceTime? TransportEventTypeCode? Description* CompletionIndicator?
  cac:ReportedShipment? cac:CurrentStatus* cac:Contact* cac:Location? cac:Signature? cac:Period*
TransportHandlingUnitType: cac:TransportHandlingUnit cac:PackagedTransportHandlingUnit = ID?
  TransportHandlingUnitTypeCode? HandlingCode? HandlingInstructions* HazardousRiskIndicator? TotalGoodsItemQuantity?
  TotalPackageQuantity? DamageRemarks* ShippingMarks* TraceID? cac:HandlingUnitDespatchLine* cac:ActualPackage*
  cac:ReceivedHandlingUnitReceiptLine* cac:TransportEquipment* cac:TransportMeans* cac:HazardousGoodsTransit*
  cac:MeasurementDimension* cac:MinimumTemperature? cac:MaximumTemperature? cac:GoodsItem*
  cac:FloorSpaceMeasurementDimension? cac:PalletSpaceMeasurementDimension? cac:ShipmentDocumentReference* cac:Status*
  cac:CustomsDeclaration* cac:ReferencedShipment* cac:Package*
TransportMeansType: cac:TransportMeans cac:ApplicableTransportMeans = JourneyID? RegistrationNationalityID?
  RegistrationNationality* DirectionCode? TransportMeansTypeCode? TradeServiceCode? cac:Stowage? cac:AirTransport?
  cac:RoadTransport? cac:RailTransport? cac:MaritimeTransport? cac:OwnerParty? cac:MeasurementDimension*
TransportationServiceType: cac:OriginalDespatchTransportationService cac:FinalDeliveryTransportationService =
  TransportServiceCode TariffClassCode? Priority? FreightRateClassCode? TransportationServiceDescription*
  TransportationServiceDetailsURI? NominationDate? NominationTime? Name? SequenceNumeric? cac:TransportEquipment*
  cac:SupportedTransportEquipment* cac:UnsupportedTransportEquipment* cac:CommodityClassification*
  cac:SupportedCommodityClassification* cac:UnsupportedCommodityClassification* cac:TotalCapacityDimension?
  cac:ShipmentStage* cac:TransportEvent* cac:ResponsibleTransportServiceProviderParty? cac:EnvironmentalEmission*
  cac:EstimatedDurationPeriod? cac:ScheduledServiceFrequency*
WorkPhaseReferenceType: cac:WorkPhaseReference = ID? WorkPhaseCode? WorkPhase* ProgressPercent? StartDate? EndDate?
  cac:WorkOrderDocumentReference*
UBLExtensionType: ext:UBLExtension = ID? Name? ext:ExtensionAgencyID? ext:ExtensionAgencyName?
  ext:ExtensionVersionID? ext:ExtensionAgencyURI? ext:ExtensionURI? ext:ExtensionReasonCode? ext:ExtensionReason?
  ext:ExtensionContent
UBLExtensionsType: ext:UBLExtensions = ext:UBLExtension+
`;
