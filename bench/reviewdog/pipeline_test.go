package reviewdog

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shop has a map that is emptied and one that only grows.
const shop = `package shop

import "sync"

// Shop counts the visits of those who are inside.
type Shop struct {
	mu     sync.Mutex
	visits map[string]int
	known  map[string]int
}

// Open opens a shop.
func Open(come, gone <-chan string) *Shop {
	s := &Shop{visits: map[string]int{}, known: map[string]int{}}
	go s.serve(come)
	go s.leave(gone)
	return s
}

func (s *Shop) serve(come <-chan string) {
	for name := range come {
		s.mu.Lock()
		s.visits[name]++
		s.known[name]++
		s.mu.Unlock()
	}
}

func (s *Shop) leave(gone <-chan string) {
	for name := range gone {
		s.mu.Lock()
		delete(s.visits, name)
		s.mu.Unlock()
	}
}
`

// programs builds growthlint and reviewdog into a directory.
func programs(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, pattern := range map[string]string{
		"growthlint": "github.com/growthlint/growthlint/cmd/growthlint", "reviewdog": "github.com/reviewdog/reviewdog/cmd/reviewdog",
	} {
		out, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", filepath.Join(dir, name), pattern).CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
	return dir
}

// pipeline is the one of the page, but for where reviewdog writes to.
func pipeline(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "ci.md"))
	require.NoError(t, err)
	block := regexp.MustCompile("(?ms)^<!-- not run: reviewdog -->\n```sh\n(.*?)^```$").FindSubmatch(page)
	require.NotNil(t, block)
	script := string(block[1])
	const reporter = "-reporter=github-pr-review"
	require.Equal(t, 1, strings.Count(script, reporter))
	// The job of the page is the same pipeline, with the base that GitHub names.
	_, line, _ := strings.Cut(script, "\n")
	job := strings.Replace(strings.TrimSpace(line), "origin/main", `"origin/$GITHUB_BASE_REF"`, 1)
	require.Contains(t, string(page), "          set -o pipefail\n")
	require.Contains(t, string(page), "          "+job+"\n")
	return strings.Replace(script, reporter, "-reporter=local -diff='git diff origin/main'", 1)
}

// bench is a repository and the programs.
type bench struct {
	t        *testing.T
	dir, bin string
}

// run runs a script of bash and returns what it wrote and how it ended.
func (b *bench) run(script string) (stdout, stderr string, status int) {
	b.t.Helper()
	cmd := exec.Command("bash", "-c", script)
	cmd.Dir = b.dir
	cmd.Env = append(os.Environ(), "PATH="+b.bin+string(os.PathListSeparator)+os.Getenv("PATH"), "GOFLAGS=", "GOWORK=off", "GROWTHLINT_CACHE=off",
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=t", "GIT_AUTHOR_EMAIL=t@example.test", "GIT_COMMITTER_NAME=t", "GIT_COMMITTER_EMAIL=t@example.test")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	require.True(b.t, err == nil || errors.As(err, &exit), "%v", err)
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// branch makes a repository whose main branch has the shop, and a branch with another text.
func (b *bench) branch(text string) *bench {
	b.t.Helper()
	own := &bench{t: b.t, dir: b.t.TempDir(), bin: b.bin}
	write := func(name, text string) {
		require.NoError(b.t, os.WriteFile(filepath.Join(own.dir, name), []byte(text), 0o666))
	}
	write("go.mod", "module example.com/shop\n\ngo 1.24\n")
	write("shop.go", shop)
	_, errs, status := own.run("git init -q -b main && git add . && git commit -qm shop && git update-ref refs/remotes/origin/main HEAD")
	require.Zero(b.t, status, errs)
	write("shop.go", text)
	return own
}

// TestPipeline takes the changes of four pull requests through the pipeline.
func TestPipeline(t *testing.T) {
	bench := &bench{t: t, bin: programs(t)}
	script := pipeline(t)

	t.Run("a delete is taken away", func(t *testing.T) {
		b := bench.branch(strings.Replace(shop, "\tfor name := range gone {\n\t\ts.mu.Lock()\n\t\tdelete(s.visits, name)\n", "\tfor range gone {\n\t\ts.mu.Lock()\n", 1))
		out, errs, status := b.run(script)
		assert.Equal(t, 1, status, errs)
		assert.Contains(t, out, "Shop.visits gains an entry")
		assert.NotContains(t, out, "Shop.known", "the base has it as well")

		out, _, _ = b.run(strings.Replace(script, "diff_context", "added", 1))
		assert.NotContains(t, out, "Shop.visits", "why the page does not leave the filter at its default")
	})
	t.Run("a new map grows", func(t *testing.T) {
		text := strings.NewReplacer("\tknown  map[string]int\n", "\tknown  map[string]int\n\tnames  map[string]bool\n",
			"known: map[string]int{}}", "known: map[string]int{}, names: map[string]bool{}}",
			"\t\ts.known[name]++\n", "\t\ts.known[name]++\n\t\ts.names[name] = true\n").Replace(shop)
		out, errs, status := bench.branch(text).run(script)
		assert.Equal(t, 1, status, errs)
		assert.Contains(t, out, `"line":26,`)
		assert.Contains(t, out, "Shop.names gains an entry")
		assert.NotContains(t, out, "Shop.known")
	})
	t.Run("nothing new grows", func(t *testing.T) {
		out, errs, status := bench.branch(shop + "\n// Closed is for later.\nfunc (s *Shop) Closed() bool { return false }\n").run(script)
		assert.Zero(t, status, errs)
		assert.Empty(t, out)
	})
	t.Run("growthlint cannot run", func(t *testing.T) {
		b := bench.branch(shop)
		_, errs, status := b.run("git update-ref -d refs/remotes/origin/main && git update-ref refs/remotes/origin/other HEAD; " +
			strings.Replace(script, "git diff origin/main", "git diff HEAD", 1))
		assert.Equal(t, 2, status, errs)
		assert.Contains(t, errs, "origin/main")
	})
}
