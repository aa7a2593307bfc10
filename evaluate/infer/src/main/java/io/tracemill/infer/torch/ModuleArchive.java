package io.tracemill.infer.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive: a zip of the code and of a pickle that makes one module of it.
 *
 * <p>The module has no attributes but {@code training}: weights are arguments of its methods. The
 * format is that of PyTorch's {@code torch/csrc/jit/docs/serialization.md}.
 */
final class ModuleArchive {
  /** The first that knows all that is written here. */
  private static final String VERSION = "10\n";

  private static final String ROOT = "module/";

  private ModuleArchive() {}

  /** The archive of the class {@code __torch__.name}, which is in {@code code}. */
  static byte[] of(String name, String code) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
      put(zip, "data.pkl", instance(name));
      put(zip, "constants.pkl", emptyTuple());
      put(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Pickle's protocol 2: class, empty tuple, new, empty dict with one entry, set state. */
  private static byte[] instance(String name) throws IOException {
    byte[] attribute = "training".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2, 'c'});
    pickle.writeBytes(("__torch__\n" + name + '\n').getBytes(StandardCharsets.US_ASCII));
    pickle.writeBytes(new byte[] {')', (byte) 0x81, '}', '('});
    pickle.writeBytes(new byte[] {'X', (byte) attribute.length, 0, 0, 0});
    pickle.writeBytes(attribute);
    pickle.writeBytes(new byte[] {(byte) 0x89, 'u', 'b', '.'});
    return pickle.toByteArray();
  }

  private static byte[] emptyTuple() {
    return new byte[] {(byte) 0x80, 2, ')', '.'};
  }

  /** Stored, since the reader does not inflate. */
  private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
    ZipEntry entry = new ZipEntry(ROOT + name);
    CRC32 sum = new CRC32();
    sum.update(data);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(data.length);
    entry.setCompressedSize(data.length);
    entry.setCrc(sum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(data);
    zip.closeEntry();
  }
}
