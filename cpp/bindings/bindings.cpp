// The doors of the module: one line per experiment and per training session.
//
// Whatever goes wrong comes back as { error: "sentence" }; the page's worker turns it into an
// Error.
#include <emscripten/bind.h>

#include <memory>
#include <utility>

#include "../core/table.hpp"
#include "../experiments/activation_curves.hpp"
#include "../experiments/activation_table.hpp"
#include "../experiments/additivity.hpp"
#include "../experiments/collapse_to_line.hpp"
#include "../experiments/difference_quotient.hpp"
#include "../experiments/hinges.hpp"
#include "../experiments/network_step.hpp"
#include "../experiments/training.hpp"
#include "../experiments/training_loss.hpp"
#include "../experiments/training_run.hpp"
#include "../experiments/unit_activity.hpp"
#include "../experiments/vanishing_gradient.hpp"
#include "convert.hpp"

namespace nn::bindings {
namespace {

val failure(const std::string& message) {
  val object = val::object();
  object.set("error", message);
  return object;
}

struct Experiment {
  std::string_view name;
  val (*run)(const val& options);
};

template <auto experiment>
struct Door;
template <class Options, class Result, Expected<Result> (*experiment)(const Options&)>
struct Door<experiment> {
  static val run(const val& object) {
    Options options;
    if (const auto complaint = read_options(object, any_struct(options)))
      return failure(*complaint);
    Expected<Result> result = experiment(options);
    return result ? to_js(any_struct(*result)) : failure(result.error());
  }
};

constexpr Experiment kExperiments[] = {
    {"activationCurves", Door<activation_curves>::run},
    {"activationTable", Door<activation_table>::run},
    {"additivity", Door<additivity>::run},
    {"collapseToLine", Door<collapse_to_line>::run},
    {"differenceQuotient", Door<difference_quotient>::run},
    {"hinges", Door<hinges>::run},
    {"networkStep", Door<network_step>::run},
    {"trainingRun", Door<training_run>::run},
    {"unitActivity", Door<unit_activity>::run},
    {"vanishingGradient", Door<vanishing_gradient>::run},
};

/// A training session whatever its type.
struct AnySession {
  virtual ~AnySession() = default;
  virtual bool advance(int steps) = 0;
  virtual val snapshot() = 0;
  virtual val save() const = 0;
};

template <class Session>
struct SessionOf : AnySession {
  explicit SessionOf(std::unique_ptr<Session> of) : session(std::move(of)) {}
  bool advance(int steps) override { return session->advance(steps); }
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

struct SessionKind {
  std::string_view name;
  val (*start)(int id, const val& options);
  val (*resume)(int id, const val& saved);
};

template <class Session>
constexpr SessionKind kind(std::string_view name) {
  return {name,
          [](int id, const val& options) { return open<Session>(id, options, Session::start); },
          [](int id, const val& saved) { return open<Session>(id, saved, Session::resume); }};
}

constexpr SessionKind kSessions[] = {
    kind<Training>("training"),
    kind<TrainingLoss>("trainingLoss"),
};

template <class Row>
val unknown(const char* what, const std::string& name, std::span<const Row> table) {
  return failure(complaint(what, nn::shown(name), one_of(table)));
}

val run(const std::string& name, const val& options) {
  const std::span<const Experiment> table(kExperiments);
  const Experiment* experiment = find_row(table, name);
  return experiment ? experiment->run(options) : unknown("experiment", name, table);
}

val session_start(int id, const std::string& name, const val& options) {
  const std::span<const SessionKind> table(kSessions);
  const SessionKind* kind = find_row(table, name);
  return kind ? kind->start(id, options) : unknown("session", name, table);
}

val session_resume(int id, const std::string& name, const val& saved) {
  const std::span<const SessionKind> table(kSessions);
  const SessionKind* kind = find_row(table, name);
  return kind ? kind->resume(id, saved) : unknown("session", name, table);
}

val no_session(int id) { return failure("session " + std::to_string(id) + " is not open."); }

/// True while steps remain.
val session_advance(int id, int steps) {
  AnySession* session = find_session(id);
  return session ? val(session->advance(steps)) : no_session(id);
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

EMSCRIPTEN_BINDINGS(core) {
  using namespace nn::bindings;
  emscripten::function("run", &run);
  emscripten::function("sessionStart", &session_start);
  emscripten::function("sessionResume", &session_resume);
  emscripten::function("sessionAdvance", &session_advance);
  emscripten::function("sessionSnapshot", &session_snapshot);
  emscripten::function("sessionSave", &session_save);
  emscripten::function("sessionEnd", &session_end);
}
