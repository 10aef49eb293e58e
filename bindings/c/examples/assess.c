/* Assesses the document on standard input and prints the answer: cc assess.c $(pkg-config --cflags --libs kh302) */
#include <kh302.h>

#include <stdio.h>
#include <stdlib.h>

int main(void) {
  static uint8_t document[1 << 20];
  size_t length = fread(document, 1, sizeof document, stdin), needed = 0;

  size_t room = 1 << 16;
  uint8_t *answer = malloc(room);
  if (!answer) return 2;
  kh302_status status = kh302_call("assess", document, length, answer, room, &needed);
  if (status == KH302_BUFFER_TOO_SMALL) {
    uint8_t *larger = realloc(answer, needed);
    if (!larger) return 2;
    answer = larger;
    status = kh302_answer(answer, needed, &needed);
  }
  fwrite(answer, 1, needed, stdout);
  putchar('\n');
  free(answer);
  return status == KH302_OK ? 0 : 1;
}
