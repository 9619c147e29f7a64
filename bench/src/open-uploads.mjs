// Loaded before the server that the bench starts: stands for a module that owns a kind of record, and lets the graduate
// upload to invitations, which need no form to be there.
import { registerUploadPolicy } from "../../server/dist/services/uploads/index.js";

registerUploadPolicy("ONLINE_AGREEMENT", () => null);
