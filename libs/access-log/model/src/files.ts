/** Where a data folder keeps what the seals need. The private key signs; the trusted keys are what a check believes; the witness holds the seals. */
export const sealFilesIn = (dataFolder: string): { key: string; trusted: string; witness: string } => ({
  key: `${dataFolder}/log-seal-key.pem`,
  trusted: `${dataFolder}/log-seal-trusted-keys.txt`,
  witness: `${dataFolder}/log-witness.txt`,
});
