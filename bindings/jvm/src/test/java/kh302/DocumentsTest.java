package kh302;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds that the records have every member of the documents: what is read into them and written again says the same. */
class DocumentsTest {
  private static final Map<String, Class<?>> ANSWERS =
      Map.ofEntries(
          Map.entry("assess", Documents.Assessment.class),
          Map.entry("judge", Documents.VerdictDocument.class),
          Map.entry("rollup", Documents.RolledUp.class),
          Map.entry("compare", Documents.Comparison.class),
          Map.entry("publish", Documents.PublicView.class),
          Map.entry("corrections", Documents.CorrectionsView.class),
          Map.entry("phase", Documents.PhaseView.class),
          Map.entry("periods", Documents.PeriodsView.class),
          Map.entry("areas", Documents.AreasView.class),
          Map.entry("explain", Documents.Explained.class),
          Map.entry("combine", Documents.CombinedView.class),
          Map.entry("form", Documents.Form.class));

  /** Refuses members that a record does not have, which the library itself leaves out. */
  private static final JsonMapper STRICT = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  @Test
  void everyRecordedAnswerIsReadWhole() throws IOException {
    Map<String, Integer> read = new TreeMap<>();
    for (Frames.Frame frame : Frames.read()) {
      String name = new String(frame.name(), StandardCharsets.UTF_8);
      if (!frame.isError()) {
        holds(new String(frame.answer(), StandardCharsets.UTF_8), ANSWERS.get(name));
        read.merge(name, 1, Integer::sum);
      }
    }
    assertEquals(ANSWERS.keySet(), read.keySet());
    assertTrue(read.get("assess") > 1000, read.toString());
  }

  @Test
  void theCatalogueIsReadWhole() throws IOException {
    holds(Files.readString(Path.of("../../core/generated/catalogue.json")), Documents.Catalogue.class);
  }

  @Test
  void anErrorIsReadWhole() throws IOException {
    holds(assertThrows(Kh302Exception.class, () -> new Kh302().assess("{}")).document(), Documents.ErrorDocument.class);
  }

  /** Compares a document with what is written of the record that it is read into. */
  private static void holds(String document, Class<?> type) throws IOException {
    Object record = STRICT.readValue(document, type);
    assertEquals(record, Documents.read(document, type));
    assertEquals(withoutNulls(STRICT.readTree(document)), withoutNulls(STRICT.readTree(Documents.write(record))), type.getSimpleName());
  }

  private static JsonNode withoutNulls(JsonNode node) {
    node.forEach(DocumentsTest::withoutNulls);
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(member -> member.getValue().isNull());
    }
    return node;
  }

  @Test
  void aQuestionIsWritten() {
    Kh302 library = new Kh302();
    var question = new Documents.PeriodsQuestion("2025-09-10", null, null, null, null, "vi", "2025-Q3", "kh302.periods/1", null, null);
    Documents.PeriodsView answer = Documents.read(library.periods(Documents.write(question)), Documents.PeriodsView.class);
    assertEquals("2025-06-15", answer.period().from());
    assertFalse(Documents.write(question).contains("null"));
    assertThrows(UncheckedIOException.class, () -> Documents.read("{", Documents.PeriodsView.class));
    assertThrows(UncheckedIOException.class, () -> Documents.read("[]", Documents.Report.class));
  }
}
