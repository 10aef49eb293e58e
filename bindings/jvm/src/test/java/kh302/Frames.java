package kh302;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recorded answers of the library, and the module. */
final class Frames {
  static final String REPORT =
      "{\"schema\":\"kh302.report/1\",\"area\":\"19815\",\"period\":\"2025-09\",\"figures\":{\"population\":55305,\"drug_dependent\":35}}";

  private Frames() {}

  record Frame(byte[] name, byte[] text, byte[] answer) {
    boolean isError() {
      return new String(answer, StandardCharsets.UTF_8).startsWith("{\"schema\":\"kh302.error/1\"");
    }
  }

  static Path file(String property) {
    String file = System.getProperty(property);
    if (file == null || !Files.exists(Path.of(file))) {
      throw new AssertionError(property + ": there is no file " + file + "; it is written by cargo xtask test --only C");
    }
    return Path.of(file);
  }

  /** Reads the answers: of each question the call, the text and the answer, each as its length in four bytes, least first, and its bytes. */
  static List<Frame> read() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file("kh302.frames"))).order(ByteOrder.LITTLE_ENDIAN);
    List<Frame> frames = new ArrayList<>();
    while (bytes.hasRemaining()) {
      frames.add(new Frame(part(bytes), part(bytes), part(bytes)));
    }
    return frames;
  }

  private static byte[] part(ByteBuffer bytes) {
    byte[] part = new byte[bytes.getInt()];
    bytes.get(part);
    return part;
  }
}
