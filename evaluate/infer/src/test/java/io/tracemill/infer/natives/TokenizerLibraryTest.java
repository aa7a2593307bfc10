package io.tracemill.infer.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TokenizerLibraryTest {
  /** The name of its folder in the cache, and of the jar in a message. */
  @Test
  void theVersionIsThatOfTheJar() throws IOException {
    Properties jar = new Properties();
    try (InputStream in =
        TokenizerLibrary.class.getResourceAsStream("/native/lib/tokenizers.properties")) {
      jar.load(in);
    }
    assertThat(jar.getProperty("version"))
        .isEqualTo(TokenizerLibrary.TOKENIZERS + "-" + TokenizerLibrary.DJL);
  }
}
