package kh302;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.wasm.ChicoryException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** The engines that are ready for a call. As many threads calculate at one time as there are processors; the others wait. */
final class Pool {
  /** An engine whose memory has grown beyond this is dropped after its call, because the memory of a module never shrinks. */
  private static final long LARGE = 64L << 20;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final Semaphore turns = new Semaphore(processors);
  private final ConcurrentLinkedDeque<Engine> idle = new ConcurrentLinkedDeque<>();
  private final Supplier<Engine> maker;

  Pool(Supplier<Engine> maker) {
    this.maker = maker;
    // Makes the first one at once, so that a module that cannot be used is told here.
    idle.push(maker.get());
  }

  /** Takes an engine out, which the caller gives back unless it fails. */
  Engine take() {
    Engine engine = idle.poll();
    return engine != null ? engine : maker.get();
  }

  void give(Engine engine) {
    if (engine.size() <= LARGE && idle.size() < processors) {
      idle.push(engine);
    }
  }

  /** Makes a call with some engine. One that failed inside is replaced by another. */
  <T> T call(Function<Engine, T> action) {
    turns.acquireUninterruptibly();
    try {
      Engine engine = take();
      T result;
      try {
        result = use(engine, action);
      } catch (Kh302Exception error) {
        if (!error.isInternal()) {
          give(engine);
        }
        throw error;
      }
      give(engine);
      return result;
    } finally {
      turns.release();
    }
  }

  /** Uses an engine, and tells what became of it in the words of this library. */
  static <T> T use(Engine engine, Function<Engine, T> action) {
    try {
      return action.apply(engine);
    } catch (ChicoryInterruptedException interrupted) {
      CancellationException cancelled = new CancellationException("the thread was interrupted during the call");
      cancelled.initCause(interrupted);
      throw cancelled;
    } catch (ChicoryException trap) {
      throw Kh302Exception.internal(trap);
    }
  }
}
