package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.OutOfRoomException;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room of a decoder: what is kept, and what does not fit. */
class TorchRoomTest {
  @TempDir Path directory;

  private Oracle oracle;
  private TorchDecoder decoder;

  @BeforeEach
  void open() throws IOException {
    Path model = Models.named("gemma3").write(directory);
    oracle = new Oracle(model, 2e-4);
    decoder = Models.open(model, Precision.F32);
  }

  @AfterEach
  void close() {
    decoder.close();
  }

  private float[] pass(int slot, int start, Tokens tokens) throws IOException {
    return decoder.logits(List.of(new Piece(slot, start, tokens, 0)))[0];
  }

  @Test
  void atFirstThereIsNone() {
    assertThat(decoder.shape()).isEqualTo(CacheShape.NONE);
    assertThat(decoder.vocabulary()).isEqualTo(272);
    assertThat(decoder.context()).isEqualTo(256);
    assertThat(decoder.positions()).isGreaterThan(10_000);
  }

  @Test
  void whatIsInBothRoomsIsKept() throws IOException {
    Tokens first = oracle.tokens(1, 11);
    Tokens second = oracle.tokens(2, 11);
    decoder.resize(new CacheShape(2, 12));
    pass(0, 0, first.slice(0, 9));
    pass(1, 0, second.slice(0, 9));

    decoder.resize(new CacheShape(5, 30));

    oracle.expect(pass(1, 9, second.slice(9, 11)), second, 11, "grown");
    decoder.resize(new CacheShape(1, 10));
    assertThat(decoder.shape()).isEqualTo(new CacheShape(1, 10));
    oracle.expect(pass(0, 9, first.slice(9, 10)), first.slice(0, 10), 11, "shrunk");
  }

  @Test
  void aRoomTooLargeLeavesTheOldOne() throws IOException {
    Tokens tokens = oracle.tokens(3, 11);
    decoder.resize(new CacheShape(2, 12));
    pass(1, 0, tokens.slice(0, 10));

    assertThatThrownBy(() -> decoder.resize(new CacheShape(1 << 26, 1 << 16)))
        .isInstanceOf(OutOfRoomException.class)
        .hasMessageStartingWith("PyTorch has no memory left: ")
        .hasMessageContaining("allocate");

    assertThat(decoder.shape()).isEqualTo(new CacheShape(2, 12));
    oracle.expect(pass(1, 10, tokens.slice(10, 11)), tokens, 11, "after the failure");
  }

  @Test
  void anotherSequenceInTheSameSlotForgetsTheFirst() throws IOException {
    Tokens tokens = oracle.tokens(4, 9);
    decoder.resize(new CacheShape(1, 20));
    pass(0, 0, oracle.tokens(5, 20));

    oracle.expect(pass(0, 0, tokens), tokens, 9, "over a longer one");
    Tokens other = tokens.slice(0, 4).followedBy(oracle.tokens(6, 6));
    oracle.expect(pass(0, 4, other.slice(4, 10)), other, 10, "from the middle");
  }
}
