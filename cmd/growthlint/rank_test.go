package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rankedReport is what rank writes, as far as it is looked at here.
type rankedReport struct {
	Findings []struct {
		Container struct{ Owner, Name string }
		Rule      string
		Live      struct {
			Rank, Bytes, Entries int64
			Goroutines           *int64
			State                string
		}
	}
	Profile struct {
		Bytes, Explained int64
		Notes            []string
	}
}

// TestRankKnowsTheShapesOfARealProgram builds a program in another place and with -trimpath,
// lets it grow by known amounts, and ranks by the profiles that it writes of itself.
func TestRankKnowsTheShapesOfARealProgram(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is told by its standard output")
	}
	source, err := filepath.Abs(filepath.Join("testdata", "shapes"))
	require.NoError(t, err)
	dir := t.TempDir()
	binary := filepath.Join(dir, "shapes")
	build := exec.Command("go", "build", "-trimpath", "-o", binary, ".")
	build.Dir = source
	build.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)

	const lines = 3000
	feed(t, binary, dir, lines)
	cmd := exec.Command("growthlint", "-json", "rank", "-profile", filepath.Join(dir, "heap.pb.gz"), "-goroutines", filepath.Join(dir, "goroutine.pb.gz"))
	cmd.Dir = source
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GROWTHLINT_CACHE=off")
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	require.NoError(t, err)
	var report rankedReport
	require.NoError(t, json.Unmarshal(text, &report))

	held := map[string]int64{}
	goroutines := int64(0)
	for _, f := range report.Findings {
		held[f.Container.Name] += f.Live.Bytes
		switch f.Live.Rank {
		case 1:
			assert.Equal(t, "never", f.Container.Name, "two stacks for each line take most")
		case 2:
			assert.Equal(t, "closed", f.Container.Name, "700 bytes a line")
		}
		if f.Live.Goroutines != nil {
			goroutines += *f.Live.Goroutines
		}
	}
	assert.Empty(t, report.Profile.Notes)
	assert.Equal(t, int64(2*lines), goroutines, "one of a literal and one of a method for each line")
	// What a line takes at least: the value, and for most a slot in a table.
	for name, least := range map[string]int64{"closed": 700, "queue": 140, "helped": 48, "log": 56, "shared": 100, "has": 16, "built": 7} {
		assert.GreaterOrEqual(t, held[name], least*lines, name)
	}
	assert.Less(t, held["built"], int64(30*lines), "nothing else is taken for it")
}

// feed sends lines to the program and has it write its profiles.
func feed(t *testing.T, binary, dir string, lines int) {
	t.Helper()
	cmd := exec.Command(binary, dir)
	cmd.Env = append(os.Environ(), "GODEBUG=memprofilerate=1")
	stdout, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	addr, err := bufio.NewReader(stdout).ReadString('\n')
	require.NoError(t, err)
	conn, err := net.Dial("tcp", addr[:len(addr)-1])
	require.NoError(t, err)
	w := bufio.NewWriter(conn)
	for i := range lines {
		fmt.Fprintf(w, "%d\n", 1000000+i)
	}
	fmt.Fprintln(w, "profile")
	require.NoError(t, w.Flush())
	require.NoError(t, cmd.Wait())
	require.NoError(t, conn.Close())
}
