package kh302;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Measures what an assessment takes, compiled and interpreted: {@code mvn -B -q test -Dtest=Speed}. It is no test of `mvn verify`. */
class Speed {
  private static final int ROUNDS = 9;

  @Test
  void measure() throws java.io.IOException {
    byte[] full =
        Frames.read().stream()
            .filter(frame -> !frame.isError() && new String(frame.name(), StandardCharsets.UTF_8).equals("assess"))
            .map(Frames.Frame::text)
            .filter(text -> text.length > 1500)
            .findFirst()
            .orElseThrow();
    double compiled = microseconds(new Kh302(), full, 3000);
    double interpreted = microseconds(new Kh302(Frames.file("kh302.module")), full, 30);
    System.out.printf(
        "a report of %d bytes: %.0f µs of processor time compiled, %.0f µs interpreted, %.0f times as much%n",
        full.length, compiled, interpreted, interpreted / compiled);
    assertTrue(compiled < interpreted);
  }

  /**
   * Prints the time of an assessment and of a verdict for the table of `cargo xtask bench languages`; KH302_REPORTS names a file with a report on
   * each line.
   */
  @Test
  void reports() throws java.io.IOException {
    String file = Objects.requireNonNullElse(System.getenv("KH302_REPORTS"), "../../examples/data/synthetic/2025.jsonl");
    List<byte[]> reports =
        Files.readAllLines(Path.of(file)).stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    Kh302 library = new Kh302();
    // Begins on a line of its own, because Maven colours the one before.
    System.out.printf(
        java.util.Locale.ROOT, "%nassess %.3f%nverdict %.3f%n", fastest(library, "assess", reports), fastest(library, "judge", reports));
  }

  /** Returns the time of the fastest round for each report, in microseconds; the first rounds warm up. */
  private static double fastest(Kh302 library, String name, List<byte[]> reports) {
    double fastest = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 40; round += 1) {
      long begin = System.nanoTime();
      for (byte[] report : reports) {
        library.call(name, report);
      }
      fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e3 / reports.size());
    }
    return fastest;
  }

  /** Returns the median of the rounds, in processor time of the thread; the first rounds warm up. */
  private static double microseconds(Kh302 library, byte[] report, int calls) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] rounds = new double[ROUNDS];
    for (int round = -3; round < ROUNDS; round += 1) {
      long begin = threads.getCurrentThreadCpuTime();
      for (int time = 0; time < calls; time += 1) {
        library.call("assess", report);
      }
      if (round >= 0) {
        rounds[round] = (threads.getCurrentThreadCpuTime() - begin) / 1e3 / calls;
      }
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }
}
