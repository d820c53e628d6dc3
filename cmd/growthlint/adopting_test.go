package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAdoptingCommandsRun runs the commands of the pages on adopting and configuring
// growthlint, and on its use in other tools, as they stand there and in their order, in a repository with one finding.
func TestAdoptingCommandsRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	env := adoptingEnv(t)
	for _, name := range []string{"adopting.md", "configuration.md", "integrations.md"} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
			require.NoError(t, err)
			commands, omitted := pageCommands(t, string(text))
			require.NotEmpty(t, commands)
			_, excuses, _ := strings.Cut(string(text), "\n## Not run here\n")
			for _, what := range omitted {
				assert.Contains(t, excuses, "| "+what+" |")
			}
			dir := shop(t)
			require.NoError(t, os.Remove(filepath.Join(dir, ".git")))
			told := map[string]string{}
			for _, command := range append(team(), commands...) {
				told[command] = runAdopting(t, env, dir, command)
			}
			if recorded, err := os.ReadFile(filepath.Join(dir, "growthlint.jsonl")); err == nil {
				assert.Contains(t, string(text), strings.TrimSuffix(string(recorded), "}\n"), "the page's line of a baseline")
			}
			for command, want := range map[string]string{
				"growthlint -baseline growthlint.jsonl -write-baseline ./...":                      "growthlint.jsonl: 1 added, 0 kept, 0 pruned",
				"growthlint config check":                                                          "no .growthlint.yml",
				"growthlint -min-confidence low config print":                                      "min-confidence: low # flag -min-confidence",
				"growthlint config flags nogo":                                                     `"mapgrow": {`,
				"go vet -vettool=$(command -v growthlint) ./...":                                   "shop.go:19:3: mapgrow: Shop.visits",
				`eval "go vet -vettool=$(command -v growthlint) $(growthlint config flags) ./..."`: "shop.go:19:3: mapgrow: Shop.visits",
			} {
				if out, ok := told[command]; ok {
					assert.Contains(t, out, want, command)
				}
			}
		})
	}
}

// adoptingEnv is the environment of a team that has growthlint and git.
func adoptingEnv(t *testing.T) []string {
	t.Helper()
	bin := t.TempDir()
	tool, err := buildOnce(bin)()
	require.NoError(t, err)
	require.NoError(t, os.Rename(tool, filepath.Join(bin, "growthlint")))
	return append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "GOFLAGS=", "GOWORK=off", "GITHUB_STEP_SUMMARY=",
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=team", "GIT_AUTHOR_EMAIL=team@example.test", "GIT_COMMITTER_NAME=team", "GIT_COMMITTER_EMAIL=team@example.test")
}

// team are the commands that make a repository with a main branch.
func team() []string {
	return []string{"git init -q -b main", "git add .", "git commit -qm shop", "git update-ref refs/remotes/origin/main HEAD"}
}

// runAdopting fails if the command is no command or refuses its arguments; findings are
// no failure.
func runAdopting(t *testing.T, env []string, dir, command string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir, cmd.Env = dir, env
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 && strings.Contains(command, "./...") {
		return string(out)
	}
	require.NoError(t, err, "%s\n%s", command, out)
	return string(out)
}
