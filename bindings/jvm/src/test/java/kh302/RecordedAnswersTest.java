package kh302;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the answers to those that the library itself recorded, byte for byte. */
class RecordedAnswersTest {
  private static final int EVERY = 50;

  @Test
  void everyAnswerIsThatOfTheLibrary() throws IOException {
    Kh302 library = new Kh302();
    int answers = 0;
    for (Frames.Frame frame : Frames.read()) {
      answers += holds(library, frame) ? 1 : 0;
    }
    assertTrue(answers > 2000, "that is not the whole corpus: " + answers);
  }

  /** A module that a program brings is interpreted, which takes too long for all answers: a sample, with every call in it. */
  @Test
  void theInterpretedModuleAnswersTheSame() throws IOException {
    Kh302 library = new Kh302(Frames.file("kh302.module"));
    List<Frames.Frame> frames = Frames.read();
    Set<String> names = new HashSet<>();
    int answers = 0;
    for (int place = 0; place < frames.size(); place += 1) {
      Frames.Frame frame = frames.get(place);
      boolean isFirst = !frame.isError() && names.add(new String(frame.name(), StandardCharsets.UTF_8));
      if (isFirst || place % EVERY == 0) {
        answers += holds(library, frame) ? 1 : 0;
      }
    }
    assertEquals(12, names.size(), "every call is answered: " + names);
    assertTrue(answers > 40, "that is no sample: " + answers);
  }

  private static boolean holds(Kh302 library, Frames.Frame frame) {
    // One question names a call that has a zero in it, which no name in C can; `CallsTest` has what becomes of it.
    if (new String(frame.name(), StandardCharsets.UTF_8).indexOf(0) >= 0) {
      return false;
    }
    String name = new String(frame.name(), StandardCharsets.UTF_8);
    byte[] answer;
    boolean isError = false;
    try {
      answer = library.call(name, frame.text());
    } catch (Kh302Exception error) {
      isError = true;
      answer = error.document().getBytes(StandardCharsets.UTF_8);
    }
    assertEquals(frame.isError(), isError, name);
    if (!Arrays.equals(frame.answer(), answer)) {
      assertArrayEquals(frame.answer(), answer, name + " of " + new String(frame.text(), StandardCharsets.UTF_8));
    }
    return true;
  }
}
