// A module's functions: they open the doors of RELU_LIVE_MODULE, one of those listed in
// experiments/doors.hpp, to JavaScript.
//
// Whatever goes wrong comes back as { error: "sentence" }; the page's worker turns it into an
// Error.
#include <emscripten/bind.h>

#include <array>
#include <memory>
#include <utility>

#include "../core/table.hpp"
#include "../experiments/doors.hpp"
#include "convert.hpp"

namespace nn::bindings {
namespace {

val failure(const std::string& message) {
  val object = val::object();
  object.set("error", message);
  return object;
}

/// A row of the table of experiments.
struct ExperimentDoor {
  std::string_view name;
  val (*run)(const val& options);
};

template <class Options, class Result>
val run_door(const val& object, Expected<Result> (*experiment)(const Options&)) {
  Options options;
  if (const auto complaint = read_options(object, any_struct(options))) return failure(*complaint);
  Expected<Result> result = experiment(options);
  return result ? to_js(any_struct(*result)) : failure(result.error());
}

template <auto experiment>
constexpr ExperimentDoor door(Experiment<experiment> listed) {
  return {listed.name, [](const val& options) { return run_door(options, experiment); }};
}

/// A training session whatever its type.
struct AnySession {
  virtual ~AnySession() = default;
  virtual val advance(int steps) = 0;
  virtual val snapshot() = 0;
  virtual val save() const = 0;
};

template <class Session>
struct SessionOf : AnySession {
  explicit SessionOf(std::unique_ptr<Session> of) : session(std::move(of)) {}
  val advance(int steps) override {
    const Progress progress = session->advance(steps);
    return progress.complaint.empty() ? val(progress.more) : failure(progress.complaint);
  }
  val snapshot() override {
    auto snapshot = session->snapshot();
    return to_js(any_struct(snapshot));
  }
  val save() const override {
    auto saved = session->save();
    return to_js(any_struct(saved));
  }
  std::unique_ptr<Session> session;
};

/// The open sessions; few at a time.
std::vector<std::pair<int, std::unique_ptr<AnySession>>> sessions;

/// The session called `id`, or nullptr.
AnySession* find_session(int id) {
  for (const auto& [other, session] : sessions)
    if (other == id) return session.get();
  return nullptr;
}

void session_end(int id) {
  std::erase_if(sessions, [id](const auto& entry) { return entry.first == id; });
}

template <class Session, class From>
val open(int id, const val& object, Expected<std::unique_ptr<Session>> (*begin)(const From&)) {
  From from;
  if (const auto complaint = read_options(object, any_struct(from))) return failure(*complaint);
  auto session = begin(from);
  if (!session) return failure(session.error());
  session_end(id);
  sessions.emplace_back(id, std::make_unique<SessionOf<Session>>(std::move(*session)));
  return sessions.back().second->snapshot();
}

/// A row of the table of sessions.
struct SessionDoor {
  std::string_view name;
  val (*start)(int id, const val& options);
  val (*resume)(int id, const val& saved);
};

template <class Type>
constexpr SessionDoor door(Session<Type> listed) {
  return {listed.name,
          [](int id, const val& options) { return open<Type>(id, options, Type::start); },
          [](int id, const val& saved) { return open<Type>(id, saved, Type::resume); }};
}

template <class Row, class... Listed>
constexpr auto doors(std::tuple<Listed...> list) {
  return std::apply(
      [](auto... listed) { return std::array<Row, sizeof...(Listed)>{door(listed)...}; }, list);
}

constexpr auto kExperimentDoors = doors<ExperimentDoor>(RELU_LIVE_MODULE.experiments);
constexpr auto kSessionDoors = doors<SessionDoor>(RELU_LIVE_MODULE.sessions);

template <class Row>
val unknown(const char* what, const std::string& name, std::span<const Row> table) {
  const std::string shown = nn::shown(name);
  if (table.empty()) return failure(std::string(what) + " is " + shown + "; this module has none.");
  return failure(complaint(what, shown, one_of(table)));
}

val run(const std::string& name, const val& options) {
  const std::span<const ExperimentDoor> table(kExperimentDoors);
  const ExperimentDoor* experiment = find_row(table, name);
  return experiment ? experiment->run(options) : unknown("experiment", name, table);
}

val session_start(int id, const std::string& name, const val& options) {
  const std::span<const SessionDoor> table(kSessionDoors);
  const SessionDoor* session = find_row(table, name);
  return session ? session->start(id, options) : unknown("session", name, table);
}

val session_resume(int id, const std::string& name, const val& saved) {
  const std::span<const SessionDoor> table(kSessionDoors);
  const SessionDoor* session = find_row(table, name);
  return session ? session->resume(id, saved) : unknown("session", name, table);
}

val no_session(int id) { return failure("session " + std::to_string(id) + " is not open."); }

/// True while steps remain.
val session_advance(int id, int steps) {
  AnySession* session = find_session(id);
  return session ? session->advance(steps) : no_session(id);
}

val session_snapshot(int id) {
  AnySession* session = find_session(id);
  return session ? session->snapshot() : no_session(id);
}

val session_save(int id) {
  const AnySession* session = find_session(id);
  return session ? session->save() : no_session(id);
}

}  // namespace
}  // namespace nn::bindings

EMSCRIPTEN_BINDINGS(doors) {
  using namespace nn::bindings;
  emscripten::function("run", &run);
  emscripten::function("sessionStart", &session_start);
  emscripten::function("sessionResume", &session_resume);
  emscripten::function("sessionAdvance", &session_advance);
  emscripten::function("sessionSnapshot", &session_snapshot);
  emscripten::function("sessionSave", &session_save);
  emscripten::function("sessionEnd", &session_end);
}
