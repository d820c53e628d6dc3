package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/pipeline"
)

// probes asks others by interfaces of its own.
const probes = `// Package probe asks others how they are.
package probe

import (
	"errors"
	"io"
	"net/http"
)

// Asker answers a request.
type Asker interface {
	Do(*http.Request) (*http.Response, error)
}

// Store opens what was written.
type Store interface {
	Open(name string) (io.ReadCloser, error)
}

// Alive asks one.
func Alive(a Asker, r *http.Request) error {
	resp, err := a.Do(r)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return resp.Body.Close()
}

// Size counts what was written.
func Size(s Store, name string) (int64, error) {
	r, err := s.Open(name)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(io.Discard, r)
	if err != nil {
		return 0, err
	}
	return n, r.Close()
}
`

// What a module is called says nothing of whose packages it has: with a host name or without, they are not
// those of the standard library.
func TestModulesWithoutHost(t *testing.T) {
	found := func(module string) []string {
		dir := t.TempDir()
		require.NoError(t, os.Mkdir(filepath.Join(dir, "probe"), 0o755))
		for name, text := range map[string]string{"go.mod": "module " + module + "\n\ngo 1.24\n", "probe/probe.go": probes} {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
		}
		a, err := pipeline.Run(t.Context(), pipeline.Request{Dir: dir, Patterns: []string{"./..."}, Rules: ruleNames(rules()), Progress: func(int, int) {}})
		require.NoError(t, err)
		var out []string
		for _, f := range a.Findings {
			out = append(out, f.Rule+" "+f.Message)
		}
		return out
	}
	hosted := found("example.com/shop")
	assert.Len(t, hosted, 2)
	assert.Equal(t, hosted, found("shop"))
}
