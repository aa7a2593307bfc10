package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.torch.Linear.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The code of every family, precision and device, as it is compiled.
 *
 * <p>{@code decoder/llama3-f32-cpu.torchscript} is the whole text of one; of the others there are
 * the lines in which they differ from it, before and after constants are filled in. With {@code
 * -Dgolden.update=true} all are written anew, for a person to read the difference:
 *
 * <pre>mvn -o test -pl evaluate/infer -am -Dtest=DecoderCodeTest -Dgolden.update=true \
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class DecoderCodeTest {
  private static final Path EXPECTED = Path.of("src", "test", "resources", "decoder");
  private static final String WHOLE = "llama3-f32-cpu";

  @TempDir private Path directory = Path.of("");

  private Architecture architecture(RandomModel model) throws IOException {
    return Checkpoint.read(model.write(directory)).architecture();
  }

  private static DecoderCode onCpu(Architecture architecture, Kernel kernel, ScalarType cached) {
    return new DecoderCode(architecture, new Linear(kernel, cached), "cpu");
  }

  /** Every family for one precision and device, and one family for all of these. */
  private Map<String, DecoderCode> all() throws IOException {
    Map<String, DecoderCode> all = new LinkedHashMap<>();
    for (Map.Entry<String, RandomModel> model : RandomModels.all().entrySet()) {
      Architecture architecture = architecture(model.getValue());
      all.put(model.getKey() + "-f32-cpu", onCpu(architecture, Kernel.ONEDNN, ScalarType.FLOAT32));
    }
    Architecture llama = architecture(Models.named("llama3"));
    all.put("llama3-f32-arm", onCpu(llama, Kernel.PLAIN, ScalarType.FLOAT32));
    all.put("llama3-bf16-cpu", onCpu(llama, Kernel.PLAIN, ScalarType.BFLOAT16));
    all.put("llama3-fp16-cpu", onCpu(llama, Kernel.FBGEMM_FP16, ScalarType.FLOAT32));
    all.put("llama3-int8-cpu", onCpu(llama, Kernel.FBGEMM_INT8, ScalarType.FLOAT32));
    for (Precision precision : List.of(Precision.F32, Precision.BF16, Precision.FP16)) {
      String name = "llama3-" + precision.name().toLowerCase(Locale.ROOT) + "-gpu";
      all.put(name, new DecoderCode(llama, Linear.of(precision, "cuda:0"), "cuda:0"));
    }
    return all;
  }

  @TestFactory
  Stream<DynamicTest> isTheExpected() throws IOException {
    Map<String, DecoderCode> all = all();
    String whole = Objects.requireNonNull(all.get(WHOLE)).text();
    return all.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      String code = each.getValue().text();
                      if (each.getKey().equals(WHOLE)) {
                        expect(WHOLE + ".torchscript", code);
                      } else {
                        expect(each.getKey() + ".diff", difference(whole, code));
                      }
                    }));
  }

  private static void expect(String name, String text) throws IOException {
    Path file = EXPECTED.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(EXPECTED);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  /** What is filled in otherwise, line by line as it is written and as it is filled in. */
  private static String difference(String whole, String code) {
    List<String> source = DecoderCode.source().lines().toList();
    List<String> usual = whole.lines().toList();
    List<String> lines = code.lines().toList();
    assertThat(lines).hasSameSizeAs(source);
    StringBuilder difference = new StringBuilder();
    String place = "";
    for (int i = 0; i < lines.size(); i++) {
      boolean begins = source.get(i).startsWith("class ") || source.get(i).startsWith("  def ");
      place = begins ? "@ " + source.get(i).strip().split("[(:]", 2)[0] + "\n" : place;
      if (!lines.get(i).equals(usual.get(i))) {
        difference.append(place).append("-" + source.get(i) + "\n+" + lines.get(i) + "\n");
        place = "";
      }
    }
    return difference.toString();
  }

  /** On any machine: compiling asks for no GPU and no instructions of a kernel. */
  @TestFactory
  Stream<DynamicTest> isCompiled() throws IOException {
    Torch torch = TestTorch.start(1);
    return all().entrySet().stream()
        .map(
            code ->
                DynamicTest.dynamicTest(
                    code.getKey(),
                    () ->
                        TorchModule.load(torch, DecoderCode.MODULE, code.getValue().text())
                            .close()));
  }

  /** PyTorch's failures quote the code, and are searched for what says that memory is short. */
  @Test
  void nothingInItIsTakenForAFailure() {
    assertThat(DecoderCode.source().lines()).noneMatch(TorchModule::saysNoMemory);
  }
}
