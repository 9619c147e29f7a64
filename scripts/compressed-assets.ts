// Plugin of the three apps' builds: lays a brotli and a gzip copy beside each text file, so that the static host sends
// them to whoever takes them and compresses nothing while anyone waits. Only below assets, where names bear a hash of
// their content: a copy of index.html could outlive the page it was made of.
import { constants } from "node:zlib";
import { compression, defineAlgorithm } from "vite-plugin-compression2";

export const compressedAssets = () =>
  compression({
    include: /^assets\/.*\.(js|css|svg|json|txt)$/,
    threshold: 1_024,
    // 9 of 11: the highest takes ten times as long for 3 % less.
    algorithms: [
      defineAlgorithm("gzip", { level: 9 }),
      defineAlgorithm("brotliCompress", { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    ],
  });
