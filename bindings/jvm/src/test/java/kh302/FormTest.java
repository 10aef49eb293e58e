package kh302;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
  private static final Kh302 LIBRARY = new Kh302();

  @Test
  void aFormIsFilledIn() {
    try (Form form = LIBRARY.open(Frames.REPORT)) {
      assertEquals(LIBRARY.form(Frames.REPORT), form.description());

      Form.Changes wrong = form.set("population", "1,5");
      assertEquals(Severity.ERROR, wrong.found().get(0).severity());
      assertTrue(wrong.fields().contains("population"));
      Form.FieldState state = form.state("population");
      assertEquals("1,5", state.raw());
      assertNull(state.value());

      form.leave("population");
      Form.FormFinding finding = at(form.findings(Language.EN), "population");
      assertEquals("F02", finding.finding().code());
      assertTrue(finding.shows());
      assertNotEquals(finding.finding().message(), at(form.findings(Language.VI), "population").finding().message());
      assertEquals(List.of(finding), form.summary(Language.EN).subList(0, 1));

      Form.Changes right = form.set("population", "55.305");
      assertEquals(List.of(finding.id()), right.gone());
      assertEquals(55305, form.state("population").value());
      assertTrue(form.report().contains("\"population\":55305"));

      String draft = form.snapshot();
      assertTrue(draft.contains("55.305"));
      form.set("population", "");
      assertEquals(new Form.Restored(true, List.of()), form.restore(draft));
      assertEquals("55.305", form.state("population").raw());

      Form.Submission submission = form.submit();
      assertFalse(submission.canSubmit());
      assertNull(submission.report());
      assertFalse(Assessment.of(form.assessment(Language.VI)).canSubmit());
    }
  }

  private static Form.FormFinding at(List<Form.FormFinding> findings, String field) {
    return findings.stream().filter(one -> one.finding().at().equals(field)).findFirst().orElseThrow();
  }

  @Test
  void sectionsAndDays() {
    try (Form form = LIBRARY.open(Frames.REPORT)) {
      Form.Progress before = form.progress("drug_dependent");
      assertTrue(form.nothing("drug_dependent").fields().size() > 0);
      Form.Progress after = form.progress("drug_dependent");
      assertTrue(after.filled() > before.filled() && after.of() == before.of() && after.filled() <= after.of(), before + " " + after);
      assertTrue(form.undoNothing("drug_dependent").fields().size() > 0);
      assertEquals(before, form.progress("drug_dependent"));
      assertNotNull(form.asOf(LocalDate.of(2025, 12, 16)));
      assertNotNull(form.prefill());
      assertNotNull(form.accept("population"));
      assertNotNull(form.unlock("population"));
    }
  }

  @Test
  void aWarningIsExplainedAndWithdrawn() throws IOException {
    try (Form form = LIBRARY.open(sendable())) {
      Form.FormFinding warning =
          form.findings(Language.VI).stream()
              .filter(one -> one.finding().severity() != Severity.ERROR && !one.finding().acknowledged())
              .findFirst()
              .orElseThrow();
      form.acknowledge(warning.id(), "đã đối chiếu với sổ \"theo dõi\"", "");
      assertTrue(explained(form, warning.id()));
      form.withdraw(warning.id());
      assertFalse(explained(form, warning.id()));
    }
  }

  private static boolean explained(Form form, int id) {
    return form.findings(Language.VI).stream().anyMatch(one -> one.id() == id && one.finding().acknowledged());
  }

  @Test
  void aReportThatCanBeSentIsCanonical() throws IOException {
    try (Form form = LIBRARY.open(sendable())) {
      Form.Submission submission = form.submit();
      assertTrue(submission.canSubmit());
      assertEquals(form.report(), submission.report());
    }
  }

  /** A report among the recorded ones that can be sent, with a warning or notice. */
  private static String sendable() throws IOException {
    for (Frames.Frame frame : Frames.read()) {
      String text = new String(frame.text(), StandardCharsets.UTF_8);
      if (text.startsWith("{\"schema\":\"kh302.report/1\"") && new String(frame.name(), StandardCharsets.UTF_8).equals("assess") && !frame.isError()) {
        Assessment assessment = Assessment.of(new String(frame.answer(), StandardCharsets.UTF_8));
        if (assessment.canSubmit() && assessment.findings().stream().anyMatch(one -> !one.acknowledged())) {
          return text;
        }
      }
    }
    throw new AssertionError("no report can be sent");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertEquals("not_json", assertThrows(Kh302Exception.class, () -> LIBRARY.open("{")).code());
    Form form = LIBRARY.open(Frames.REPORT);
    Kh302Exception field = assertThrows(Kh302Exception.class, () -> form.set("no field", "1"));
    assertEquals("bad_value", field.code());
    assertTrue(field.getMessage().contains("“no field”") && field.getMessage().contains("There is no field `no field`"), "in both languages");
    assertThrows(Kh302Exception.class, () -> form.progress("no section"));
    assertThrows(Kh302Exception.class, () -> form.act("{\"do\":\"jump\"}"));
    assertThrows(Kh302Exception.class, () -> form.restore("{"));
    assertThrows(NullPointerException.class, () -> form.set("population", null));
    assertThrows(IllegalArgumentException.class, () -> form.act("\ud800"));
    // What was refused has changed nothing.
    assertEquals("35", form.state("drug_dependent").raw());
    form.close();
    form.close();
    assertThrows(IllegalStateException.class, form::submit);
  }

  @Test
  void formsDoNotSeeEachOther() {
    try (Form one = LIBRARY.open(Frames.REPORT);
        Form other = LIBRARY.open(Frames.REPORT)) {
      one.set("population", "1");
      other.set("population", "2");
      assertEquals("1", one.state("population").raw());
      assertEquals("2", other.state("population").raw());
    }
  }

  @Test
  void anInterruptedFormIsClosed() {
    Form form = LIBRARY.open(Frames.REPORT);
    Thread.currentThread().interrupt();
    assertThrows(java.util.concurrent.CancellationException.class, form::snapshot);
    assertTrue(Thread.interrupted());
    assertThrows(IllegalStateException.class, form::snapshot);
    form.close();
  }
}
