package kh302;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import kh302.module.Kh302Module;

/**
 * One instance of the WebAssembly module, which one thread at a time may use. The functions are those of {@code kh302.h}.
 *
 * <p>After any throwable but {@link Kh302Exception} its state is not known, and it must not be used again.
 */
final class Engine {
  /** The version of the C interface that this class is written for. */
  static final int ABI_VERSION = 1;

  /** Takes most answers without a second copy. */
  private static final int ROOM = 1 << 16;

  private static final int OK = 0;
  private static final int ERROR = 1;
  private static final int BUFFER_TOO_SMALL = 2;
  private static final int INTERNAL = 4;

  private final Memory memory;
  private final ExportFunction alloc;
  private final ExportFunction free;
  private final ExportFunction call;
  private final ExportFunction answer;
  private final ExportFunction formOpen;
  private final ExportFunction formDo;
  private final ExportFunction formClose;
  private final ExportFunction httpStatus;
  private final String version;

  /** Where answers are written. */
  private final int out;

  /** Where the length of an answer is written, and 8 bytes behind it the number of a form. */
  private final int numbers;

  private Engine(Instance instance) {
    memory = instance.memory();
    alloc = instance.export("kh302_alloc");
    free = instance.export("kh302_free");
    call = instance.export("kh302_call");
    answer = instance.export("kh302_answer");
    formOpen = instance.export("kh302_form_open");
    formDo = instance.export("kh302_form_do");
    formClose = instance.export("kh302_form_close");
    httpStatus = instance.export("kh302_http_status");
    long abi = instance.export("kh302_abi_version").apply()[0];
    if (abi != ABI_VERSION) {
      throw new IllegalArgumentException("the module has version " + abi + " of the C interface instead of " + ABI_VERSION);
    }
    version = memory.readCString((int) instance.export("kh302_version").apply()[0]);
    out = take(ROOM);
    numbers = take(16);
  }

  /** Makes engines of the module that was compiled into this library. */
  static Supplier<Engine> compiled() {
    return maker(Kh302Module.load(), Kh302Module::create);
  }

  /** Makes engines that interpret a module from a file. */
  static Supplier<Engine> interpreted(Path module) {
    return maker(Parser.parse(module), InterpreterMachine::new);
  }

  private static Supplier<Engine> maker(WasmModule module, Function<Instance, Machine> machine) {
    return () -> new Engine(Instance.builder(module).withMachineFactory(machine).withMemoryFactory(ByteArrayMemory::new).build());
  }

  String version() {
    return version;
  }

  /** Returns how many bytes the memory of the instance has; it never shrinks. */
  long size() {
    return (long) memory.pages() * Memory.PAGE_SIZE;
  }

  /** Makes a call. The name ends with a zero. */
  byte[] call(byte[] name, byte[] document) {
    return with(name, op -> with(document, at -> answer(call.apply(op, at, document.length, out, ROOM, numbers))));
  }

  /** Opens a form, and returns its number with its description. */
  Opened open(byte[] document) {
    byte[] description = with(document, at -> answer(formOpen.apply(at, document.length, numbers + 8, out, ROOM, numbers)));
    return new Opened(memory.readLong(numbers + 8), description);
  }

  record Opened(long form, byte[] description) {}

  byte[] act(long form, byte[] action) {
    return with(action, at -> answer(formDo.apply(form, at, action.length, out, ROOM, numbers)));
  }

  void close(long form) {
    formClose.apply(form);
  }

  /** Returns the answer of a call from its status, or throws the error that it is. */
  private byte[] answer(long[] result) {
    int status = (int) result[0];
    int length = memory.readInt(numbers);
    byte[] bytes;
    if (status == BUFFER_TOO_SMALL) {
      int at = take(length);
      status = (int) answer.apply(at, length, numbers)[0];
      bytes = memory.readBytes(at, length);
      free.apply(at, length);
    } else {
      bytes = memory.readBytes(out, length);
    }
    return switch (status) {
      case OK -> bytes;
      case ERROR, INTERNAL -> throw Kh302Exception.of(bytes, this::httpStatus);
      default -> throw new IllegalStateException("the module answers with status " + status);
    };
  }

  private int httpStatus(String code) {
    return with(Kh302.utf8(code + "\0"), at -> (int) httpStatus.apply(at)[0]);
  }

  /** Lets an action use bytes inside the module, and takes their room back, unless the module failed inside. */
  private <T> T with(byte[] bytes, IntFunction<T> action) {
    int at = take(bytes.length);
    memory.write(at, bytes);
    T result;
    try {
      result = action.apply(at);
    } catch (Kh302Exception error) {
      free.apply(at, bytes.length);
      throw error;
    }
    free.apply(at, bytes.length);
    return result;
  }

  private int take(int length) {
    int at = (int) alloc.apply(length)[0];
    if (at == 0) {
      throw new OutOfMemoryError("the module has no room for " + length + " bytes");
    }
    return at;
  }
}
