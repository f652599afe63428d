// Reads the numbers that another program computed (tests/golden).
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"

namespace nn::testing {

/// A few lines `name: values`.
class Record {
 public:
  void add(const std::string& name, const std::string& values) { lines_[name] = values; }
  bool empty() const { return lines_.empty(); }

  std::string text(const std::string& name) const {
    const auto line = lines_.find(name);
    if (line == lines_.end()) FAIL("the golden record has no line " + name);
    return line->second;
  }
  template <class T = double>
  std::vector<T> numbers(const std::string& name) const {
    std::istringstream stream(text(name));
    std::vector<T> values;
    for (std::string word; stream >> word;) values.push_back(static_cast<T>(std::stod(word)));
    return values;
  }
  double number(const std::string& name) const { return numbers(name).at(0); }
  std::size_t count(const std::string& name) const {
    return static_cast<std::size_t>(number(name));
  }

 private:
  std::map<std::string, std::string> lines_;
};

/// All records of tests/golden/`file`.
inline std::vector<Record> read_golden(const std::string& file) {
  std::ifstream stream(std::string(GOLDEN_FOLDER) + "/" + file);
  if (!stream) FAIL("cannot read tests/golden/" + file);
  std::vector<Record> records(1);
  for (std::string line; std::getline(stream, line);) {
    const std::size_t colon = line.find(": ");
    if (line.empty())
      records.emplace_back();
    else
      records.back().add(line.substr(0, colon), line.substr(colon + 2));
  }
  if (records.back().empty()) records.pop_back();
  return records;
}

}  // namespace nn::testing
