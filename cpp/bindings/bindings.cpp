// The doors of the module: one line per experiment and per training session.
//
// Whatever goes wrong comes back as { error: "sentence" }; the page's worker turns it into an
// Error.
#include <emscripten/bind.h>

#include <functional>
#include <map>
#include <memory>

#include "../experiments/activation_curves.hpp"
#include "../experiments/activation_table.hpp"
#include "../experiments/training.hpp"
#include "../experiments/training_loss.hpp"
#include "convert.hpp"

namespace nn::bindings {
namespace {

val failure(const std::string& message) {
  val object = val::object();
  object.set("error", message);
  return object;
}

template <class Options, class Result>
std::function<val(const val&)> door(Expected<Result> (*experiment)(const Options&)) {
  return [experiment](const val& object) {
    Options options;
    if (const auto complaint = read_options(object, options)) return failure(*complaint);
    const Expected<Result> result = experiment(options);
    return result ? to_js(*result) : failure(result.error());
  };
}

const std::map<std::string, std::function<val(const val&)>> kExperiments = {
    {"activationCurves", door(activation_curves)},
    {"activationTable", door(activation_table)},
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
  val snapshot() override { return to_js(session->snapshot()); }
  val save() const override { return to_js(session->save()); }
  std::unique_ptr<Session> session;
};

std::map<int, std::unique_ptr<AnySession>> sessions;

template <class Session, class From>
val open(int id, const val& object, Expected<std::unique_ptr<Session>> (*begin)(const From&)) {
  From from;
  if (const auto complaint = read_options(object, from)) return failure(*complaint);
  auto session = begin(from);
  if (!session) return failure(session.error());
  sessions[id] = std::make_unique<SessionOf<Session>>(std::move(*session));
  return sessions[id]->snapshot();
}

struct SessionKind {
  std::function<val(int, const val&)> start, resume;
};

template <class Session>
SessionKind kind() {
  return {[](int id, const val& options) { return open<Session>(id, options, Session::start); },
          [](int id, const val& saved) { return open<Session>(id, saved, Session::resume); }};
}

const std::map<std::string, SessionKind> kSessions = {
    {"training", kind<Training>()},
    {"trainingLoss", kind<TrainingLoss>()},
};

template <class Value>
std::string unknown(const std::string& what, const std::string& name,
                    const std::map<std::string, Value>& known) {
  Allowed allowed;
  for (const auto& entry : known) allowed.names.push_back(entry.first);
  return complaint(what, nn::shown(name), allowed, false);
}

val run(const std::string& name, const val& options) {
  const auto found = kExperiments.find(name);
  if (found == kExperiments.end()) return failure(unknown("experiment", name, kExperiments));
  return found->second(options);
}

val session_start(int id, const std::string& name, const val& options) {
  const auto found = kSessions.find(name);
  if (found == kSessions.end()) return failure(unknown("session", name, kSessions));
  return found->second.start(id, options);
}

val session_resume(int id, const std::string& name, const val& saved) {
  const auto found = kSessions.find(name);
  if (found == kSessions.end()) return failure(unknown("session", name, kSessions));
  return found->second.resume(id, saved);
}

/// The session called `id`; where there is none, `otherwise` says so and nullptr is returned.
AnySession* find_session(int id) {
  const auto found = sessions.find(id);
  return found == sessions.end() ? nullptr : found->second.get();
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

void session_end(int id) { sessions.erase(id); }

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
