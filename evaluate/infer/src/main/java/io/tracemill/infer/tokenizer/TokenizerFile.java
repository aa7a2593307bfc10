package io.tracemill.infer.tokenizer;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a {@code tokenizer.json}. */
record TokenizerFile(Path path, byte[] bytes) {
  private static final String NAME = "tokenizer.json";
  private static final String CONFIG = "tokenizer_config.json";
  private static final String SENTENCEPIECE = "tokenizer.model";
  private static final byte[] POINTER =
      "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

  static TokenizerFile read(Path directory) throws IOException {
    Path path = directory.resolve(NAME);
    if (!Files.isRegularFile(path)) {
      throw none(directory);
    }
    byte[] bytes = Files.readAllBytes(path);
    if (new String(bytes, 0, Math.min(bytes.length, POINTER.length), StandardCharsets.US_ASCII)
        .equals(new String(POINTER, StandardCharsets.US_ASCII))) {
      throw new IOException(
          path + " is a Git LFS pointer, not the tokenizer; run git lfs pull in the repository");
    }
    return new TokenizerFile(path, bytes);
  }

  private static IOException none(Path directory) {
    if (Files.isRegularFile(directory.resolve(SENTENCEPIECE))) {
      return new IOException(
          directory
              + " has no "
              + NAME
              + "; "
              + SENTENCEPIECE
              + " alone is not read: save the model once more with a current version of"
              + " transformers (AutoTokenizer.from_pretrained(...).save_pretrained(...)), which"
              + " writes it, or get it from the hub");
    }
    boolean config = Files.isRegularFile(directory.resolve(CONFIG));
    return new IOException(
        directory
            + " has no "
            + NAME
            + (config ? ": copy it" : " and no " + CONFIG + ", so no tokenizer: copy both")
            + " from where the model comes from");
  }

  /**
   * What it says of its tokens.
   *
   * @throws IOException if it is no tokenizer's file
   */
  KnownTokens known() throws IOException {
    try {
      return KnownTokens.of(json());
    } catch (DataException e) {
      throw new IOException(
          e.getMessage() + "; the file is damaged or no tokenizer's: get it again", e);
    }
  }

  /**
   * The regular expressions that it splits texts by.
   *
   * @throws DataException if it is no JSON
   */
  SplitPatterns patterns() {
    return SplitPatterns.of(json());
  }

  /**
   * All of it.
   *
   * @throws DataException if it is no JSON
   */
  Node json() {
    return new Tape().read(Line.of(path.toString(), bytes));
  }
}
