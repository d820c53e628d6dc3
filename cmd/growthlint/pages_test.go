package main

import (
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// released is the version that the pages install.
func released() module.Version {
	return module.Version{Path: "github.com/growthlint/growthlint", Version: "v0.1.0"}
}

// TestPagesCommandsRun runs the commands of the pages on installing and on CI, as
// they stand there, in a module with one finding. The only thing made up is the
// module proxy, which serves this tree as the release that the pages name.
func TestPagesCommandsRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	env := pageEnv(t)
	for _, name := range []string{"install.md", "ci.md"} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
			require.NoError(t, err)
			_, excuses, ok := strings.Cut(string(text), "\n## Not run here\n")
			require.True(t, ok)
			commands, omitted := pageCommands(t, string(text))
			require.NotEmpty(t, commands)
			for _, what := range omitted {
				assert.Contains(t, excuses, "| "+what+" |")
			}
			dir := shop(t)
			// install.md ends with removing it; other pages begin with it installed.
			runPageCommand(t, env, dir, "go install "+released().Path+"/cmd/growthlint@"+released().Version)
			for _, command := range commands {
				runPageCommand(t, env, dir, command)
			}
		})
	}
}

// pageCommands returns the lines of a page's sh blocks and of the scripts in its
// jobs for GitLab, and what the page says is not run.
func pageCommands(t *testing.T, page string) (commands, omitted []string) {
	t.Helper()
	block := regexp.MustCompile("(?ms)(?:^<!-- not run: ([^\n]*) -->\n)?^```(sh|yaml)\n(.*?)^```$")
	for _, m := range block.FindAllStringSubmatch(page, -1) {
		switch {
		case m[1] != "":
			omitted = append(omitted, m[1])
		case m[2] == "sh":
			commands = append(commands, strings.Split(strings.TrimSpace(m[3]), "\n")...)
		default:
			var jobs map[string]struct{ Script []string }
			// Pieces of a workflow are no document of their own.
			if yaml.Unmarshal([]byte(m[3]), &jobs) == nil {
				for _, job := range jobs {
					commands = append(commands, job.Script...)
				}
			}
		}
	}
	return commands, omitted
}

// runPageCommand fails unless the command succeeds or, being growthlint, finds
// something.
func runPageCommand(t *testing.T, env []string, dir, command string) {
	t.Helper()
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir, cmd.Env = dir, env
	out, err := cmd.CombinedOutput()
	if strings.HasSuffix(command, " ./...") && !strings.Contains(command, "-fail-on none") {
		var exit *exec.ExitError
		require.ErrorAs(t, err, &exit, "%s\n%s", command, out)
		assert.Equal(t, 1, exit.ExitCode(), "%s\n%s", command, out)
		assert.Contains(t, string(out), "1 finding (1 mapgrow)", command)
		return
	}
	require.NoError(t, err, "%s\n%s", command, out)
	if command == "growthlint -version" {
		assert.Contains(t, string(out), "growthlint "+released().Version+" (")
	}
}

// shop is a module with one finding, in a repository of its own.
func shop(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.com/shop\n\ngo 1.24\n",
		"shop.go": "package shop\n\nimport \"sync\"\n\ntype Shop struct {\n\tmu     sync.Mutex\n\tvisits map[string]int\n}\n\n" +
			"func Open(names <-chan string) *Shop {\n\ts := &Shop{visits: map[string]int{}}\n\tgo s.serve(names)\n\treturn s\n}\n\n" +
			"func (s *Shop) serve(names <-chan string) {\n\tfor {\n\t\ts.mu.Lock()\n\t\ts.visits[<-names]++\n\t\ts.mu.Unlock()\n\t}\n}\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	require.NoError(t, os.Mkdir(filepath.Join(dir, ".git"), 0o777))
	return dir
}

// pageEnv is the environment of somebody who has Go, and a proxy that serves the
// release. The module cache is new: this tree is not always the same release. What the
// present module cache lacks, such as the go.mod of what only other modules require,
// comes from the machine's own proxy.
func pageEnv(t *testing.T) []string {
	t.Helper()
	go_ := goEnv(t, "GOCACHE", "GOMODCACHE", "GOPROXY", "GOROOT")
	proxy, home := t.TempDir(), t.TempDir()
	publish(t, proxy)
	gopath := filepath.Join(home, "go")
	drop := []string{"GOFLAGS", "GOBIN", "GOPATH", "GOWORK", "GOENV", "GITHUB_STEP_SUMMARY"}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(drop, name)
	})
	downloads := fileURL(filepath.Join(go_["GOMODCACHE"], "cache", "download"))
	return append(env,
		"HOME="+home, "GOPATH="+gopath, "GOMODCACHE="+filepath.Join(home, "mod"), "GOCACHE="+go_["GOCACHE"],
		"GOENV=off", "GOWORK=off", "GOTOOLCHAIN=local", "GOSUMDB=off", "GOPROXY="+fileURL(proxy)+","+downloads+","+go_["GOPROXY"],
		// So that the directory can be removed, and that the build cache serves again.
		"GOFLAGS=-modcacherw -trimpath",
		"PATH="+filepath.Join(gopath, "bin")+string(os.PathListSeparator)+pathWithout("growthlint"))
}

// pathWithout is the search path without the directories that have a program, such
// as the one where the scripts find the command.
func pathWithout(program string) string {
	dirs := slices.DeleteFunc(filepath.SplitList(os.Getenv("PATH")), func(dir string) bool {
		_, err := os.Stat(filepath.Join(dir, program))
		return err == nil
	})
	return strings.Join(dirs, string(os.PathListSeparator))
}

func fileURL(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// publish puts this tree into a directory that the go command reads as a proxy.
func publish(t *testing.T, proxy string) {
	t.Helper()
	root := filepath.Join("..", "..")
	v := released()
	dir := filepath.Join(proxy, filepath.FromSlash(v.Path), "@v")
	require.NoError(t, os.MkdirAll(dir, 0o777))
	info, err := json.Marshal(map[string]string{"Version": v.Version, "Time": "2025-01-02T03:04:05Z"})
	require.NoError(t, err)
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	for name, text := range map[string][]byte{"list": []byte(v.Version + "\n"), v.Version + ".info": info, v.Version + ".mod": mod} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), text, 0o666))
	}
	f, err := os.Create(filepath.Join(dir, v.Version+".zip"))
	require.NoError(t, err)
	require.NoError(t, errors.Join(zip.CreateFromDir(f, v, root), f.Close()))
}

// TestHooksRun runs what pre-commit would, but for its building the program.
func TestHooksRun(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	require.NoError(t, err)
	var hooks []struct {
		ID, Entry, Language string
		Args                []string
		PassFilenames       bool `yaml:"pass_filenames"`
	}
	require.NoError(t, yaml.Unmarshal(text, &hooks))
	languages := map[string]string{}
	for _, hook := range hooks {
		languages[hook.ID] = hook.Language
		assert.False(t, hook.PassFilenames, "growthlint takes packages")
		cmd := exec.Command(hook.Entry, hook.Args...)
		cmd.Dir = shop(t)
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		require.ErrorAs(t, err, &exit, "%s", out)
		assert.Equal(t, 1, exit.ExitCode(), "%s", out)
		assert.Contains(t, string(out), "[mapgrow, ")
	}
	assert.Equal(t, map[string]string{"growthlint": "golang", "growthlint-system": "system"}, languages)
}
