package kh302;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dylibso.chicory.runtime.TrapException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ManyCallsTest {
  private static final int THREADS = 8;
  private static final int CALLS = 1000;

  /** Enough for a leak of a few bytes a call to show. */
  private static final int MANY = 1_000_000;

  /** A question that is answered in some microseconds. */
  private static final String SHORT =
      "{\"schema\":\"kh302.periods/1\",\"kind\":\"year\",\"from\":\"2025-01-01\",\"to\":\"2025-02-01\"}";

  @Test
  void threadsAreAnsweredTheSame() throws InterruptedException, ExecutionException {
    Kh302 library = new Kh302();
    String expected = library.assess(Frames.REPORT);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Integer>> all = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread += 1) {
      all.add(
          threads.submit(
              () -> {
                int same = 0;
                for (int time = 0; time < CALLS; time += 1) {
                  same += library.assess(Frames.REPORT).equals(expected) ? 1 : 0;
                }
                return same;
              }));
    }
    threads.shutdown();
    for (Future<Integer> one : all) {
      assertEquals(CALLS, one.get());
    }
  }

  @Test
  void memoryDoesNotGrow() {
    AtomicInteger made = new AtomicInteger();
    AtomicReference<Engine> engine = new AtomicReference<>();
    Pool pool =
        new Pool(
            () -> {
              made.incrementAndGet();
              engine.set(Engine.compiled().get());
              return engine.get();
            });
    byte[] name = {'a', 's', 's', 'e', 's', 's', 0};
    byte[] report = Frames.REPORT.getBytes(StandardCharsets.UTF_8);
    byte[] periods = {'p', 'e', 'r', 'i', 'o', 'd', 's', 0};
    byte[] question = SHORT.getBytes(StandardCharsets.UTF_8);
    long heap = 0;
    long module = 0;
    for (int time = 0; time < MANY; time += 1) {
      if (time == MANY / 100) {
        heap = heap();
        module = engine.get().size();
      }
      assertTrue(pool.call(one -> one.call(periods, question)).length > 50);
      if (time % 1000 == 0) {
        assertTrue(pool.call(one -> one.call(name, report)).length > 1000);
        Form.open(pool, report).close();
        assertThrows(Kh302Exception.class, () -> pool.call(one -> one.call(name, new byte[] {'{'})));
      }
    }
    assertEquals(1, made.get(), "one engine serves one thread");
    assertEquals(module, engine.get().size(), "the memory of the module");
    long grown = heap() - heap;
    assertTrue(grown < 4 << 20, "the heap grew by " + grown);
  }

  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** A thread whose stack is too small for the call fails inside the module, whose state is then not known. */
  @Test
  void anEngineThatFailedIsReplaced() throws InterruptedException {
    AtomicInteger made = new AtomicInteger();
    Pool pool =
        new Pool(
            () -> {
              made.incrementAndGet();
              return Engine.compiled().get();
            });
    byte[] name = {'a', 's', 's', 'e', 's', 's', 0};
    byte[] report = Frames.REPORT.getBytes(StandardCharsets.UTF_8);
    byte[] expected = pool.call(one -> one.call(name, report));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, () -> deep(pool, name, report, failure, 0), "little room", 1 << 18);
    thread.start();
    thread.join();
    assertTrue(failure.get() instanceof StackOverflowError || ((Kh302Exception) failure.get()).isInternal(), "it failed");
    byte[] again = pool.call(one -> one.call(name, report));
    assertEquals(new String(expected, StandardCharsets.UTF_8), new String(again, StandardCharsets.UTF_8));
    assertEquals(2, made.get(), "another engine was made");
  }

  @Test
  void aTrapIsAnInternalError() {
    AtomicInteger made = new AtomicInteger();
    Pool pool =
        new Pool(
            () -> {
              made.incrementAndGet();
              return Engine.compiled().get();
            });
    TrapException trap = new TrapException("unreachable");
    Kh302Exception error =
        assertThrows(
            Kh302Exception.class,
            () ->
                pool.call(
                    engine -> {
                      throw trap;
                    }));
    assertEquals("internal", error.code());
    assertEquals(500, error.httpStatus());
    assertSame(trap, error.getCause());
    assertTrue(error.document().startsWith("{\"schema\":\"kh302.error/1\",\"error\":{\"code\":\"internal\",\"message\":\"Thư viện"), error.document());
    assertTrue(error.getMessage().contains("The library failed inside"));
    assertEquals("0.1.0".length(), pool.call(Engine::version).length());
    assertEquals(2, made.get(), "another engine was made");
  }

  /** Calls with less and less room on the stack, until the module has too little. */
  private static void deep(Pool pool, byte[] name, byte[] report, AtomicReference<Throwable> failure, int depth) {
    if (depth < 100_000) {
      try {
        pool.call(one -> one.call(name, report));
      } catch (Kh302Exception | StackOverflowError error) {
        failure.set(error);
        return;
      }
      deep(pool, name, report, failure, depth + 1);
    }
  }
}
