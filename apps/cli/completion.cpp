#include "cli/completion.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

namespace grotius::cli {
namespace {

struct Word {
  std::string text, about;
};

struct Values {
  std::string option;
  std::vector<std::string> words;
};

// What may follow one command: "/case" or "/case/add"; the program itself is "".
struct Level {
  std::string path;
  std::vector<Word> commands, options;
  std::vector<Values> values;
};

// The set of "TEXT:{json,text}", which is how CLI11 describes it.
std::vector<std::string> fixed_values(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t begin = type.find('{'), end = type.rfind('}');
  std::vector<std::string> out;
  if (begin == std::string::npos || end == std::string::npos) return out;
  for (std::size_t at = begin + 1; at < end;) {
    const std::size_t next = std::min(type.find(',', at), end);
    out.push_back(type.substr(at, next - at));
    at = next + 1;
  }
  return out;
}

void gather(const CLI::App& app, const std::string& path, std::vector<Level>& out) {
  Level level{path, {}, {}, {}};
  for (const CLI::Option* option : app.get_options([](const CLI::Option*) { return true; }))
    for (const std::string& name : option->get_lnames()) {
      level.options.push_back({"--" + name, option->get_description()});
      if (const auto values = fixed_values(*option); !values.empty()) level.values.push_back({"--" + name, values});
    }
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* command : commands) level.commands.push_back({command->get_name(), command->get_description()});
  out.push_back(level);
  for (const CLI::App* command : commands) gather(*command, path + "/" + command->get_name(), out);
}

std::vector<Level> levels_of(const CLI::App& app) {
  std::vector<Level> out;
  gather(app, "", out);
  return out;
}

template <class List, class Text>
std::string joined(const List& list, const char* between, Text text) {
  std::string out;
  for (const auto& one : list) {
    if (!out.empty()) out += between;
    out += text(one);
  }
  return out;
}

std::string itself(const std::string& text) { return text; }
std::string text_of(const Word& word) { return word.text; }

// Steps from the words before the cursor to the command that they name; the same in both shells.
std::string find_path(const std::vector<Level>& levels, const char* words) {
  std::string paths;
  for (const Level& level : levels)
    if (!level.path.empty()) paths += (paths.empty() ? "" : "|") + level.path;
  return std::string("  for word in ") + words + "; do\n    case \"$level/$word\" in\n      " + paths +
         ") level=\"$level/$word\" ;;\n    esac\n  done\n";
}

// "'about' of a command" between single quotes, with ":" as _describe wants it.
std::string described(const Word& word) {
  std::string out;
  for (const char c : word.text + ":" + word.about.substr(0, word.about.find('\n')))
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return "'" + out + "'";
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
  const auto levels = levels_of(app);
  std::string out =
      "# Completion of grotius for bash: source <(grotius completion bash)\n_grotius() {\n"
      "  local current=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD - 1]}\" level= word\n"
      "  COMPREPLY=()\n" +
      find_path(levels, "\"${COMP_WORDS[@]:1:COMP_CWORD - 1}\"") + "  case \"$level $previous\" in\n";
  for (const Level& level : levels)
    for (const Values& values : level.values)
      out += "    \"" + level.path + " " + values.option + "\") COMPREPLY=($(compgen -W \"" +
             joined(values.words, " ", itself) + "\" -- \"$current\")); return ;;\n";
  out += "  esac\n  local commands= options=\n  case \"$level\" in\n";
  for (const Level& level : levels)
    out += "    \"" + level.path + "\")\n      commands=\"" + joined(level.commands, " ", text_of) +
           "\"\n      options=\"" + joined(level.options, " ", text_of) + "\" ;;\n";
  out +=
      "  esac\n  if [[ $current == -* ]]; then\n    COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
      "  elif [[ -n $commands ]]; then\n    COMPREPLY=($(compgen -W \"$commands\" -- \"$current\"))\n  fi\n}\n"
      "complete -o bashdefault -o default -F _grotius grotius\n";
  return out;
}

std::string zsh_completion(const CLI::App& app) {
  const auto levels = levels_of(app);
  std::string out =
      "#compdef grotius\n# Completion of grotius for zsh: grotius completion zsh > a folder of $fpath/_grotius\n"
      "_grotius() {\n  local current=\"${words[CURRENT]}\" previous=\"${words[CURRENT-1]}\" level= word\n"
      "  local -a commands options\n" +
      find_path(levels, "\"${(@)words[2,CURRENT-1]}\"") + "  case \"$level $previous\" in\n";
  for (const Level& level : levels)
    for (const Values& values : level.values)
      out += "    \"" + level.path + " " + values.option + "\") compadd -- " + joined(values.words, " ", itself) +
             "; return ;;\n";
  out += "  esac\n  case \"$level\" in\n";
  for (const Level& level : levels)
    out += "    \"" + level.path + "\")\n      commands=(" + joined(level.commands, " ", described) +
           ")\n      options=(" + joined(level.options, " ", described) + ") ;;\n";
  out +=
      "  esac\n  if [[ $current == -* ]]; then\n    _describe -o option options\n"
      "  elif (( $#commands )); then\n    _describe command commands\n  else\n    _files\n  fi\n}\n"
      "if [[ $funcstack[1] == _grotius ]]; then _grotius \"$@\"; else compdef _grotius grotius; fi\n";
  return out;
}

}  // namespace grotius::cli
