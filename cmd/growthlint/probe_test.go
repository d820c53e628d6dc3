package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// probed is what probe report writes of a candidate, as far as it is looked at here.
type probed struct {
	Container, State, Measure, Rule string
	Len, Max                        *int64
	Grows, Shrinks, Growth          int64
	NeverShrank                     bool `json:"never_shrank"`
}

// TestProbeShowsWhatGrewInTheRelay builds the example with its candidates counted, lets some
// clients talk to it, and reads its log: what grew comes first and by the amounts that were sent,
// what was emptied is told so.
func TestProbeShowsWhatGrewInTheRelay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is ended by an interrupt")
	}
	source, err := filepath.Abs(filepath.Join("..", "..", "examples", "relay"))
	require.NoError(t, err)
	dir := t.TempDir()
	binary, log := filepath.Join(dir, "relay"), filepath.Join(dir, "log")
	build := exec.Command("growthlint", "probe", "build", "-o", binary, "-metrics", "localhost:0", "-expvar", ".")
	build.Dir, build.Env = source, append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GROWTHLINT_CACHE=off")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	assert.Contains(t, string(out), "growthlint: probe of 14 candidates in 11 rewritten files\n")

	const clients, messages = 60, 10
	talk(t, binary, log, clients, messages)

	report := exec.Command("growthlint", "probe", "report", "-json", log)
	text, err := report.Output()
	require.NoError(t, err)
	var doc struct {
		Probe struct{ Candidates []probed }
	}
	require.NoError(t, json.Unmarshal(text, &doc))
	all := map[string]probed{}
	for _, c := range doc.Probe.Candidates {
		all[c.Container] = c
	}
	require.Len(t, doc.Probe.Candidates, 14)
	assert.ElementsMatch(t, []string{"auditLog.entries", "metrics.published"}, []string{doc.Probe.Candidates[0].Container, doc.Probe.Candidates[1].Container})
	grew := func(name string, by int64) {
		c := all[name]
		assert.Equal(t, "grew", c.State, name)
		assert.Equal(t, by, c.Growth, name)
		assert.True(t, c.NeverShrank, name)
	}
	grew("auditLog.entries", clients*messages)
	grew("metrics.published", clients*messages)
	grew("Server.identities", clients)
	grew("topicLocks.locks", clients+1)
	assert.Equal(t, "emptied", all["topic.members"].State)
	assert.Equal(t, all["topic.members"].Grows, all["topic.members"].Shrinks)
	assert.Equal(t, "untouched", all["Server.listed"].State)
}

// talk runs the program while clients say their lines, and asks for what it publishes.
func talk(t *testing.T, binary, log string, clients, messages int) {
	t.Helper()
	cmd := exec.Command(binary)
	cmd.Env = append(os.Environ(), "GROWTHLINT_PROBE_LOG="+log, "GROWTHLINT_PROBE_METRICS="+freeAddress(t))
	stderr, err := cmd.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	lines := bufio.NewScanner(stderr)
	up := regexp.MustCompile(`clients=(\S+) `)
	var addr string
	for addr == "" && lines.Scan() {
		if m := up.FindStringSubmatch(lines.Text()); m != nil {
			addr = m[1]
		}
	}
	require.NotEmpty(t, addr)
	go io.Copy(io.Discard, stderr)
	for i := range clients {
		said := []string{fmt.Sprintf("HELLO client-%d", i), "SUB news", fmt.Sprintf("PUB mine-%d hello", i)}
		for range messages - 1 {
			said = append(said, "PUB news hello")
		}
		say(t, addr, append(said, "QUIT"))
	}
	_, metrics, _ := strings.Cut(strings.Join(cmd.Env, "\n"), "GROWTHLINT_PROBE_METRICS=")
	answer, err := http.Get("http://" + metrics)
	require.NoError(t, err)
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Regexp(t, fmt.Sprintf(`(?m)^growthlint_probe_length\{id="v1:[0-9a-f]{16}",rule="slicegrow",container="auditLog.entries",kind="slice",site="internal/relay/history.go:26:2"\} %d$`, clients*messages), string(text))
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	_ = cmd.Wait() // its web server may not have closed every connection
}

// say has a client say lines, each of which is answered but for the last, and waits for the end.
func say(t *testing.T, addr string, said []string) {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	require.NoError(t, err)
	defer conn.Close()
	answers := bufio.NewScanner(conn)
	require.True(t, answers.Scan(), "the welcome")
	for _, line := range said {
		_, err := fmt.Fprintln(conn, line)
		require.NoError(t, err)
		require.True(t, answers.Scan() || line == "QUIT", line)
	}
	for answers.Scan() {
	}
}

// freeAddress is an address of this machine that nobody listens at.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().String()
}
