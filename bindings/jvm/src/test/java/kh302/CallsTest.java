package kh302;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {
  private static final Kh302 LIBRARY = new Kh302();

  @Test
  void everyCallHasAMethod() throws IOException {
    Map<String, UnaryOperator<String>> methods = new LinkedHashMap<>();
    methods.put("assess", LIBRARY::assess);
    methods.put("judge", LIBRARY::judge);
    methods.put("rollup", LIBRARY::rollup);
    methods.put("compare", LIBRARY::compare);
    methods.put("publish", LIBRARY::publish);
    methods.put("corrections", LIBRARY::corrections);
    methods.put("phase", LIBRARY::phase);
    methods.put("periods", LIBRARY::periods);
    methods.put("areas", LIBRARY::areas);
    methods.put("explain", LIBRARY::explain);
    methods.put("combine", LIBRARY::combine);
    methods.put("form", LIBRARY::form);
    for (Frames.Frame frame : Frames.read()) {
      if (!frame.isError()) {
        UnaryOperator<String> method = methods.remove(new String(frame.name(), StandardCharsets.UTF_8));
        if (method != null) {
          String answer = method.apply(new String(frame.text(), StandardCharsets.UTF_8));
          assertEquals(new String(frame.answer(), StandardCharsets.UTF_8), answer);
        }
      }
    }
    assertTrue(methods.isEmpty(), "without an answer: " + methods.keySet());
  }

  @Test
  void anAssessmentIsRead() throws IOException {
    int levels = 0;
    int targets = 0;
    int findings = 0;
    for (Frames.Frame frame : Frames.read()) {
      if (new String(frame.name(), StandardCharsets.UTF_8).equals("assess") && !frame.isError()) {
        Assessment assessment = Assessment.of(new String(frame.answer(), StandardCharsets.UTF_8));
        levels += assessment.level() == null ? 0 : 1;
        targets += assessment.targets().size();
        findings += assessment.findings().size();
        assertTrue(assessment.findings().stream().allMatch(one -> one.severity() != null && !one.message().isEmpty()));
        assertTrue(assessment.targets().stream().allMatch(one -> one.status() != null && one.id().startsWith("T")));
      }
    }
    assertTrue(levels > 1000 && targets > 1000 && findings > 1000, levels + " levels, " + targets + " targets, " + findings + " findings");
    assertThrows(UncheckedIOException.class, () -> Assessment.of("{"));
  }

  @Test
  void theHeadOfAnAssessment() {
    Assessment assessment = Assessment.of(LIBRARY.assess(Frames.REPORT));
    assertEquals("19815", assessment.area());
    assertEquals(new Assessment.Period("2025-09", "2025-08-15", "2025-09-14"), assessment.period());
    assertFalse(assessment.canSubmit());
    assertEquals(Level.UNDETERMINED, assessment.level());
    assertTrue(assessment.classification().preview());
    assertTrue(assessment.findings().stream().anyMatch(one -> one.severity() == Severity.ERROR && "submit".equals(one.blocks())));
  }

  @Test
  void anErrorIsTold() {
    Kh302Exception error = assertThrows(Kh302Exception.class, () -> LIBRARY.assess("{\"schema\":\"kh302.report/9\"}"));
    assertEquals("unknown_schema", error.code());
    assertEquals("/schema", error.at());
    assertEquals(422, error.httpStatus());
    assertTrue(error.document().startsWith("{\"schema\":\"kh302.error/1\",\"error\":{\"code\":\"unknown_schema\""), error.document());
    assertTrue(error.document().contains(error.getMessage()), error.getMessage());
    assertNull(error.getCause());
    Kh302Exception unknown = assertThrows(Kh302Exception.class, () -> LIBRARY.call("no such call", "{}"));
    assertEquals("unknown_call", unknown.code());
    assertEquals(404, unknown.httpStatus());
  }

  @Test
  void otherEncodingsAndNoJson() {
    Map<byte[], String> wrong = new LinkedHashMap<>();
    wrong.put(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0}, "UTF-16");
    wrong.put("{\"note\": \"Huê\"}".getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
    wrong.put("{\"note\": \"Huế\"}".getBytes(StandardCharsets.UTF_16), "UTF-16");
    // Half of a pair of surrogates, as bytes.
    wrong.put(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}, "UTF-8");
    wrong.put("{\"schema\": NaN}".getBytes(StandardCharsets.UTF_8), "not_json");
    wrong.put("{'schema': 1}".getBytes(StandardCharsets.UTF_8), "not_json");
    wrong.put("{\"a\":1,}".getBytes(StandardCharsets.UTF_8), "not_json");
    wrong.put("[".repeat(100_000).getBytes(StandardCharsets.UTF_8), "too_deep");
    wrong.put(new byte[1], "not_json");
    wrong.put(new byte[0], "not_json");
    wrong.forEach(
        (text, says) -> {
          Kh302Exception error = assertThrows(Kh302Exception.class, () -> LIBRARY.call("rollup", text));
          assertTrue(error.document().contains(says), says + " is not in " + error.document());
        });
  }

  @Test
  void textsOfJavaThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> LIBRARY.assess("{\"note\":\"\ud800\"}"));
    assertThrows(IllegalArgumentException.class, () -> LIBRARY.call("assess\0", Frames.REPORT));
    assertThrows(NullPointerException.class, () -> LIBRARY.assess(null));
    assertThrows(NullPointerException.class, () -> LIBRARY.call(null, Frames.REPORT));
    assertEquals("unknown_call", assertThrows(Kh302Exception.class, () -> LIBRARY.call("\ud834\udd1e", "{}")).code());
  }

  @Test
  void bytesAndTextsAreAnsweredTheSame() {
    byte[] answer = LIBRARY.call("assess", Frames.REPORT.getBytes(StandardCharsets.UTF_8));
    assertArrayEquals(answer, LIBRARY.call("assess", Frames.REPORT).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLargeDocumentIsAnsweredAndItsMemoryGivenBack() {
    String large = "{\"schema\":\"kh302.report/1\",\"area\":\"19815\",\"period\":\"2025-09\",\"figures\":{},\"note\":\"" + "x".repeat(30 << 20) + "\"}";
    Engine engine = Engine.compiled().get();
    Pool pool = new Pool(() -> engine);
    byte[] name = {'a', 's', 's', 'e', 's', 's', 0};
    try {
      pool.call(one -> one.call(name, large.getBytes(StandardCharsets.UTF_8)));
    } catch (Kh302Exception error) {
      assertEquals("too_large", error.code());
    }
    assertTrue(engine.size() > 30 << 20, "the document was in the module");
    assertTrue(new String(LIBRARY.call("assess", Frames.REPORT.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8).contains("19815"));
  }

  @Test
  void anInterruptedCallEndsAndTheNextIsAnswered() {
    String answer = LIBRARY.assess(Frames.REPORT);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> LIBRARY.assess(Frames.REPORT));
    assertTrue(Thread.interrupted(), "the thread is still marked");
    assertEquals(answer, LIBRARY.assess(Frames.REPORT));
  }

  @Test
  void theVersionIsThatOfTheProject() {
    assertTrue(LIBRARY.version().matches("\\d+\\.\\d+\\.\\d+"), LIBRARY.version());
    assertEquals(LIBRARY.version(), new Kh302(Frames.file("kh302.module")).version());
  }

  @Test
  void aFileThatIsNoModuleIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("kh302.wasm"), "no module");
    assertThrows(RuntimeException.class, () -> new Kh302(file));
    assertThrows(RuntimeException.class, () -> new Kh302(folder.resolve("none.wasm")));
  }
}
