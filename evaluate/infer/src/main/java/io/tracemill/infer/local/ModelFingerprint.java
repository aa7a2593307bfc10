package io.tracemill.infer.local;

import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.weights.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A SHA-256 that tells models apart without reading all of their weights.
 *
 * <p>It is made of all bytes of the small files that answers depend on, and of each tensor's name,
 * type, shape and three samples of at most {@value #SAMPLE} bytes: the beginning, the middle, the
 * end. Training changes nearly every number of the tensors it touches, so that this notices it; a
 * number changed by hand between the samples goes unnoticed. Names of directories, times of files
 * and how tensors are spread over shards do not count.
 */
final class ModelFingerprint {
  private static final int SAMPLE = 1024;
  private static final List<String> SMALL_FILES =
      Stream.concat(
              Stream.of("config.json", "generation_config.json", "tokenizer.json"),
              ModelChat.FILES.stream())
          .toList();

  private final MessageDigest digest = sha256();

  private ModelFingerprint() {}

  /** Of the small files of a directory, and these tensors by name. */
  static String of(Path directory, Map<String, Tensor> tensors) throws IOException {
    ModelFingerprint fingerprint = new ModelFingerprint();
    for (String name : SMALL_FILES) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        fingerprint.add(name + "\n" + Files.size(file) + "\n");
        fingerprint.digest.update(Files.readAllBytes(file));
      }
    }
    fingerprint.addTensors(new TreeMap<>(tensors));
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void addTensors(SortedMap<String, Tensor> tensors) throws IOException {
    Map<Path, FileChannel> open = new TreeMap<>();
    try {
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        Tensor tensor = entry.getValue();
        if (!open.containsKey(tensor.file())) {
          open.put(tensor.file(), FileChannel.open(tensor.file()));
        }
        add(entry.getKey() + " " + tensor.dtype() + " " + tensor.shape() + "\n");
        addSamples(open.get(tensor.file()), tensor);
      }
    } finally {
      for (FileChannel channel : open.values()) {
        channel.close();
      }
    }
  }

  private void addSamples(FileChannel channel, Tensor tensor) throws IOException {
    long last = Math.max(0, tensor.length() - SAMPLE);
    for (long at : new long[] {0, last / 2, last}) {
      ByteBuffer sample = ByteBuffer.allocate((int) Math.min(SAMPLE, tensor.length()));
      while (sample.hasRemaining()
          && channel.read(sample, tensor.offset() + at + sample.position()) > 0) {}
      digest.update(sample.flip());
    }
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
