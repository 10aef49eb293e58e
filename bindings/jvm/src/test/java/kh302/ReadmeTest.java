package kh302;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the lines of README.md, which print what is told there. */
class ReadmeTest {
  @Test
  void theTenLinesRun(@TempDir Path folder) throws IOException, ReflectiveOperationException {
    String readme = Files.readString(Path.of("README.md"));
    Path source = Files.writeString(folder.resolve("Ten.java"), block(readme, "java"));
    String[] arguments = {"-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-encoding", "UTF-8", source.toString()};
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments), "the lines compile");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream console = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass("Ten").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(console);
    }
    assertEquals(block(readme, "text"), printed.toString(StandardCharsets.UTF_8));
  }

  private static String block(String readme, String language) {
    Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertTrue(block.find(), "README.md has a block of " + language);
    return block.group(1);
  }
}
