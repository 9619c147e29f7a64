export { Destination, DestinationChange } from "./destination.entity.js";
export { destinationRecords } from "./destination.record.js";
export { approvalStates, contactPhoneOf, type DestinationPay, payOf } from "./destination.subject.js";
export { DestinationView, VoidedDestination } from "./destination.types.js";
export { DestinationFieldsResolver } from "./destination-fields.resolver.js";
export { DestinationsResolver } from "./destinations.resolver.js";
export { readVoidedOf } from "./voided.list.js";
