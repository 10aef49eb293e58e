/*
 * Holds the C interface: every recorded answer byte for byte, small buffers, wrong arguments, bytes in other encodings, a form, threads, memory.
 *
 *   test FRAMES    FRAMES is what `artefacts frames` wrote
 *
 * Prints a line for each part, and exits with 1 at the first difference.
 */
#define _GNU_SOURCE
#include "kh302.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define ROOM ((size_t)64 << 20)
#define THREADS 8
#define CALLS 1000
/* Enough for a leak of a byte a call to show. */
#define MANY 1000000

static const char REPORT[] =
    "{\"schema\":\"kh302.report/1\",\"area\":\"19815\",\"period\":\"2025-09\",\"figures\":{\"population\":55305,\"drug_dependent\":35}}";

/* A question that is answered in some microseconds. */
static const char SHORT[] = "{\"schema\":\"kh302.areas/1\",\"date\":\"2025-07-01\",\"code\":\"19815\"}";

#define CHECK(holds, what)                                                      \
  do {                                                                          \
    if (!(holds)) {                                                             \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, what);                 \
      exit(1);                                                                  \
    }                                                                           \
  } while (0)

static const uint8_t *bytes(const char *text) { return (const uint8_t *)text; }

/* Reads a text of a frame. The pointer moves behind it. */
static const uint8_t *part(const uint8_t **at, const uint8_t *end, uint32_t *length) {
  CHECK(end - *at >= 4, "the frames end in the middle");
  *length = (uint32_t)(*at)[0] | (uint32_t)(*at)[1] << 8 | (uint32_t)(*at)[2] << 16 | (uint32_t)(*at)[3] << 24;
  const uint8_t *text = *at + 4;
  CHECK((size_t)(end - text) >= *length, "the frames end in the middle");
  *at = text + *length;
  return text;
}

static void corpus(const char *path, uint8_t *out) {
  FILE *file = fopen(path, "rb");
  CHECK(file && fseek(file, 0, SEEK_END) == 0, "the frames cannot be opened");
  long size = ftell(file);
  CHECK(size > 0, "there are no frames");
  rewind(file);
  uint8_t *frames = malloc((size_t)size);
  CHECK(frames && fread(frames, 1, (size_t)size, file) == (size_t)size, "the frames cannot be read");
  fclose(file);

  size_t answers = 0;
  const uint8_t *at = frames, *end = frames + size;
  while (at < end) {
    uint32_t name_length, text_length, answer_length;
    char name[64] = {0};
    const uint8_t *name_bytes = part(&at, end, &name_length);
    const uint8_t *text = part(&at, end, &text_length);
    const uint8_t *answer = part(&at, end, &answer_length);
    CHECK(name_length < sizeof name, "the name of a call is longer than any");
    memcpy(name, name_bytes, name_length);
    /* One question names a call that has a zero in it, which no name in C can. */
    if (strlen(name) != name_length) continue;
    size_t length = 0;
    kh302_status status = kh302_call(name, text, text_length, out, ROOM, &length);
    int is_error = answer_length > 24 && memcmp(answer, "{\"schema\":\"kh302.error/1\"", 24) == 0;
    CHECK(status == (is_error ? KH302_ERROR : KH302_OK), "the status is not that of the answer");
    if (length != answer_length || memcmp(out, answer, length) != 0) {
      fprintf(stderr, "%s of %.*s\nanswers %.*s\ninstead of %.*s\n", name, (int)text_length, text, (int)length, out, (int)answer_length, answer);
      exit(1);
    }
    answers += 1;
  }
  CHECK(answers > 1000, "that is not the whole corpus");
  free(frames);
  printf("ok: %zu answers are the library's\n", answers);
}

static void buffers(uint8_t *out) {
  size_t length = 0, again = 0;
  CHECK(kh302_call("assess", bytes(REPORT), strlen(REPORT), NULL, 0, &length) == KH302_BUFFER_TOO_SMALL && length > 1000, "too small");
  out[0] = '#';
  CHECK(kh302_answer(out, length - 1, &again) == KH302_BUFFER_TOO_SMALL && again == length && out[0] == '#', "one byte too few");
  CHECK(kh302_answer(out, length, &again) == KH302_OK && again == length && out[0] == '{' && out[length - 1] == '}', "the answer again");
  CHECK(kh302_answer(out, length, NULL) == KH302_OK, "the length is not asked for");
  CHECK(kh302_answer(NULL, length, &again) == KH302_BAD_ARGUMENT, "no buffer, though a room is told");
  CHECK(kh302_call(NULL, bytes(REPORT), 1, out, ROOM, &length) == KH302_BAD_ARGUMENT && length == 0, "no name");
  CHECK(kh302_call("assess", NULL, 1, out, ROOM, &length) == KH302_BAD_ARGUMENT, "no text");
  CHECK(kh302_call("assess", bytes(REPORT), (size_t)-1, out, ROOM, &length) == KH302_BAD_ARGUMENT, "a negative length");
  CHECK(kh302_call("assess", NULL, 0, out, ROOM, &length) == KH302_ERROR, "an empty text is no document");
  puts("ok: buffers and arguments");
}

static int has(const uint8_t *out, size_t length, const char *text) { return memmem(out, length, text, strlen(text)) != NULL; }

static void encodings(uint8_t *out) {
  static const struct { const char *text; size_t length; const char *says; } WRONG[] = {
      {"\xff\xfe{\0}\0", 6, "UTF-16"},
      {"{\"note\": \"Hu\xea\"}", 15, "UTF-8"},
      {"{\"schema\": NaN}", 15, "not_json"},
      {"\0", 1, "not_json"},
  };
  for (size_t place = 0; place < sizeof WRONG / sizeof *WRONG; place += 1) {
    size_t length = 0;
    kh302_status status = kh302_call("rollup", bytes(WRONG[place].text), WRONG[place].length, out, ROOM, &length);
    CHECK(status == KH302_ERROR && has(out, length, WRONG[place].says), WRONG[place].says);
  }
  puts("ok: other encodings and no JSON");
}

static void statuses(void) {
  CHECK(kh302_http_status("missing_member") == 422 && kh302_http_status("unknown_call") == 404 && kh302_http_status("internal") == 500, "codes");
  CHECK(kh302_http_status("") == 0 && kh302_http_status("ok") == 0 && kh302_http_status("\xff") == 0 && kh302_http_status(NULL) == 0, "no codes");
  puts("ok: HTTP statuses");
}

static kh302_status act(uint64_t form, const char *action, uint8_t *out, size_t *length) {
  return kh302_form_do(form, bytes(action), strlen(action), out, ROOM, length);
}

static void form(uint8_t *out) {
  uint64_t number = 7;
  size_t length = 0;
  CHECK(kh302_form_open(bytes("{"), 1, &number, out, ROOM, &length) == KH302_ERROR && number == 0, "no document");
  CHECK(kh302_form_open(bytes(REPORT), strlen(REPORT), NULL, out, ROOM, &length) == KH302_BAD_ARGUMENT, "no place for the number");
  CHECK(kh302_form_open(bytes(REPORT), strlen(REPORT), &number, out, ROOM, &length) == KH302_OK && number != 0, "a form opens");
  CHECK(has(out, length, "\"kh302.form/1\""), "its description");
  CHECK(act(number, "{\"do\":\"set\",\"field\":\"population\",\"text\":\"1,5\"}", out, &length) == KH302_OK, "a text is set");
  CHECK(has(out, length, "\"severity\":\"error\"") && has(out, length, "\"population\""), "the fault is told");
  CHECK(act(number, "{\"do\":\"state\",\"field\":\"population\"}", out, &length) == KH302_OK && has(out, length, "\"raw\":\"1,5\""), "nothing typed is lost");
  CHECK(act(number, "{\"do\":\"read\",\"what\":\"findings\",\"locale\":\"en\"}", out, &length) == KH302_OK && has(out, length, "\"F02\""), "its finding");
  /* An action whose answer found no room is done once. */
  const char *set = "{\"do\":\"set\",\"field\":\"population\",\"text\":\"55.305\"}";
  CHECK(kh302_form_do(number, bytes(set), strlen(set), out, 1, &length) == KH302_BUFFER_TOO_SMALL, "no room for the changes");
  CHECK(kh302_answer(out, ROOM, &length) == KH302_OK && has(out, length, "\"gone\":["), "the changes again");
  CHECK(act(number, "{\"do\":\"snapshot\"}", out, &length) == KH302_OK && has(out, length, "55.305"), "the draft");
  CHECK(act(number, "{\"do\":\"submit\"}", out, &length) == KH302_OK && has(out, length, "\"can_submit\":false"), "figures are missing");
  CHECK(act(number, "{\"do\":\"set\",\"field\":\"people\",\"text\":\"1\"}", out, &length) == KH302_ERROR && has(out, length, "people"), "no such field");
  CHECK(act(number, "{\"do\":\"jump\"}", out, &length) == KH302_ERROR && has(out, length, "jump"), "no such action");
  CHECK(act(number + 1, "{\"do\":\"submit\"}", out, &length) == KH302_BAD_ARGUMENT, "no such form");
  kh302_form_close(number);
  CHECK(act(number, "{\"do\":\"submit\"}", out, &length) == KH302_BAD_ARGUMENT, "the form is closed");
  kh302_form_close(number);
  puts("ok: a form");
}

static void *many(void *expected) {
  size_t room = strlen(expected), length = 0;
  uint8_t *out = malloc(room);
  CHECK(out, "no memory");
  for (int time = 0; time < CALLS; time += 1) {
    CHECK(kh302_call("assess", bytes(REPORT), strlen(REPORT), out, room, &length) == KH302_OK && length == room, "a thread is answered");
    CHECK(memcmp(out, expected, room) == 0, "every thread is answered the same");
  }
  free(out);
  return NULL;
}

static void threads(uint8_t *out) {
  size_t length = 0;
  CHECK(kh302_call("assess", bytes(REPORT), strlen(REPORT), out, ROOM - 1, &length) == KH302_OK, "the answer");
  out[length] = 0;
  pthread_t all[THREADS];
  for (int place = 0; place < THREADS; place += 1) CHECK(pthread_create(&all[place], NULL, many, out) == 0, "a thread starts");
  for (int place = 0; place < THREADS; place += 1) pthread_join(all[place], NULL);
  printf("ok: %d calls from each of %d threads\n", CALLS, THREADS);
}

static long resident(void) {
  struct rusage usage;
  CHECK(getrusage(RUSAGE_SELF, &usage) == 0, "the memory in use");
  return usage.ru_maxrss;
}

static void memory(uint8_t *out) {
  size_t length = 0;
  long before = 0;
  for (int time = 0; time < MANY; time += 1) {
    if (time == MANY / 100) before = resident();
    CHECK(kh302_call("areas", bytes(SHORT), strlen(SHORT), out, ROOM, &length) == KH302_OK, "a short question");
    if (time % 10 == 0) CHECK(kh302_call("assess", bytes(REPORT), strlen(REPORT), out, ROOM, &length) == KH302_OK, "a report");
    if (time % 100 == 0) CHECK(kh302_call("assess", bytes("{"), 1, out, ROOM, &length) == KH302_ERROR, "no document");
    if (time % 1000 == 0) {
      uint64_t number = 0;
      CHECK(kh302_form_open(bytes(REPORT), strlen(REPORT), &number, out, ROOM, &length) == KH302_OK, "a form opens");
      kh302_form_close(number);
    }
  }
  long grown = resident() - before;
  CHECK(grown < 1024, "memory grows with the calls");
  printf("ok: memory grew by %ld kB over %d calls\n", grown, MANY);
}

int main(int count, char **arguments) {
  CHECK(count == 2, "usage: test FRAMES");
  CHECK(kh302_abi_version() == KH302_ABI_VERSION && strlen(kh302_version()) >= 5, "the versions");
  uint8_t *out = malloc(ROOM);
  CHECK(out, "no memory");
  corpus(arguments[1], out);
  buffers(out);
  encodings(out);
  statuses();
  form(out);
  threads(out);
  memory(out);
  free(out);
  return 0;
}
