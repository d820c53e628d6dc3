package main

import (
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
)

// pages are all that users read, by their names in the repository.
func pages(t *testing.T) map[string]string {
	t.Helper()
	root := filepath.Join("..", "..")
	texts := map[string]string{}
	for _, pattern := range []string{"README.md", "docs/*.md", "docs/rules/*.md", "examples/*/README.md"} {
		files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		require.NoError(t, err)
		require.NotEmpty(t, files, pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			name, err := filepath.Rel(root, file)
			require.NoError(t, err)
			texts[filepath.ToSlash(name)] = string(text)
		}
	}
	return texts
}

// TestNoPageIsForgotten holds that commands stand on their own lines only on pages of which a
// test takes them.
func TestNoPageIsForgotten(t *testing.T) {
	blocks := []string{"docs/adopting.md", "docs/ci.md", "docs/configuration.md", "docs/install.md", "docs/integrations.md", "docs/investigate.md"}
	indented := []string{"README.md", "examples/relay/README.md"}
	for name, text := range pages(t) {
		if strings.Contains(text, "\n```sh\n") || strings.Contains(text, "\n```bash\n") || strings.Contains(text, "\n```console\n") {
			assert.Contains(t, blocks, name)
		}
		if len(indentedCommands(text)) > 0 {
			assert.Contains(t, indented, name)
		}
	}
}

// fences are the blocks between lines of back quotes.
func fences() *regexp.Regexp { return regexp.MustCompile("(?ms)^```.*?^```$") }

// indentedCommands are the lines of a page that are set off by four spaces and run something,
// without what explains them.
func indentedCommands(page string) []string {
	var commands []string
	for _, m := range regexp.MustCompile(`(?m)^    ((?:go|growthlint|git|sh|curl) .*)$`).FindAllStringSubmatch(fences().ReplaceAllString(page, ""), -1) {
		command, _, _ := strings.Cut(m[1], " # ")
		commands = append(commands, strings.TrimSpace(command))
	}
	return commands
}

// TestIndentedCommandsRun runs those of the README, in the order in which they stand there, and
// of the larger example. The README's first is compared with its output elsewhere.
func TestIndentedCommandsRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	bin, own := t.TempDir(), shop(t)
	env := append(adoptingEnv(t), "GOBIN="+bin, "GOFLAGS=-trimpath")
	all := pages(t)
	commands := indentedCommands(all["README.md"])
	require.Len(t, commands, 3)
	for _, command := range commands {
		out := runAdopting(t, env, root, strings.ReplaceAll(command, "../your/module", own))
		if strings.HasSuffix(command, " ./...") {
			assert.Contains(t, out, "1 finding (1 mapgrow) in 1 package", command)
		}
	}
	assert.FileExists(t, filepath.Join(bin, "growthlint"))
	assert.Equal(t, []string{
		"go run .",      // talk drives the same program
		"go test ./...", // a step of .ci/run
		"go run ./cmd/growthlint -C examples/relay ./...", // TestReadmeShowsWhatIsPrinted
	}, indentedCommands(all["examples/relay/README.md"]))
}

// inlineCommands are the commands in the running text of a page.
func inlineCommands(page string) []string {
	var commands []string
	for _, m := range regexp.MustCompile("`(growthlint -?[^`\n]+)`").FindAllStringSubmatch(fences().ReplaceAllString(page, ""), -1) {
		commands = append(commands, m[1])
	}
	return commands
}

// meant writes what stands for something in a command: a name, a file, a choice. What names a
// command alone asks for help on it.
func meant(command string) []string {
	switch command {
	case "growthlint why", "growthlint rank", "growthlint probe", "growthlint lsp":
		return []string{"growthlint help " + strings.TrimPrefix(command, "growthlint ")}
	case "growthlint -min-confidence high lsp", "growthlint -baseline FILE lsp":
		// An editor that is gone at once is no error of the flags'.
		return []string{strings.Replace(command, "FILE", "growthlint.jsonl", 1) + " </dev/null || test $? = 1"}
	case "growthlint cache stat|prune [SIZE]|clear":
		return []string{"growthlint cache stat", "growthlint cache prune", "growthlint cache prune 1GB", "growthlint cache clear"}
	case "growthlint probe run|build|test":
		return []string{"growthlint help probe"}
	case "growthlint -no-cache std":
		// Of minutes: what was measured with it stands beside it.
		return nil
	}
	return []string{strings.NewReplacer(
		"NAME [packages]", "Shop.visits ./...", "NAME", "Shop.visits", "Type.field", "Shop.visits", "Server.listed", "Shop.visits", "Index.terms", "Shop.visits",
		"RULE", "mapgrow", "CODE", "rung", "report -json LOG", "report -json probe.log", "FILE", "heap.pb.gz",
		"-json rank …", "-json rank -profile heap.pb.gz", " …", "", "./some/dir", ".", "./dir", ".",
	).Replace(command)}
}

// TestInlineCommandsRun runs the commands that pages name in their text, in a repository with
// one finding, a baseline, profiles and the log of a probe.
func TestInlineCommandsRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	env := append(adoptingEnv(t), "GROWTHLINT_CACHE="+t.TempDir())
	dir := shop(t)
	require.NoError(t, os.Remove(filepath.Join(dir, ".git")))
	files := map[string]string{"probe.log": probeLog(t, env), "goroutines.pb.gz": shopGoroutines, "goroutines-base.pb.gz": shopGoroutines}
	for _, name := range []string{"heap", "base", "earlier", "later", "a", "b", "c"} {
		files[name+".pb.gz"] = shopProfile
	}
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	for _, command := range append(team(), "growthlint -baseline growthlint.jsonl -write-baseline ./...") {
		runAdopting(t, env, dir, command)
	}
	var commands []string
	for _, text := range pages(t) {
		for _, command := range inlineCommands(text) {
			commands = append(commands, meant(command)...)
		}
	}
	slices.Sort(commands)
	commands = slices.Compact(commands)
	require.Greater(t, len(commands), 30)
	for _, command := range commands {
		assert.NotContains(t, command, "…")
		out, status := runShell(env, dir, command)
		assert.Contains(t, []int{0, 1}, status, "%s\n%s", command, out)
	}
}

// runShell returns what a command prints and the status with which it ends.
func runShell(env []string, dir, command string) (string, int) {
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir, cmd.Env = dir, env
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		return err.Error(), -1
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// probeLog is the log of the server with its candidates counted.
func probeLog(t *testing.T, env []string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/shop\n\ngo 1.24\n"), 0o666))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "main.go"), []byte(server), 0o666))
	env = append(slices.Clone(env), "VISITS_ONLY=1", "ADDRESS=localhost:0", "NO_PROXY=*", "no_proxy=*")
	runAdopting(t, env, dir, "growthlint probe run -log probe.log .")
	text, err := os.ReadFile(filepath.Join(dir, "probe.log"))
	require.NoError(t, err)
	return string(text)
}

// shopGoroutines is a goroutine profile of the shop, as a text.
const shopGoroutines = `goroutine profile: total 1
1 @ 0x1
#	0x1	example.com/shop.(*Shop).serve+0x6b	/build/shop/shop.go:19
`

// TestShardsOfThePage runs the two jobs of docs/scale.md, whose findings are those of one run.
func TestShardsOfThePage(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	block := regexp.MustCompile("(?ms)^```yaml\n(jobs:.*?)^```$").FindStringSubmatch(pages(t)["docs/scale.md"])
	require.NotNil(t, block)
	var workflow struct {
		Jobs struct {
			Summarise struct {
				Strategy struct{ Matrix struct{ Part []string } }
				Steps    []struct{ Run string }
			}
			Judge struct{ Steps []struct{ Run string } }
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(block[1]), &workflow))
	summarise, judge := workflow.Jobs.Summarise, workflow.Jobs.Judge
	require.NotEmpty(t, summarise.Strategy.Matrix.Part)

	env, dir := adoptingEnv(t), shop(t)
	for _, name := range []string{"api", "server", "cmd"} {
		require.NoError(t, os.Mkdir(filepath.Join(dir, name), 0o777))
	}
	require.NoError(t, os.Rename(filepath.Join(dir, "shop.go"), filepath.Join(dir, "api", "shop.go")))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "server", "server.go"), []byte("package server\n\nvar seen = map[string]bool{}\n\nfunc See(names <-chan string) {\n\tfor name := range names {\n\t\tseen[name] = true\n\t}\n}\n"), 0o666))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "cmd", "main.go"), []byte("package main\n\nimport (\n\t\"example.com/shop/api\"\n\t\"example.com/shop/server\"\n)\n\nfunc main() {\n\tnames := make(chan string)\n\tshop.Open(names)\n\tserver.See(names)\n}\n"), 0o666))
	whole := runAdopting(t, env, dir, "growthlint ./... 2>/dev/null")
	require.Contains(t, whole, "Shop.visits")

	require.NoError(t, os.Mkdir(filepath.Join(dir, "shards"), 0o777))
	for _, part := range summarise.Strategy.Matrix.Part {
		for _, step := range summarise.Steps {
			if step.Run != "" {
				runAdopting(t, env, dir, strings.ReplaceAll(step.Run, "${{ matrix.part }}", part))
			}
		}
		shard := strings.Trim(part, "./")
		require.NoError(t, os.Rename(filepath.Join(dir, "out"), filepath.Join(dir, "shards", shard)))
	}
	for _, step := range judge.Steps {
		if step.Run != "" {
			out, status := runShell(env, dir, step.Run+" 2>/dev/null")
			assert.Equal(t, 1, status, out)
			assert.Equal(t, whole, out)
		}
	}
}
