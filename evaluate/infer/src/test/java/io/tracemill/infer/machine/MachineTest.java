package io.tracemill.infer.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as Linux writes them, in a folder. */
class MachineTest {
  private static final long MIB = 1L << 20;
  private static final Machine.Memory SYSTEM = new Machine.Memory(8000 * MIB, 500 * MIB);

  @TempDir private Path root = Path.of("");

  @Test
  void linuxTellsWhatIsAvailable() throws IOException {
    memory(3000);

    assertThat(available()).isEqualTo(3000);
  }

  @ParameterizedTest
  @CsvSource({"500,2000", "2500,2500"})
  void othersTellWhatIsFreeAndHaveAQuarter(long free, long expected) {
    Machine machine = new Machine(root, new Machine.Memory(8000 * MIB, free * MIB));

    assertThat(machine.available()).isEqualTo(expected * MIB);
  }

  @Test
  void newerGroupsLimitWhatIsInThem() throws IOException {
    memory(3000);
    write("proc/self/cgroup", "0::/user.slice/job.scope\n");
    group("sys/fs/cgroup/user.slice", "memory.max", 1000, "memory.current", 400);
    write("sys/fs/cgroup/user.slice/job.scope/memory.max", "max\n");
    assertThat(available()).isEqualTo(600);

    write("sys/fs/cgroup/user.slice/memory.stat", "anon 5\ninactive_file " + 100 * MIB + "\n");
    assertThat(available()).as("files not used lately count as free").isEqualTo(700);

    group("sys/fs/cgroup/user.slice/job.scope", "memory.max", 300, "memory.current", 250);
    assertThat(available()).as("the inner one").isEqualTo(50);
  }

  @Test
  void olderGroupsLimitWhatIsInThem() throws IOException {
    memory(3000);
    write("proc/self/cgroup", "7:cpu,cpuacct:/a\n4:memory:/docker/abc\n0::/\n");
    String limit = "memory.limit_in_bytes";
    String usage = "memory.usage_in_bytes";
    group("sys/fs/cgroup/memory", limit, 2000, usage, 500);
    assertThat(available()).as("inside the container").isEqualTo(1500);

    group("sys/fs/cgroup/memory/docker/abc", limit, 900, usage, 500);
    write("sys/fs/cgroup/memory/docker/abc/memory.stat", "total_inactive_file " + 10 * MIB + "\n");
    assertThat(available()).as("outside of it").isEqualTo(410);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854771712", "max", "-1", "12345678901234567890", "abc", ""})
  void noLimitIsNoLimit(String limit) throws IOException {
    memory(3000);
    write("proc/self/cgroup", "0::/\n3:memory:/\nnonsense\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", limit + "\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "4096\n");
    write("sys/fs/cgroup/memory.max", limit + "\n");
    write("sys/fs/cgroup/memory.current", "4096\n");

    assertThat(available()).isEqualTo(3000);
  }

  @Test
  void whatIsOverdrawnIsNothing() throws IOException {
    memory(3000);
    write("proc/self/cgroup", "0::/\n");
    group("sys/fs/cgroup", "memory.max", 100, "memory.current", 200);

    assertThat(available()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'flags\t\t: fpu avx2 fma avx512_bf16\nflags : fpu', avx2, true",
    "'processor: 0\nflags : fpu avx fma\nflags : avx2', avx2, false",
    "'Features : fp asimd bf16\n', bf16, true",
    "'', avx2, true",
    "'model : unknown\n', avx2, true",
  })
  void featuresAreThoseOfTheFirstProcessor(String file, String feature, boolean has)
      throws IOException {
    write("proc/cpuinfo", file);

    assertThat(new Machine(root, SYSTEM).has(feature)).isEqualTo(has);
  }

  @Test
  void thisMachineHasMemory() {
    assertThat(Machine.here().available()).isPositive();
  }

  private long available() {
    return new Machine(root, SYSTEM).available() / MIB;
  }

  private void memory(long available) throws IOException {
    write("proc/meminfo", "MemTotal: 9 kB\nMemAvailable:   " + available * 1024 + " kB\n");
  }

  private void group(String folder, String limitFile, long limit, String usageFile, long usage)
      throws IOException {
    write(folder + "/" + limitFile, limit * MIB + "\n");
    write(folder + "/" + usageFile, usage * MIB + "\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
