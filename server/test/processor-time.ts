/**
 * How many milliseconds of processor time this process spends on `work`. Says what it costs however busy the machine is
 * with other things, which a clock on the wall does not.
 */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
