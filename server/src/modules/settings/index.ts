export {
  AgreementContact,
  type AgreementType,
  OpenedModule,
  ProvinceCohort,
  type ReviewMode,
  SigningSettings,
} from "./settings.entity.js";
