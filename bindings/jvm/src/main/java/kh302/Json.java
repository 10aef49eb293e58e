package kh302;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads answers of the library, and writes questions. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // The records have the members that programs read first, and not every one.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // A member of a question that is left out is the same as null, and easier to read.
          .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  static <T> T read(byte[] document, Class<T> type) {
    try {
      return MAPPER.readValue(document, type);
    } catch (IOException error) {
      throw new UncheckedIOException("the answer is not the document that it should be", error);
    }
  }

  static String write(Object document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException error) {
      throw new UncheckedIOException("the document cannot be written", error);
    }
  }

  /** Returns the bytes of a member of an object as they are written, or null where there is none: a report has one canonical form. */
  static String member(byte[] document, String name) {
    try (JsonParser parser = MAPPER.createParser(document)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(name);
        parser.nextToken();
        int begin = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (found) {
          int end = (int) parser.currentLocation().getByteOffset();
          return new String(Arrays.copyOfRange(document, begin, end), StandardCharsets.UTF_8);
        }
      }
      return null;
    } catch (IOException error) {
      throw new UncheckedIOException("the answer is not the document that it should be", error);
    }
  }
}
