package io.tracemill.infer.tokenizer;

import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.torch.TestTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says how many kilobytes the process grows by over ten thousand calls of a tokenizer. */
final class ManyCalls {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ManyCalls() {}

  /** With the tokenizer of the working directory; says nothing where no system tells. */
  public static void main(String[] arguments) throws IOException {
    if (!Files.exists(STATUS)) {
      return;
    }
    try (ModelTokenizer tokenizer = ModelTokenizer.open(Path.of("."), TestTorch.place())) {
      use(tokenizer, 2000);
      long before = resident();
      use(tokenizer, 10_000);
      System.out.println(resident() - before);
    }
  }

  private static void use(ModelTokenizer tokenizer, int times) {
    String text = "the theatre \u20ac ".repeat(20);
    Tokens tokens = tokenizer.tokens(text);
    for (int i = 0; i < times; i++) {
      tokenizer.tokens(text);
      tokenizer.text(tokens);
    }
  }

  private static long resident() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
