export { correctionRecords } from "./correction.record.js";
export { CorrectionFieldsResolver, CorrectionResolver } from "./correction.resolver.js";
export { EmployerCorrectionView } from "./correction.types.js";
