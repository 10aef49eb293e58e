// Fills in a form field by field and says what blocks sending: c++ -std=c++17 form.cpp $(pkg-config --cflags --libs kh302)
#include <kh302.h>

#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

/// The answer of the last call of this thread, in a buffer that is large enough.
std::string answer(kh302_status status, size_t length) {
  std::string text(length, '\0');
  if (status == KH302_BUFFER_TOO_SMALL) status = kh302_answer(reinterpret_cast<uint8_t *>(text.data()), length, &length);
  if (status == KH302_BAD_ARGUMENT) throw std::invalid_argument("no such form");
  if (status != KH302_OK) throw std::runtime_error(text);
  return text;
}

const uint8_t *bytes(const std::string &text) { return reinterpret_cast<const uint8_t *>(text.data()); }

/// A form that closes itself.
class Form {
 public:
  explicit Form(const std::string &report) {
    size_t length = 0;
    kh302_status status = kh302_form_open(bytes(report), report.size(), &number_, nullptr, 0, &length);
    description = answer(status, length);
  }
  Form(const Form &) = delete;
  Form &operator=(const Form &) = delete;
  ~Form() { kh302_form_close(number_); }

  std::string act(const std::string &action) {
    size_t length = 0;
    kh302_status status = kh302_form_do(number_, bytes(action), action.size(), nullptr, 0, &length);
    return answer(status, length);
  }

  std::string description;

 private:
  uint64_t number_ = 0;
};

}  // namespace

int main() try {
  Form form(R"({"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{}})");
  std::cout << form.act(R"({"do":"set","field":"population","text":"55.305"})") << '\n'
            << form.act(R"({"do":"set","field":"drug_dependent","text":"1,5"})") << '\n'
            << form.act(R"({"do":"submit"})") << '\n';
} catch (const std::exception &error) {
  std::cerr << error.what() << '\n';
  return 1;
}
