package io.tracemill.infer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.RandomModel;
import io.tracemill.json.Case;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  private static final String GOOD =
      "{'__metadata__':{'format':'pt'},'b':{'dtype':'F16','shape':[2],'data_offsets':[8,12]},"
          + "'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]}}";

  @TempDir Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("model.safetensors"), bytes);
  }

  private static byte[] of(String header, int data) {
    return RandomModel.safetensors(header.replace('\'', '"'), new byte[data]);
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void tensorsComeInTheOrderOfTheirBytes() throws IOException {
    Path file = file(of(GOOD, 12));
    long start = Files.size(file) - 12;
    assertThat(Safetensors.read(file))
        .containsExactly(
            new Tensor("a", Dtype.F32, Shape.of(1, 2), file, start, 8),
            new Tensor("b", Dtype.F16, Shape.of(2), file, start + 8, 4));
  }

  @TestFactory
  Stream<DynamicTest> headersThatCannotBeAreRefused() {
    return Case.tests(
        "/weights/headers.jsonl",
        each -> {
          Path file = file(of(each.text("header"), 8));
          assertThatThrownBy(() -> Safetensors.read(file))
              .hasMessageStartingWith("model.safetensors header:1 " + each.text("message"));
        });
  }

  @Test
  void filesOfAnotherLengthAreRefused() throws IOException {
    byte[] good = of(GOOD, 12);
    Path cut = file(Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> Safetensors.read(cut))
        .hasMessage(
            "%s is truncated: %d bytes expected but only %d there; download it again",
            cut, good.length, good.length - 1);
    Path longer = file(Arrays.copyOf(good, good.length + 3));
    assertThatThrownBy(() -> Safetensors.read(longer))
        .hasMessage("%s has 3 bytes behind its last tensor", longer);
    Path header = file(Arrays.copyOf(good, 40));
    assertThatThrownBy(() -> Safetensors.read(header))
        .hasMessage(
            "%s is truncated in its header: %d bytes expected but only 40 there;"
                + " download it again",
            header, good.length - 12);
    Path empty = file(new byte[0]);
    assertThatThrownBy(() -> Safetensors.read(empty))
        .hasMessage("%s is truncated: it has only 0 bytes; download it again", empty);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version https://git-lfs.github.com/spec/v1| is a Git LFS pointer, not the weights;"
            + " run git lfs pull in the model's repository",
        "<!DOCTYPE html><html>| is a web page, not the weights; download the file itself",
        "GGUF00000000000| is GGUF, not safetensors; get the model's original repository",
        "some text or other| is not safetensors: its header would be 8675467939688574835 bytes long",
      })
  void otherFilesAreRecognized(String content, String message) throws IOException {
    Path file = file(content.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessage(file + " " + message);
  }

  @Test
  void picklesAreRecognized() throws IOException {
    String message = " is a PyTorch pickle, not safetensors; convert it or get the safetensors";
    for (byte[] start : new byte[][] {{'P', 'K', 3, 4}, {(byte) 0x80, 2, (byte) 0x8a, 10}}) {
      Path file = file(Arrays.copyOf(start, 100));
      assertThatThrownBy(() -> Safetensors.read(file)).hasMessage(file + message);
    }
  }

  @Test
  void aHeaderThatLooksLikeAPickleIsNone() throws IOException {
    String header = quoted("{'a':{'dtype':'U8','shape':[],'data_offsets':[0,1]}}");
    int length = 0x0280;
    byte[] json = (header + " ".repeat(length - header.length())).getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + length + 1).order(ByteOrder.LITTLE_ENDIAN);
    Path file = file(bytes.putLong(length).put(json).array());
    assertThat(Safetensors.read(file)).hasSize(1);
  }

  @Test
  void damagedFilesNeverFailInAnotherWay() throws IOException {
    byte[] good = of(GOOD, 12);
    for (long seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] bad = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(200) : good.length);
      for (int i = random.nextInt(4); i >= 0 && bad.length > 0; i--) {
        bad[random.nextInt(bad.length)] = (byte) (32 + random.nextInt(96));
      }
      Path file = file(bad);
      try {
        for (Tensor tensor : Safetensors.read(file)) {
          assertThat(tensor.offset() + tensor.length()).isLessThanOrEqualTo(bad.length);
        }
      } catch (IOException | io.tracemill.json.DataException e) {
        assertThat(e.getMessage()).as("seed %d", seed).isNotEmpty();
      }
    }
  }
}
