package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// server keeps a name for each of the requests that it sends to itself. It ends with them
// where VISITS_ONLY is set, else by a signal.
const server = `package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"sync"
)

type shop struct {
	mu     sync.Mutex
	visits map[string][]byte
}

func (s *shop) enter(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.visits[r.FormValue("name")] = make([]byte, 64<<10)
}

func main() {
	s := &shop{visits: map[string][]byte{}}
	http.HandleFunc("/enter", s.enter)
	l, err := net.Listen("tcp", os.Getenv("ADDRESS"))
	if err != nil {
		log.Fatal(err)
	}
	go http.Serve(l, nil)
	for i := range 100 {
		answer, err := http.Get(fmt.Sprintf("http://%s/enter?name=%d", l.Addr(), i))
		if err != nil {
			log.Fatal(err)
		}
		io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
	}
	if os.Getenv("VISITS_ONLY") == "" {
		select {}
	}
}
`

// TestInvestigateCommandsRun runs the commands of the page on profiles and probes, as they
// stand there and in their order, against a server. Only the server's address and the hour of
// waiting are other ones.
func TestInvestigateCommandsRun(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil || runtime.GOOS == "windows" {
		t.Skip("the commands are for curl and a POSIX shell")
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "investigate.md"))
	require.NoError(t, err)
	commands, omitted := pageCommands(t, string(text))
	require.Greater(t, len(commands), 7)
	assert.Empty(t, omitted)

	dir, address := t.TempDir(), freeAddress(t)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/shop\n\ngo 1.24\n"), 0o666))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "cmd", "server"), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "cmd", "server", "main.go"), []byte(server), 0o666))
	env := append(adoptingEnv(t), "VISITS_ONLY=1", "ADDRESS=localhost:0", "NO_PROXY=*", "no_proxy=*")
	serve(t, env, dir, address)

	told := map[string]string{}
	for _, command := range commands {
		at := strings.NewReplacer("HOST:PORT", address, "sleep 3600", "sleep 0").Replace(command)
		told[command] = runAdopting(t, env, dir, at)
	}
	assert.Contains(t, told["growthlint rank -profile heap.txt"], "shop.visits gains an entry in (*shop).enter, keyed by ")
	assert.Contains(t, told["growthlint probe report probe.log"], "shop.visits: length 100, ")
}

// serve builds the server and runs it until the test ends.
func serve(t *testing.T, env []string, dir, address string) {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "server")
	runAdopting(t, env, dir, "go build -o '"+binary+"' ./cmd/server")
	cmd := exec.Command(binary)
	cmd.Env = append(os.Environ(), "ADDRESS="+address, "NO_PROXY=*", "no_proxy=*")
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		assert.NoError(t, cmd.Process.Kill())
		_ = cmd.Wait() // it was killed
	})
	runAdopting(t, env, dir, "curl -fsS --retry 50 --retry-delay 1 --retry-connrefused -o /dev/null http://"+address+"/debug/pprof/")
}
