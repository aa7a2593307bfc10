package io.tracemill.infer.tokenizer;

import io.tracemill.json.DataException;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a {@code tokenizer.json}. */
record TokenizerFile(Path path, byte[] bytes) {
  private static final String NAME = "tokenizer.json";
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
    String only =
        Files.isRegularFile(directory.resolve(SENTENCEPIECE))
            ? "; "
                + SENTENCEPIECE
                + " alone is not read: save the model once more with a current version of"
                + " transformers (AutoTokenizer.from_pretrained(...).save_pretrained(...)), which"
                + " writes it, or get it from the hub"
            : ": copy it from where the model comes from";
    return new IOException(directory + " has no " + NAME + only);
  }

  /**
   * What it says of its tokens.
   *
   * @throws IOException if it is no tokenizer's file
   */
  KnownTokens known() throws IOException {
    try {
      return KnownTokens.of(new Tape().read(Line.of(path.toString(), bytes)));
    } catch (DataException e) {
      throw new IOException(
          e.getMessage() + "; the file is damaged or no tokenizer's: get it again", e);
    }
  }
}
