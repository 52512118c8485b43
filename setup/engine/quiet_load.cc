// An add-on without members: loading it loads TensorFlow's libraries while the process's standard error leads nowhere.
//
// The libraries log a line or two as they are loaded, before they read any setting that would silence them, and a
// notebook would show that to a learner. All of it happens in one native call, so no interrupt can come in between and
// leave standard error closed. tfjs-node's own add-on then finds the libraries loaded.

#include <dlfcn.h>
#include <fcntl.h>
#include <node_api.h>
#include <stdlib.h>
#include <unistd.h>

namespace {

class MutedStandardError {
 public:
  MutedStandardError() : kept_(dup(STDERR_FILENO)) {
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept_ >= 0 && nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0) close(nowhere);
  }
  ~MutedStandardError() {
    if (kept_ < 0) return;
    dup2(kept_, STDERR_FILENO);
    close(kept_);
  }

 private:
  int kept_;
};

}  // namespace

extern "C" __attribute__((visibility("default"))) napi_value napi_register_module_v1(napi_env env, napi_value exports) {
  // Read by the libraries as they are loaded; what the user has set stays. Set here and not in JavaScript, whose
  // `process.env` is a copy in workers and in tests.
  setenv("TF_ENABLE_ONEDNN_OPTS", "1", /*overwrite=*/0);
  // Errors only: what the libraries say about this machine's processor means nothing to a learner.
  setenv("TF_CPP_MIN_LOG_LEVEL", "2", /*overwrite=*/0);
  const char* const libraries[] = {FRAMEWORK_LIBRARY, CC_LIBRARY};
  for (const char* library : libraries) {
    void* loaded;
    {
      MutedStandardError muted;
      // Found through this add-on's run path. Lazily: looking every function up now would take half as long again.
      // Never unloaded: tfjs-node's add-on needs it from now on.
      loaded = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    }
    if (loaded == nullptr) {
      napi_throw_error(env, nullptr, dlerror());
      return nullptr;
    }
  }
  return exports;
}
