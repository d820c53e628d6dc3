package vetcmd_test

import (
	"bytes"
	"context"
	"flag"
	"hash/fnv"
	"maps"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/agree"
	"github.com/growthlint/growthlint/internal/cli"
)

// corpus is the fixtures' module, with the command built as users do. The same sources
// give the same bytes, so that go vet's cache holds from one test run to the next.
func corpus(t *testing.T) agree.Run {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", "src"))
	require.NoError(t, err)
	tool := filepath.Join(t.TempDir(), "growthlint.exe")
	out, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", tool, "../../cmd/growthlint").CombinedOutput()
	require.NoError(t, err, "%s", out)
	return agree.Run{Tool: tool, Dir: dir, Env: []string{"GROWTHLINT_CACHE=" + t.TempDir()}}
}

var full = flag.Bool("full", false, "run the command on each package of the fixtures alone, and not only on a sample")

// TestDriversAgree runs all fixtures under real go vet, under the passes in process and
// under the command: go vet reports what the passes do, none of it vanishes in the whole
// program, and of a package that stands alone (a sample of them) the command reports the same.
func TestDriversAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command and runs go vet")
	}
	ctx, r := context.Background(), corpus(t)
	with := func(args ...string) agree.Run { r := r; r.Args = args; return r }
	vet, err := agree.Vet(ctx, with("./..."))
	require.NoError(t, err)
	alone, err := agree.Passes(ctx, with("./..."))
	require.NoError(t, err)
	assert.Empty(t, agree.Different("go vet", vet, alone))
	require.Greater(t, len(alone), 100)
	checkMessages(t, vet)

	whole, err := agree.Command(ctx, with("./..."))
	require.NoError(t, err)
	assert.Empty(t, agree.Outside(alone, whole), "vanished in the whole program")

	byDir := map[string][]agree.Report{}
	for _, f := range whole {
		byDir[path.Dir(f.File)] = nil // what is nowhere in the whole is nowhere alone
	}
	for _, f := range alone {
		byDir[path.Dir(f.File)] = append(byDir[path.Dir(f.File)], f)
	}
	dirs := slices.Sorted(maps.Keys(byDir))
	if !*full {
		dirs = slices.DeleteFunc(dirs, notInSample)
	}
	require.Greater(t, len(dirs), 50)
	slots := make(chan struct{}, 2)
	var runs sync.WaitGroup
	for _, dir := range dirs {
		slots <- struct{}{}
		runs.Go(func() {
			checkPackage(ctx, t, with("./"+dir), byDir[dir])
			<-slots
		})
	}
	runs.Wait()
}

// notInSample leaves one package in five, always the same ones.
func notInSample(dir string) bool {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(dir))
	return sum.Sum32()%5 != 0
}

// checkPackage compares what the passes report of a package with what the command says
// of it and what it imports: all of it is there, by fingerprint, and the other way round
// if it stands alone. Of imports the command sees more than a digest tells.
func checkPackage(ctx context.Context, t *testing.T, r agree.Run, alone []agree.Report) {
	found, err := agree.Command(ctx, r)
	if !assert.NoError(t, err) {
		return
	}
	assert.Empty(t, agree.Outside(alone, found), "%v: the command does not report them", r.Args)
	var medium []agree.Report
	for _, f := range found {
		if f.Confidence != "low" && !strings.Contains(f.File, "/cross/") {
			medium = append(medium, f)
		}
	}
	assert.Empty(t, agree.Outside(medium, alone), "%v: the passes do not report them", r.Args)
}

// checkMessages holds what every message of go vet is: the rule's name once, container,
// growth and remedy on one line, and different for different containers.
func checkMessages(t *testing.T, vet []agree.Report) {
	t.Helper()
	seen := map[string]agree.Place{}
	for _, r := range vet {
		assert.Equal(t, 1, strings.Count(r.Message, r.Rule), "the rule's name, once: %s", r.Message)
		assert.True(t, strings.HasPrefix(r.Message, r.Rule+": "), r.Message)
		assert.Contains(t, r.Message, "; ", "a remedy")
		assert.NotContains(t, r.Message, "\n")
		key := path.Dir(r.File) + " " + r.Message
		if at, again := seen[key]; again && r.Rule != "readgrow" {
			t.Errorf("%v and %v have one message: %s", at, r.Place, r.Message)
		}
		seen[key] = r.Place
	}
}

// TestMessages is what users read, driver by driver. Bazel's nogo writes the analyzer's
// name behind the message, as the test of the passes holds; that of golangci-lint is held
// where one is built.
func TestMessages(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command and runs go vet")
	}
	r := corpus(t)
	for dir, want := range map[string]struct{ place, rule, message, remedy string }{
		"./mapgrow/bad/sessions": {
			"mapgrow/bad/sessions/sessions.go:64:2: ", "mapgrow",
			"Server.sessions gains an entry in (*Server).greet, keyed by addr, from c.RemoteAddr().String(), and nothing deletes from it",
			"delete the key when what it stands for ends, sweep stale keys on a timer, or cap the size",
		},
		"./readgrow/bad/helper": {
			"readgrow/bad/helper/helper.go:52:2: ", "readgrow",
			"parse reads a request body into memory, and no analyzed code limits its length",
			"read from `io.LimitReader(body, 1<<20)`, and treat more data than the limit as an error",
		},
	} {
		var stdout, stderr bytes.Buffer
		cli.Main([]string{"-C", r.Dir, "-no-cache", "-format", "text", dir}, &stdout, &stderr)
		assert.Contains(t, stdout.String(), want.place+want.message+" ["+want.rule+", ")
		assert.Contains(t, stdout.String(), "remedy: "+want.remedy+"\n")
		cmd := exec.Command("go", "vet", "-vettool="+r.Tool, dir)
		cmd.Dir = r.Dir
		out, err := cmd.CombinedOutput()
		require.Error(t, err, "go vet exits with a status of its own")
		assert.Contains(t, string(out), want.place+want.rule+": "+want.message+"; "+want.remedy+"\n")
	}
}
